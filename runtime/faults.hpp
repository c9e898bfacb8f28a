// What goes wrong in arithmetic, in words. Each reports and gives what the step then comes to.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

Value overflow(const Expr& expr, const Surroundings& around);
Value divided_by_zero(const Expr& expr, bool certainly, const Surroundings& around);

// The value itself, unless it overflowed.
Value checked(Value value, const Expr& expr, const Surroundings& around);

}  // namespace rubric
