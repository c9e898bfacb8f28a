// The gaps that bands of exact values leave, and whether anything falls into them.
#pragma once

#include <optional>

#include "lang/diagnostic.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

// A stretch that no band holds, between two that stand next to each other.
struct Gap {
  const Banding* banding = nullptr;
  const Band* lower = nullptr;
  const Band* upper = nullptr;
  Bounds between;
};

// Of bandings of exact values; rounded ones have none.
std::vector<Gap> gaps_in(const Framework& framework);

// As an error: something falls into it.
Diagnostic gap_error(const Gap& gap);

// What falls into a gap has been reported. Of the other gaps it is a note that nothing can, or an error where that is
// not known.
void report_other_gaps(const Exploration& explored, Diagnostics& diagnostics);

}  // namespace rubric::prove
