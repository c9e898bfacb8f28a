// Which bands numbers fall into.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "runtime/operands.hpp"

namespace rubric {

Numbers rounded(const Numbers& values, const Rounding& rounding);

// The step between the numbers that a banding can meet, where they are on one: rounded ones, and whole numbers.
std::optional<Rational> grid_of(const Banding& banding);

// The band that the value certainly falls into, once it is rounded; none where several may hold it.
std::optional<std::size_t> certain_band(const Banding& banding, const Value& value);

// The outcomes of the bands that the rounded operand may fall into. A number in no band is an error.
Value band(const Expr& expr, const Operands& operands, const Surroundings& around);

}  // namespace rubric
