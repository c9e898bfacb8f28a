// Figures of an inspection that are not known for certain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// A figure that is open, and what it may be: as far as it is tried.
struct OpenFigure {
  StandardId standard;
  QuestionId question;
  std::vector<Tally> tallies;
  std::vector<std::uint32_t> levels;  // of a judgement
  bool has_end = true;                // false: there are more, and some were picked
  std::size_t choices() const { return question ? tallies.size() : levels.size(); }
};

// Judgements and tallies, in the order of the standards and questions. A tally without end is tried with at most
// kTriedCases relevant cases, if it may have so few.
std::vector<OpenFigure> open_figures(const Framework& framework, const Inspection& inspection);
inline constexpr std::int64_t kTriedCases = 24;

}  // namespace rubric
