// What a line of a `choose` can rest on: that the lines before it do not hold.
#pragma once

#include <cstddef>

#include "runtime/operands.hpp"

namespace rubric {

// What the value of a line may still be where it counts. `choose { when n is 0 -> 1  otherwise -> n }`: in the second
// line n is not 0. Knows no more than that: a single figure that an earlier line holds equal to a number.
Value narrowed(const Expr& expr, std::size_t line, const Operands& operands, const Surroundings& around);

}  // namespace rubric
