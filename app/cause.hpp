// The first rule that two ratings differ by, in words.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "runtime/divergence.hpp"

namespace rubric::app {

struct SaidRule {
  bool there = true;  // false: the framework has no such rule
  Span place;         // of the rule, or of the amendment that changed it
  std::string at;     // "rules/x.rubric:12"
  std::string words;  // "65 to 79 -> good"
  std::string gives;  // "Good"
  std::vector<std::string> cites;
};

struct Cause {
  std::string figures;  // "75% (3 of 4), desistance"; empty where the rule has none of its own
  std::array<SaidRule, 2> said;
  std::size_t more = 0;  // other figures that differ as well
};

Cause cause_of(const Divergence& divergence, const Rating& before, const Rating& after, const Sources& sources);

}  // namespace rubric::app
