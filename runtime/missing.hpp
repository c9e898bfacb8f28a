// What the data do not tell yet, and whether it can still make a difference.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/rate.hpp"

namespace rubric {

// `yes` and `no` are certain; `perhaps` where there is more to try than is worth the while, or no end to it.
enum class Matters : std::uint8_t { no, perhaps, yes };

// A question whose tally is open, or a judgement that is.
struct MissingFigure {
  StandardId standard;
  QuestionId question;                // none: the judgement of the standard
  Matters to_standard = Matters::no;  // whether it can still change the rating of its standard
  Matters to_overall = Matters::no;   // likewise of the overall, or its score if it has no rating
};

// A figure matters if there are two completions of the data that differ in it alone and come to different ratings. In
// the order of the standards and questions. Tries at most some ten thousand combinations for each standard and for the
// overall; a rating that the panel has awarded depends on nothing.
std::vector<MissingFigure> missing_figures(const Inspection& inspection, const Outcome& outcome);

}  // namespace rubric
