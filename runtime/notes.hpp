// What to bear in mind when a rating is read, beside the rating itself: figures, which the program puts into words.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// A sample smaller than the framework's `sampling` asks for.
struct ShortSample {
  KindId kind;
  std::int64_t sample = 0;
  std::int64_t needed = 0;
  std::optional<std::int64_t> eligible;
};

// Sub-samples so small that no tally of them falls into some bands of their banding.
struct OutOfReach {
  std::int64_t relevant = 0;
  BandingId banding;
  std::vector<std::uint32_t> bands;   // of the banding, lowest first
  std::vector<QuestionId> questions;  // that have so many relevant cases
};

// Figures that rest on so few cases that they could point to one of them.
struct SmallCell {
  std::int64_t relevant = 0;  // as far as is known, at most
  std::vector<QuestionId> questions;
};

using Note = std::variant<ShortSample, OutOfReach, SmallCell>;
using Notes = std::vector<Note>;

inline constexpr std::int64_t kSmallCell = 3;
// Of a larger sub-sample it is not asked whether it reaches every band: 100 cases reach every whole per cent.
inline constexpr std::int64_t kMostOutOfReach = 100;

// All notes, kind by kind in the order above, smaller sub-samples first. Figures of fewer than `small_cell` cases are
// small cells; 0: none is.
Notes notes(const Framework& framework, const Inspection& inspection, std::int64_t small_cell = kSmallCell);

// The bands that no tally of so many relevant cases falls into, by the banding's own rounding. Of one of percents.
std::vector<std::uint32_t> out_of_reach(const Banding& banding, std::int64_t relevant);

}  // namespace rubric
