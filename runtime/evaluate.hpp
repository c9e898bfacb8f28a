// One step of a rule, on sets of values.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

Value constant(const Expr& expr);

// What the step comes to for the values in the slots that it reads: every result that one value of each operand
// gives, so the result is exact where no open value is used twice, and sound everywhere. Not for leaves that read
// the data (`fact`, `percent`, `judged`, …), for definitions, nor for `one_case`.
Value evaluate(const Step& step, std::span<const Value> slots, const Surroundings& around);

}  // namespace rubric
