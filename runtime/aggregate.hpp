// Aggregates: one value from the members of a collection.
#pragma once

#include "runtime/operands.hpp"

namespace rubric {

// Of `lowest` to `share`. A member takes part where its guard holds; absent in one that does, the aggregate is
// absent. None takes part: nothing is lowest, highest, average or median; the sum and the count are 0. A share
// looks at guards only: of all members, absent or not, it is the percentage whose guard holds.
//
// With open guards `lowest`, `highest`, `sum`, `count` and `share` are exact; the averages and the median are so
// up to a few open guards, and sound beyond. A median of many open values, and an average by open weights, come
// to a range. Weights are not negative.
Value aggregate(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
