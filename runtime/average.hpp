// Averages and the median.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Of `average`, `weighted_average` and `median`, as `aggregate` promises.
Value middle(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
