// The lines of a `choose` and the rows of a table: which of them counts.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Of `first_of`, whose last line may be missing, and of `only_of`. Where no line holds for certain, the result is
// whatever those give that may hold. A heading that is absent satisfies no cell: where no row applies to it, the result
// is absent. That no row applies, or two do, for values that are all present, is an error in the diagnostics.
Value first_line(const Expr& expr, const Operands& operands, const Surroundings& around);
Value only_line(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
