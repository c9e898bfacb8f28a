#include "runtime/cover.hpp"

#include <algorithm>

namespace rubric {

namespace {

bool is_void(const Interval& interval) {
  return interval.low > interval.high || (interval.low == interval.high && (interval.low_open || interval.high_open));
}

// A number of the interval, if it has one that counts.
std::optional<Rational> witness(const Interval& interval, std::optional<Rational> grid) {
  if (is_void(interval)) return std::nullopt;
  if (!grid) {
    if (!interval.low_open) return interval.low;
    return interval.high_open ? (interval.low + interval.high) / 2 : interval.high;
  }
  Rational first = round(interval.low, RoundingMode::up, *grid);
  if (interval.low_open && first == interval.low) first = first + *grid;
  if (!first.valid() || first > interval.high || (first == interval.high && interval.high_open)) return std::nullopt;
  return first;
}

std::optional<Rational> outside_of_interval(Interval rest, std::span<const Bounds> stretches,
                                            std::optional<Rational> grid) {
  for (const Bounds& stretch : stretches) {
    if (is_void(rest)) return std::nullopt;
    if (stretch.low && *stretch.low >= rest.low) {
      Interval gap = rest;
      if (*stretch.low <= rest.high) {
        gap.high = *stretch.low;
        gap.high_open = !stretch.low_open || (*stretch.low == rest.high && rest.high_open);
      }
      if (const auto found = witness(gap, grid)) return found;
    }
    if (!stretch.high) return std::nullopt;
    if (*stretch.high >= rest.low) {
      rest.low_open = !stretch.high_open || (rest.low_open && *stretch.high == rest.low);
      rest.low = *stretch.high;
    }
  }
  return witness(rest, grid);
}

}  // namespace

std::optional<Rational> outside(const Numbers& values, std::span<const Bounds> stretches,
                                std::optional<Rational> grid) {
  if (values.empty()) return std::nullopt;
  const auto members = values.members();
  if (!members) return outside_of_interval(values.hull(), stretches, grid);
  const auto found = std::find_if(members->begin(), members->end(), [&](Rational member) {
    return std::none_of(stretches.begin(), stretches.end(),
                        [&](const Bounds& stretch) { return stretch.contains(member); });
  });
  return found == members->end() ? std::nullopt : std::optional(*found);
}

}  // namespace rubric
