// The numbers that a value may still turn out to be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lang/bounds.hpp"
#include "lang/rational.hpp"

namespace rubric {

// All numbers between two ends; an open end is not itself in the set.
struct Interval {
  Rational low;
  Rational high;
  bool low_open = false;
  bool high_open = false;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// A set of exact numbers: either its members, few and sorted, or an interval that holds them all.
//
// Operations are sound: no possible result is missing. They are exact while sets have members, at
// most `kMaxPairs` pairs of them are combined and at most `kMaxMembers` results come of it; else
// they give an interval that holds all results, its ends as near as they can be.
//
// An overflow makes the whole set invalid, and every set made of it. Only members and ends are
// computed, though: that a number *within* an interval would overflow stays unnoticed.
//
// An empty set means that the value is certainly absent.
class Numbers {
 public:
  static constexpr std::size_t kMaxMembers = 1024;
  static constexpr std::size_t kMaxPairs = 64 * kMaxMembers;

  Numbers() = default;     // empty
  Numbers(Rational value)  // NOLINT: a certain number
      : kind_(Kind::certain), hull_{value, value} {}
  static Numbers of(std::vector<Rational> values);  // sorts, removes doubles; interval if too many
  static Numbers between(Interval interval);        // one member if both ends meet; may be empty

  bool empty() const { return kind_ == Kind::empty; }
  bool certain() const { return kind_ == Kind::certain; }  // also of an invalid set
  bool valid() const { return hull_.low.valid(); }
  // The two ends. Not for an empty set.
  Interval hull() const;
  // Sorted; absent when the set is an interval. A view into this set.
  std::optional<std::span<const Rational>> members() const;

  friend bool operator==(const Numbers&, const Numbers&) = default;

 private:
  enum class Kind : std::uint8_t { empty, certain, members, interval };

  // Nearly all sets are one number, so that one lives in `hull_` and costs no allocation. The same
  // set has always the same fields: an invalid one is the certain invalid number, whatever its kind
  // might have been.
  Kind kind_ = Kind::empty;
  Interval hull_;
  std::vector<Rational> members_;  // of Kind::members only, at least two
};

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide, lowest, highest };

// All results of the operation with one number of each set. Dividing by a set that may be zero is
// invalid, and so is dividing by an interval with zero at an open end, for its results have no end.
// Empty when either set is empty (and neither is invalid).
Numbers combine(Arithmetic operation, const Numbers& a, const Numbers& b);
Numbers unite(const Numbers& a, const Numbers& b);
// All roundings of the members. Of an interval: every multiple of the step that a member rounds to,
// open ends honoured ([78.5, 79.5) rounds half-up to 79 only).
Numbers round(const Numbers& values, RoundingMode mode, Rational step);

// Whether members of the set lie in the closed/open range given: bit 0 = some do not, bit 1 = some
// do. Absent bounds mean unbounded. Both bits when the set or a bound is invalid.
unsigned lies_within(const Numbers& values, const Bounds& bounds);

}  // namespace rubric
