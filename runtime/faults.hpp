// What goes wrong in arithmetic, in words. Each reports and gives what the step then comes to.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

Value overflow(const Expr& expr, const Surroundings& around);
Value no_row_applies(const Expr& expr, const Operands& operands, const Surroundings& around);
Value two_rows_apply(const Expr& expr, std::size_t first, std::size_t second, const Operands& operands,
                     const Surroundings& around);
Value divided_by_zero(const Expr& expr, bool certainly, const Surroundings& around);

// The value itself, unless it overflowed.
Value checked(Value value, const Expr& expr, const Surroundings& around);

}  // namespace rubric
