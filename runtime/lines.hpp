// The lines of a `choose` and the rows of a table: which of them counts.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "runtime/operands.hpp"

namespace rubric {

// Whether it chooses among lines: `first_of` or `only_of`.
bool has_lines(const Expr& expr);

// One of them, as the arguments of the expression have it; in the order in which its table names their places.
struct TableLine {
  ExprId when;  // none: what holds otherwise
  ExprId gives;
};
std::vector<TableLine> lines_in(const Expr& expr);

// The line that certainly counts, by what the arguments come to; none where that is open.
std::optional<std::size_t> certain_line(Op op, std::span<const Value> args);

// Of `first_of`, whose last line may be missing, and of `only_of`. Where no line holds for certain, the result is
// whatever those give that may hold. A heading that is absent satisfies no cell: where no row applies to it, the result
// is absent. That no row applies, or two do, for values that are all present, is an error in the diagnostics.
Value first_line(const Expr& expr, const Operands& operands, const Surroundings& around);
Value only_line(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
