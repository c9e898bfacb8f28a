#include "runtime/grounds.hpp"

#include <algorithm>

#include "runtime/banding.hpp"
#include "runtime/cover.hpp"
#include "runtime/faults.hpp"
#include "runtime/members.hpp"

namespace rubric {

namespace {

// Where one band gives way to the next higher one.
struct Edge {
  Rational at;
  const Band* below;
  const Band* above;
};

// Ascending. What the lowest band begins with is an edge only if `otherwise` takes what lies below it.
std::vector<Edge> edges(const Banding& banding) {
  const auto otherwise =
      std::find_if(banding.bands.begin(), banding.bands.end(), [](const Band& band) { return band.otherwise; });
  const Band* below = nullptr;
  std::vector<Edge> result;
  for (const Band& band : banding.bands) {
    if (band.otherwise) continue;
    const bool beyond = below == nullptr && otherwise != banding.bands.end() && band.bounds.low > Rational(0);
    if (beyond) below = &*otherwise;
    if (band.bounds.low && below != nullptr) result.push_back({*band.bounds.low, below, &band});
    below = &band;
  }
  return result;
}

std::vector<Bounds> around_edges(const Banding& banding, Rational points) {
  std::vector<Bounds> stretches;
  for (const Edge& edge : edges(banding)) stretches.push_back({edge.at - points, edge.at + points});
  return stretches;
}

bool all_valid(const std::vector<Bounds>& stretches) {
  return std::all_of(stretches.begin(), stretches.end(),
                     [](const Bounds& stretch) { return stretch.low->valid() && stretch.high->valid(); });
}

bool may_lie_in_one(const Numbers& values, const std::vector<Bounds>& stretches) {
  return std::any_of(stretches.begin(), stretches.end(),
                     [&](const Bounds& stretch) { return (lies_within(values, stretch) & 2U) != 0; });
}

// Whether some value of `other` may be lower than the lowest of `values`, in which case it may be ahead of any;
// and whether it must be ahead of all.
bool may_be_ahead(const Part& other, const Interval& values) {
  return other.may_be_present && other.value->numbers.hull().low < values.high;
}

bool must_be_ahead(const Part& other, const Interval& values) {
  if (!other.may_be_present || other.may_be_out || other.value->absent) return false;
  const Interval theirs = other.value->numbers.hull();
  return theirs.high < values.low || (theirs.high == values.low && (theirs.high_open || values.low_open));
}

}  // namespace

Value near_boundary(const Expr& expr, const Operands& operands, const Surroundings& around) {
  const Banding& banding = around.framework[BandingId{expr.index}];
  const Numbers values = rounded(operands[0].numbers, banding.rounding);
  const Numbers& points = operands[1].numbers;
  if (values.empty() || points.empty()) return Value::truth(false);
  if (!values.valid()) return overflow(expr, around);
  const std::vector<Bounds> widest = around_edges(banding, points.hull().high);
  const std::vector<Bounds> narrowest = around_edges(banding, points.hull().low);
  if (!all_valid(widest) || !all_valid(narrowest)) return overflow(expr, around);
  const bool may_be_far = outside(values, narrowest, grid_of(banding)).has_value();
  return truth_of(may_lie_in_one(values, widest), may_be_far || operands[0].absent || operands[1].absent);
}

Value deciding(const Expr& expr, const Operands& operands) {
  const Part member = part_of(operands, operands.members()[expr.index]);
  if (!member.may_be_present) return Value::truth(false);
  const Interval values = member.value->numbers.hull();
  bool may_be = true;
  bool may_not_be = member.may_be_out || member.value->absent;
  for (std::size_t i = 0; i < operands.members().size(); ++i) {
    if (i == expr.index) continue;
    const Part other = part_of(operands, operands.members()[i]);
    may_be = may_be && !must_be_ahead(other, values);
    may_not_be = may_not_be || may_be_ahead(other, values);
  }
  return truth_of(may_be, may_not_be);
}

std::uint64_t levels_across(const Framework& framework, const Expr& expr, const Value& value, const Value& points) {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  const Banding& banding = framework[BandingId{expr.index}];
  if (banding.result.kind != TypeKind::level) return kAll;
  const Numbers values = rounded(value.numbers, banding.rounding);
  if (values.empty() || points.numbers.empty()) return 0;
  if (!values.valid()) return kAll;
  const Rational reach = points.numbers.hull().high;
  std::uint64_t across = 0;
  for (const Edge& edge : edges(banding)) {
    const bool above = (lies_within(values, {edge.at, edge.at + reach}) & 2U) != 0;
    const bool below = (lies_within(values, {edge.at - reach, edge.at, false, true}) & 2U) != 0;
    if (above) across |= std::uint64_t{1} << edge.below->level;
    if (below) across |= std::uint64_t{1} << edge.above->level;
  }
  return across;
}

}  // namespace rubric
