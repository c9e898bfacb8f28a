// Tests: what stands after `is`.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Whether the first operand stands in the relation to the others. An absent operand satisfies neither a test nor
// its negation, except that a missing value is missing. Levels and ordered choices compare by their order.
Value test(const Expr& expr, const Operands& operands);

}  // namespace rubric
