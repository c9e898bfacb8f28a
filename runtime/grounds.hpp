// Grounds for discretion that look at percentages.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Whether the rounded value lies at most so many points from the lower edge of a band, the lowest band's aside.
// An absent value does not.
Value near_boundary(const Expr& expr, const Operands& operands, const Surroundings& around);

// Whether the member that `expr` names has the lowest value of those that are present.
Value deciding(const Expr& expr, const Operands& operands);

// The levels, a bit each, on the other side of the boundaries that the value of a `near_boundary` step may be near to:
// of the outcomes of a banding that gives levels. Never too few.
std::uint64_t levels_across(const Framework& framework, const Expr& expr, const Value& value, const Value& points);

}  // namespace rubric
