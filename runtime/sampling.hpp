// How many cases to inspect, so that what is found in them can be taken for all of them.
//
// The one place with floating point: no rating depends on it. The formula is Cochran's for a share, with the finite
// population correction (W. G. Cochran, Sampling Techniques, 3rd edition, sections 4.4 and 4.5):
//
//   n0 = z² · 0.25 / margin²          z: two-sided normal quantile of the confidence; 0.25: the share that is hardest
//   n  = n0 / (1 + (n0 - 1) / N)      N: eligible cases;  rounded up to whole cases
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lang/framework.hpp"

namespace rubric {

// Confidence in per cent, margin in percentage points, both above 0 and at most 100; eligible from 1 to kMaxCases.
// From 1 to `eligible`; all of them for a confidence of 100%. At 80% and 5 points: 6 of 6, 15 of 16, 53 of 76.
std::int64_t sample_size(Rational confidence, Rational margin, std::int64_t eligible);

// So many cases by shares in per cent that add up to 100: whole numbers that add up to `cases`, each less than one
// case away from its share. Where that leaves a choice, the largest fractions are rounded up, the first of equal ones.
std::vector<std::int64_t> split(std::int64_t cases, const std::vector<Rational>& percents);

// What a framework's `size of KIND is …` asks for. Several of one kind hold together.
struct SizeLimits {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};
SizeLimits size_limits(const Sampling& sampling, KindId kind);

// How large the sample of one kind has to be by the framework: by its confidence and margin where `eligible` is known,
// and by its sizes; never more than there are. Empty where it asks for nothing, or nothing can be said.
std::optional<std::int64_t> needed_sample(const Sampling& sampling, KindId kind, std::optional<std::int64_t> eligible);

// A sample of all kinds together, drawn by the framework's split. Sizes that it asks for come before the split.
struct Draw {
  std::vector<std::int64_t> cases;  // in the order of Sampling::split
  std::int64_t total = 0;           // at most `eligible`
  bool sizes_changed = false;       // a size was asked for that the split alone does not give
  bool all = false;                 // the sizes add up to more cases than there are: every case is drawn
};
Draw draw(const Sampling& sampling, std::int64_t cases, std::int64_t eligible);

}  // namespace rubric
