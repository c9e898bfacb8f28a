// Frameworks made up from a seed: as rules text, so that reading and checking have their part in every test.
#pragma once

#include <cstdint>
#include <string>

#include "tests/oracle/random.hpp"

namespace rubric::oracle {

struct Rules {
  std::string text;
  std::string name;      // of the framework, or of the second one, which amends it
  bool shipped = false;  // built like the frameworks that ship: each standard feeds the overall once, and nothing else
};

// Right rules, which check without an error. Some use much of the language, some are built like what ships.
Rules generate_framework(const std::string& name, Random random);
Rules generate_framework(std::uint64_t seed);
// The same with few standards of few questions: so that every inspection can be gone through.
Rules generate_small_framework(std::uint64_t seed);
// The same framework, and a second one that amends it.
Rules generate_amendment(const std::string& name, Random random);
Rules generate_amendment(std::uint64_t seed);
Rules generate_small_amendment(std::uint64_t seed);

}  // namespace rubric::oracle
