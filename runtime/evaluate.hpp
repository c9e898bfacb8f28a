// One step of a rule, on sets of values.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

Value constant(const Expr& expr);

// What the step comes to for the values in the slots that it reads: every result that one value of each operand
// gives, so the result is exact where no open value is used twice, and sound everywhere. Not for leaves that read
// the data (`fact`, `percent`, `judged`, …), for definitions, nor for `one_case`.
Value evaluate(const Step& step, std::span<const Value> slots, const Surroundings& around);

// Whether there may be an error in such a step, whose operands have none: arithmetic that overflows or divides by zero,
// a number that no band holds, a table of which no row applies. Others only hand on what is broken.
bool can_go_wrong(Op op);

}  // namespace rubric
