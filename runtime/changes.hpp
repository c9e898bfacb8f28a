// What another judgement in one case can do to the tallies of a standard's questions.
#pragma once

#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// Per question of the standard: what it adds to the number answered yes, -1, 0 or 1.
using Change = std::vector<int>;

struct Changes {
  std::vector<Change> sure;      // some case can make them, where the tally has room for them
  std::vector<Change> possible;  // perhaps one case can
  bool complete = true;          // no: there were too many to list
};

inline constexpr std::size_t kMaxJointQuestions = 8;  // changed at the same time
inline constexpr std::size_t kMaxChanges = 10'000;

// `patterns` are those of the standard; empty where only tallies are known.
Changes changes_in_one_case(std::size_t questions, const std::vector<Pattern>& patterns);

}  // namespace rubric
