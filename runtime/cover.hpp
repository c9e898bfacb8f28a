// Whether stretches of numbers, such as the bands of a banding, leave a number out.
#pragma once

#include <optional>
#include <span>

#include "lang/bounds.hpp"
#include "runtime/numbers.hpp"

namespace rubric {

// A number of the set that lies in none of the stretches, the lowest that is easily named. The stretches ascend by
// their low ends; they may overlap. Between the ends of an interval only multiples of `grid` count, where it is
// given: the others are known not to be possible.
std::optional<Rational> outside(const Numbers& values, std::span<const Bounds> stretches, std::optional<Rational> grid);

}  // namespace rubric
