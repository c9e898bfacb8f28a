// Ways to another rating: those that differ in one change only stand together.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/prove/what_if.hpp"

namespace rubric::app {

// A tally or a judgement that is said otherwise.
struct Alteration {
  std::uint32_t standard = 0;         // its place in the framework
  std::uint32_t question = 0;         // likewise, counted from 1; 0: its judgement
  std::vector<std::string> in_words;  // cells
  friend auto operator<=>(const Alteration&, const Alteration&) = default;
};
using Alterations = std::vector<Alteration>;  // in the order of the framework

// What all of these ways change, and of what each changes one. Of a single way all stands in `all`.
struct Ways {
  std::uint32_t level = 0;
  Alterations all;
  Alterations one_of;
};
std::vector<Ways> ways_together(const Framework& framework, const std::vector<prove::Way>& ways);

std::string in_words(const Ways& ways);

}  // namespace rubric::app
