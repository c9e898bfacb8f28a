#include "runtime/banding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "runtime/cover.hpp"
#include "runtime/faults.hpp"

namespace rubric {

namespace {

std::string name_of(const Band& band) {
  if (!band.id.empty()) return fmt::format("`{}`", band.id);
  const auto [low, high, low_open, high_open] = band.bounds;
  if (low && high) return fmt::format("`{} to {}`", to_string(*low), to_string(*high));
  if (low) return fmt::format("`{} {}`", low_open ? "above" : "at least", to_string(*low));
  if (high) return fmt::format("`{} {}`", high_open ? "below" : "at most", to_string(*high));
  return "`otherwise`";
}

// "between `good` and `outstanding`"
std::string neighbours(const Banding& banding, Rational value) {
  const auto is_above = [&](const Band& band) { return band.bounds.low && *band.bounds.low >= value; };
  const auto above = std::find_if(banding.bands.begin(), banding.bands.end(), is_above);
  if (above == banding.bands.begin()) return fmt::format("below {}", name_of(banding.bands.front()));
  if (above == banding.bands.end()) return fmt::format("above {}", name_of(banding.bands.back()));
  return fmt::format("between {} and {}", name_of(*(above - 1)), name_of(*above));
}

// The question whose percent the expression is, perhaps by way of a definition.
const Expr* percent_in(const Framework& framework, ExprId id) {
  const Expr* expr = &framework[id];
  while (expr->op == Op::definition) expr = &framework[framework.definitions[expr->index].value];
  return expr->op == Op::percent ? expr : nullptr;
}

// "19 of 24 is 79.1666…", where the operand is a question's percent.
std::vector<std::string> tally_note(const Expr& expr, const Banding& banding, Rational value,
                                    const Surroundings& around) {
  const Expr* percent = percent_in(around.framework, expr.args[0]);
  if (percent == nullptr || around.inspection == nullptr) return {};
  const std::vector<Tally>* list = around.inspection->tallies[percent->index].list();
  if (list == nullptr) return {};
  for (const Tally& tally : *list) {
    const Rational exact = Rational::fraction(100 * tally.yes, tally.relevant);
    if (tally.relevant == 0 || rounded(exact, banding.rounding) != Numbers(value)) continue;
    return {fmt::format("{} of {} is {}", tally.yes, tally.relevant, to_string(exact))};
  }
  return {};
}

Value in_no_band(const Expr& expr, const Banding& banding, Rational value, bool certainly, const Surroundings& around) {
  const std::string name = banding.id.empty() ? "" : fmt::format(" of `{}`", banding.id);
  around.diagnostics.add({Code::in_no_band,
                          expr.span,
                          fmt::format("{} {} no band{}, {}", to_string(value),
                                      certainly ? "is in" : "is possible, and is in", name, neighbours(banding, value)),
                          "move an edge so that the bands meet, or say how the number is rounded before it is banded",
                          {{banding.origin.span, "the bands stand here"}},
                          tally_note(expr, banding, value, around)});
  return broken();
}

void add_outcome(Value& result, const Banding& banding, const Band& band) {
  if (holds_numbers(banding.result)) {
    result.numbers = unite(result.numbers, band.number);
  } else {
    result.alternatives |= std::uint64_t{1} << band.level;
  }
}

// The first number of the set that no band holds, bands called `otherwise` aside.
std::optional<Rational> left_out(const Numbers& values, const Banding& banding) {
  std::vector<Bounds> stretches;
  for (const Band& band : banding.bands) {
    if (!band.otherwise) stretches.push_back(band.bounds);
  }
  return outside(values, stretches, grid_of(banding));
}

// A certain number falls into one band at most, so the search ends there.
bool is_settled(const Numbers& values, const Band& band) {
  return values.certain() && !band.otherwise && band.bounds.contains(values.hull().low);
}

}  // namespace

Numbers rounded(const Numbers& values, const Rounding& rounding) {
  return rounding.exact ? values : round(values, rounding.mode, rounding.step);
}

std::optional<Rational> grid_of(const Banding& banding) {
  if (!banding.rounding.exact) return banding.rounding.step;
  return banding.measure == TypeKind::whole ? std::optional(Rational(1)) : std::nullopt;
}

std::optional<std::size_t> certain_band(const Banding& banding, const Value& value) {
  const Numbers values = rounded(value.numbers, banding.rounding);
  if (value.absent || values.empty() || !values.valid()) return std::nullopt;
  std::optional<std::size_t> otherwise;
  for (std::size_t i = 0; i < banding.bands.size(); ++i) {
    const Band& band = banding.bands[i];
    const unsigned lies = band.otherwise ? 1U : lies_within(values, band.bounds);
    if (band.otherwise) otherwise = i;
    if (lies == 2U) return i;
    if (lies == 3U) return std::nullopt;
  }
  return otherwise;
}

Value band(const Expr& expr, const Operands& operands, const Surroundings& around) {
  const Banding& banding = around.framework[BandingId{expr.index}];
  const Numbers values = rounded(operands[0].numbers, banding.rounding);
  if (!values.valid()) return overflow(expr, around);
  Value result{0, {}, operands[0].absent};
  const Band* otherwise = nullptr;
  for (const Band& band : banding.bands) {
    if (band.otherwise) {
      otherwise = &band;
    } else if (lies_within(values, band.bounds) & 2U) {
      add_outcome(result, banding, band);
      if (is_settled(values, band)) return result;
    }
  }
  const auto missed = left_out(values, banding);
  if (!missed) return result;
  if (otherwise == nullptr) return in_no_band(expr, banding, *missed, values.certain(), around);
  add_outcome(result, banding, *otherwise);
  return result;
}

}  // namespace rubric
