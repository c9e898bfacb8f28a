// Aggregates over the records of a list.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// As aggregate(), with a member for each record of the inspection: what the expression's one member comes to for it.
// Broken, without a message, where the inspection does not tell its records.
Value over_records(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
