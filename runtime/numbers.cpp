#include "runtime/numbers.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <utility>

namespace rubric {

namespace {

// One end of an interval, low or high; or a candidate for one.
struct End {
  Rational at;
  bool open = false;
};

End low_end(const Interval& interval) { return {interval.low, interval.low_open}; }
End high_end(const Interval& interval) { return {interval.high, interval.high_open}; }
Interval interval_of(End low, End high) { return {low.at, high.at, low.open, high.open}; }

// What holds where two ends meet: a number that either side reaches is reached (as in a union), or
// only one that both sides reach (as in an intersection).
enum class Reached : std::uint8_t { by_either, by_both };

End meeting(End a, End b, Reached reached) {
  return {a.at, reached == Reached::by_either ? a.open && b.open : a.open || b.open};
}

End lower(End a, End b, Reached reached) {
  if (a.at == b.at) return meeting(a, b, reached);
  return a.at < b.at ? a : b;
}

End higher(End a, End b, Reached reached) {
  if (a.at == b.at) return meeting(a, b, reached);
  return a.at < b.at ? b : a;
}

Interval enclose(const Interval& a, const Interval& b) {
  return interval_of(lower(low_end(a), low_end(b), Reached::by_either),
                     higher(high_end(a), high_end(b), Reached::by_either));
}

Interval clip(const Interval& interval, const Bounds& bounds) {
  End low = low_end(interval);
  End high = high_end(interval);
  if (bounds.low) low = higher(low, {*bounds.low, bounds.low_open}, Reached::by_both);
  if (bounds.high) high = lower(high, {*bounds.high, bounds.high_open}, Reached::by_both);
  return interval_of(low, high);
}

bool is_void(const Interval& interval) {
  return interval.low > interval.high || (interval.low == interval.high && (interval.low_open || interval.high_open));
}

Rational compute(Arithmetic operation, Rational a, Rational b) {
  switch (operation) {
    case Arithmetic::add: return a + b;
    case Arithmetic::subtract: return a - b;
    case Arithmetic::multiply: return a * b;
    case Arithmetic::divide: return a / b;
    case Arithmetic::lowest: return a.valid() && b.valid() ? std::min(a, b) : Rational::invalid();
    case Arithmetic::highest: return a.valid() && b.valid() ? std::max(a, b) : Rational::invalid();
  }
  return Rational::invalid();
}

Numbers sum(const Interval& a, const Interval& b) {
  return Numbers::between({a.low + b.low, a.high + b.high, a.low_open || b.low_open, a.high_open || b.high_open});
}

Numbers difference(const Interval& a, const Interval& b) {
  return Numbers::between({a.low - b.high, a.high - b.low, a.low_open || b.high_open, a.high_open || b.low_open});
}

// A product or quotient of two ends. It is reached if both ends are, but also if one is a zero that
// is reached: then it is zero whatever the other number.
End corner(Arithmetic operation, End a, End b) {
  const auto annuls = [](End end) { return !end.open && end.at == 0; };
  return {compute(operation, a.at, b.at), (a.open || b.open) && !annuls(a) && !annuls(b)};
}

// Product or quotient. Both are monotone in each operand, if not always the same way, so the ends
// of the results are corners. This asks of a divisor that it keeps to one side of zero.
Numbers scaled(Arithmetic operation, const Interval& a, const Interval& b) {
  const std::array corners = {corner(operation, low_end(a), low_end(b)), corner(operation, low_end(a), high_end(b)),
                              corner(operation, high_end(a), low_end(b)), corner(operation, high_end(a), high_end(b))};
  End low = corners[0];
  End high = corners[0];
  for (const End& end : corners) {
    if (!end.at.valid()) return Rational::invalid();
    low = lower(low, end, Reached::by_either);
    high = higher(high, end, Reached::by_either);
  }
  return Numbers::between(interval_of(low, high));
}

bool straddles_zero(const Interval& interval) { return interval.low < 0 && interval.high > 0; }

// Divisors on both sides of zero, but none at it: each side has its own hull.
Numbers quotient_of_both_sides(const Interval& a, std::span<const Rational> divisors) {
  const auto positive = std::upper_bound(divisors.begin(), divisors.end(), Rational(0));
  return unite(scaled(Arithmetic::divide, a, {divisors.front(), *std::prev(positive)}),
               scaled(Arithmetic::divide, a, {*positive, divisors.back()}));
}

Numbers quotient(const Numbers& a, const Numbers& b) {
  if (lies_within(b, {0, 0}) & 2U) return Rational::invalid();
  if (straddles_zero(b.hull())) return quotient_of_both_sides(a.hull(), *b.members());
  return scaled(Arithmetic::divide, a.hull(), b.hull());
}

// The sets that `std::min` and `std::max` of one number of each give. Where one set lies wholly on
// the right side of the other, it is the result as it stands, members and all.
Numbers lowest(const Numbers& a, const Numbers& b) {
  if (a.hull().high <= b.hull().low) return a;
  if (b.hull().high <= a.hull().low) return b;
  const Interval x = a.hull();
  const Interval y = b.hull();
  return Numbers::between(interval_of(lower(low_end(x), low_end(y), Reached::by_either),
                                      lower(high_end(x), high_end(y), Reached::by_both)));
}

Numbers highest(const Numbers& a, const Numbers& b) {
  if (a.hull().low >= b.hull().high) return a;
  if (b.hull().low >= a.hull().high) return b;
  const Interval x = a.hull();
  const Interval y = b.hull();
  return Numbers::between(interval_of(higher(low_end(x), low_end(y), Reached::by_both),
                                      higher(high_end(x), high_end(y), Reached::by_either)));
}

Numbers combine_hulls(Arithmetic operation, const Numbers& a, const Numbers& b) {
  switch (operation) {
    case Arithmetic::add: return sum(a.hull(), b.hull());
    case Arithmetic::subtract: return difference(a.hull(), b.hull());
    case Arithmetic::multiply: return scaled(operation, a.hull(), b.hull());
    case Arithmetic::divide: return quotient(a, b);
    case Arithmetic::lowest: return lowest(a, b);
    case Arithmetic::highest: return highest(a, b);
  }
  return Rational::invalid();
}

Numbers combine_members(Arithmetic operation, std::span<const Rational> a, std::span<const Rational> b) {
  std::vector<Rational> results;
  results.reserve(a.size() * b.size());
  for (const Rational x : a) {
    for (const Rational y : b) results.push_back(compute(operation, x, y));
  }
  return Numbers::of(std::move(results));
}

// What the numbers just above an open low end round to: the next multiple, where the end is one and
// rounds up; and never down from half-way, for they are beyond it. `round_below` is its mirror.
Rational round_above(Rational end, RoundingMode mode, Rational step) {
  if (mode != RoundingMode::up && mode != RoundingMode::down) mode = RoundingMode::half_up;
  const Rational rounded = round(end, mode, step);
  return mode == RoundingMode::up && rounded == end ? rounded + step : rounded;
}

Rational round_below(Rational end, RoundingMode mode, Rational step) {
  if (mode != RoundingMode::up && mode != RoundingMode::down) mode = RoundingMode::half_down;
  const Rational rounded = round(end, mode, step);
  return mode == RoundingMode::down && rounded == end ? rounded - step : rounded;
}

// Both ends are multiples themselves.
Numbers multiples(Rational first, Rational last, Rational step) {
  const Rational steps = (last - first) / step;
  if (!steps.valid() || steps >= Rational(Numbers::kMaxMembers)) {
    return Numbers::between({first, last});
  }
  std::vector<Rational> members{first};
  while (members.back() != last && members.back().valid()) members.push_back(members.back() + step);
  return Numbers::of(std::move(members));
}

Numbers round_interval(const Interval& interval, RoundingMode mode, Rational step) {
  const Rational first = interval.low_open ? round_above(interval.low, mode, step) : round(interval.low, mode, step);
  const Rational last = interval.high_open ? round_below(interval.high, mode, step) : round(interval.high, mode, step);
  return multiples(first, last, step);
}

unsigned interval_lies_within(const Interval& interval, const Bounds& bounds) {
  const Interval inside = clip(interval, bounds);
  return (inside == interval ? 0U : 1U) | (is_void(inside) ? 0U : 2U);
}

bool is_invalid(const std::optional<Rational>& bound) { return bound && !bound->valid(); }

}  // namespace

Numbers Numbers::of(std::vector<Rational> values) {
  if (values.empty()) return {};
  const auto valid = [](Rational value) { return value.valid(); };
  if (!std::all_of(values.begin(), values.end(), valid)) return Rational::invalid();
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() == 1) return values.front();
  Numbers set;
  set.hull_ = {values.front(), values.back()};
  set.kind_ = values.size() <= kMaxMembers ? Kind::members : Kind::interval;
  if (set.kind_ == Kind::members) set.members_ = std::move(values);
  return set;
}

Numbers Numbers::between(Interval interval) {
  if (!interval.low.valid() || !interval.high.valid()) return Rational::invalid();
  if (is_void(interval)) return {};
  if (interval.low == interval.high) return interval.low;
  Numbers set;
  set.kind_ = Kind::interval;
  set.hull_ = interval;
  return set;
}

Interval Numbers::hull() const {
  assert(!empty());
  return hull_;
}

std::optional<std::span<const Rational>> Numbers::members() const {
  switch (kind_) {
    case Kind::certain: return std::span(&hull_.low, 1);
    case Kind::interval: return std::nullopt;
    default: return members_;
  }
}

Numbers combine(Arithmetic operation, const Numbers& a, const Numbers& b) {
  if (a.certain() && b.certain()) return compute(operation, a.hull().low, b.hull().low);
  if (!a.valid() || !b.valid()) return Rational::invalid();
  if (a.empty() || b.empty()) return {};
  const auto x = a.members();
  const auto y = b.members();
  const bool few = x && y && x->size() * y->size() <= Numbers::kMaxPairs;
  return few ? combine_members(operation, *x, *y) : combine_hulls(operation, a, b);
}

Numbers unite(const Numbers& a, const Numbers& b) {
  if (a == b) return a;
  if (!a.valid() || !b.valid()) return Rational::invalid();
  if (a.empty()) return b;
  if (b.empty()) return a;
  const auto x = a.members();
  const auto y = b.members();
  if (!x || !y) return Numbers::between(enclose(a.hull(), b.hull()));
  std::vector<Rational> members(x->begin(), x->end());
  members.insert(members.end(), y->begin(), y->end());
  return Numbers::of(std::move(members));
}

Numbers round(const Numbers& values, RoundingMode mode, Rational step) {
  if (values.certain()) return round(values.hull().low, mode, step);
  const auto members = values.members();
  if (!members) return round_interval(values.hull(), mode, step);
  std::vector<Rational> rounded(members->begin(), members->end());
  for (Rational& value : rounded) value = round(value, mode, step);
  return Numbers::of(std::move(rounded));
}

unsigned lies_within(const Numbers& values, const Bounds& bounds) {
  if (!values.valid() || is_invalid(bounds.low) || is_invalid(bounds.high)) return 3;
  const auto members = values.members();
  if (!members) return interval_lies_within(values.hull(), bounds);
  unsigned found = 0;
  for (const Rational value : *members) found |= interval_lies_within({value, value}, bounds);
  return found;
}

}  // namespace rubric
