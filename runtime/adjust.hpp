// Rules that change what stands already: limits, raises, `not rated when`, and what a missing value counts as.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Of `limit`, `raise`, `raise_by`, `lower_by`, `unless` and `or_else`. An absent value stays absent; an absent
// bound or amount leaves the value as it is; an absent condition does not hold.
Value adjust(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
