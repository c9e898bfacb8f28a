// A stretch of numbers, such as a band covers.
#pragma once

#include <optional>

#include "lang/rational.hpp"

namespace rubric {

// From `low` to `high`; a missing end is unbounded, an open end does not itself belong to the stretch.
struct Bounds {
  std::optional<Rational> low;
  std::optional<Rational> high;
  bool low_open = false;
  bool high_open = false;

  bool contains(Rational value) const {
    if (low && (value < *low || (low_open && value == *low))) return false;
    return !high || (value <= *high && !(high_open && value == *high));
  }
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

}  // namespace rubric
