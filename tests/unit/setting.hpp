// How much a test tries, from the environment.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace rubric {

inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* set = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing else runs here
  return set == nullptr ? otherwise : std::strtoull(set, nullptr, 10);
}

}  // namespace rubric
