// Many inspections as columns of integers: what a batch reads, and what it writes.
//
// Row i of every column is inspection i. Columns are views: whoever hands them in keeps them, and nothing is copied.
// A row that does not fit, because it has figures that are open, records, or decisions of the panel, comes as an
// Inspection beside them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// 0 <= yes <= relevant <= kMostCounted; or `relevant` is kNotKnown: no figures yet.
struct TallyColumn {
  std::span<const std::uint16_t> yes;
  std::span<const std::uint16_t> relevant;
};
inline constexpr std::uint16_t kNotKnown = UINT16_MAX;
inline constexpr std::uint16_t kMostCounted = kNotKnown - 1;

inline constexpr std::uint8_t kNotJudged = UINT8_MAX;  // yet

// An input, or the day fieldwork began: which of `values` it is; beyond them, it is not known yet. Each of them is
// certain, or absent where the rules allow that.
struct InputColumn {
  std::span<const std::uint32_t> which;
  std::vector<Value> values;
};

// What another judgement in one case can do, for standards whose cases are known one by one and that have at most
// kMostQuestions questions. A bit for each pattern of answers that some case has: pattern sum(a[q] * 3^q), where
// a[q] is 0 for not relevant, 1 for yes and 2 for no, in the order of the standard's questions.
using Patterns = std::uint64_t;  // none: only tallies are known
inline constexpr std::size_t kMostQuestions = 3;

// The pattern of that number.
inline Pattern pattern_of(std::size_t number, std::size_t questions) {
  constexpr Answer kAnswers[] = {Answer::not_relevant, Answer::yes, Answer::no};
  Pattern pattern{{}, 1};
  for (; pattern.answers.size() < questions; number /= 3) pattern.answers.push_back(kAnswers[number % 3]);
  return pattern;
}

struct Columns {
  std::size_t rows = 0;
  std::vector<TallyColumn> tallies;                   // per question of the framework
  std::vector<std::span<const std::uint8_t>> judged;  // per standard: the level; empty unless it is judged
  std::vector<InputColumn> inputs;                    // per fact; empty unless it is an input, or nothing is known
  InputColumn fieldwork;                              // empty: nothing is known of it
  std::vector<std::span<const Patterns>> patterns;    // per standard; empty where only tallies are known
  std::vector<std::pair<std::size_t, const Inspection*>> others;  // rows that are rated from these; ascending
};

}  // namespace rubric
