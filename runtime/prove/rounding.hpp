// What hangs on how percentages are rounded, and on how few cases there are.
#pragma once

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "runtime/tallies.hpp"

namespace rubric::prove {

// Of each banding of percentages: the tallies of up to `most` relevant cases, or as many as the declared samples have,
// that another way of rounding would put into another band. A note for each banding that has such.
void find_rounded_apart(const Framework& framework, std::int64_t most, Diagnostics& diagnostics);

// Where there is discretion or a size of samples: the outcomes that a sub-sample of one case, of two, … up to ten
// cannot have. A note for each banding that has such.
void find_small_samples(const Framework& framework, Diagnostics& diagnostics);

// The tallies of up to `most` relevant cases that the mode puts into another band than the banding's own rounding does;
// the smallest first.
std::vector<Tally> rounded_apart(const Banding& banding, RoundingMode mode, std::int64_t most);

}  // namespace rubric::prove
