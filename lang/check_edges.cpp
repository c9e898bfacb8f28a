// The edges of a banding: its bands stand in order, do not overlap and leave no gap.
//
// Over rounded values, bands are compared on the multiples of the rounding's step: `65 to 79` meets `80 or more`.
// Over exact values, a gap counts if something that can come falls into it: that is for runtime/prove to say.
#include <fmt/format.h>

#include <set>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

// Edges lie within so many steps of rounding, or of 1: what is worked out with them can then be held.
constexpr Rational kMostSteps = 1'000'000'000'000'000;

// The first and last multiple of the step that a band holds; unbounded ends stay so.
Bounds on_grid(const Bounds& bounds, Rational step) {
  Bounds grid;
  if (bounds.low) {
    grid.low = round(*bounds.low, RoundingMode::up, step);
    if (bounds.low_open && *grid.low == *bounds.low) grid.low = *grid.low + step;
  }
  if (bounds.high) {
    grid.high = round(*bounds.high, RoundingMode::down, step);
    if (bounds.high_open && *grid.high == *bounds.high) grid.high = *grid.high - step;
  }
  return grid;
}

std::string words(const Bounds& bounds) {
  if (bounds.low && bounds.high && *bounds.low == *bounds.high) return to_string(*bounds.low);
  if (bounds.low && bounds.high) return fmt::format("{} to {}", to_string(*bounds.low), to_string(*bounds.high));
  if (bounds.low) return fmt::format("{} {}", bounds.low_open ? "above" : "at least", to_string(*bounds.low));
  return bounds.high ? fmt::format("{} {}", bounds.high_open ? "below" : "at most", to_string(*bounds.high))
                     : "every number";
}

// What lies beyond the lowest or the highest band.
std::string beyond_in_words(const Bounds& beyond, bool exact, bool below) {
  if (!exact) return words(beyond);
  return below ? fmt::format("a value below {}", to_string(*beyond.high))
               : fmt::format("a value above {}", to_string(*beyond.low));
}

std::string label(const Band& band) {
  return band.id.empty() ? fmt::format("`{}`", words(band.bounds)) : fmt::format("`{}`", band.id);
}

struct Edges {
  Draft& draft;
  const Banding& banding;
  Bounds range;  // of the values to be banded, where known
  Rational step = banding.rounding.exact ? Rational(0) : banding.rounding.step;
  bool otherwise = banding.bands.back().otherwise;  // takes what is left

  Bounds met(const Band& band) const { return step == 0 ? band.bounds : on_grid(band.bounds, step); }
  void check(bool whole);
  bool check_edge(const Band& band, Rational edge);
  bool check_edges();
  bool check_order();
  void check_gap(const Band& lower, const Band& upper);
  void check_ends(const Band& first, const Band& last);
  void report_end(const Bounds& beyond, const Band& band);
};

// False if it is so large or so fine that it cannot be reckoned with.
bool Edges::check_edge(const Band& band, Rational edge) {
  const Rational steps = step == 0 ? edge : edge / step;
  if (!steps.valid() || !(edge + step).valid() || !(edge - step).valid() || steps > kMostSteps ||
      steps < Rational(0) - kMostSteps) {
    draft.error(Code::bad_number, band.origin.span, fmt::format("{} is too large to be an edge here", to_string(edge)),
                "use a smaller number, or round more coarsely");
    return false;
  }
  if (!steps.is_whole() && step != 0) {
    draft.error(Code::band_edge, band.origin.span,
                fmt::format("{} is never met: values are rounded to multiples of {}", to_string(edge), to_string(step)),
                "use an edge that a rounded value can have, or round to more decimals");
  } else if (banding.measure == TypeKind::percent && (edge < 0 || edge > 100)) {
    draft.error(Code::band_edge, band.origin.span,
                fmt::format("{} is no percent: percents run from 0 to 100", to_string(edge)),
                "use an edge from 0 to 100");
  }
  return true;
}

// An edge that two bands share is one mistake.
bool Edges::check_edges() {
  std::set<Rational> seen;
  bool right = true;
  for (const Band& band : banding.bands) {
    for (const auto& edge : {band.bounds.low, band.bounds.high}) {
      if (edge && seen.insert(*edge).second) right = check_edge(band, *edge) && right;
    }
  }
  return right;
}

// Bands run from the lowest to the highest (they have been turned round if written from the highest).
bool Edges::check_order() {
  bool right = true;
  for (std::size_t i = 1; i < banding.bands.size(); ++i) {
    const Band& lower = banding.bands[i - 1];
    const Band& upper = banding.bands[i];
    if (lower.otherwise || upper.otherwise) continue;
    const Bounds a = met(lower);
    const Bounds b = met(upper);
    if (!b.low || (a.low && *b.low < *a.low)) {
      draft.error(Code::band_order, upper.origin.span, fmt::format("{} does not follow {}", label(upper), label(lower)),
                  "write the bands in order, from the lowest to the highest", {{lower.origin.span, "the band before"}});
    } else if (a.high && (*a.high < *b.low || (*a.high == *b.low && (a.high_open || b.low_open)))) {
      continue;
    } else {
      draft.error(Code::bands_overlap, upper.origin.span,
                  fmt::format("{} and {} both hold {}", label(lower), label(upper), to_string(*b.low)),
                  "move one edge, so that each value belongs to one band", {{lower.origin.span, "the other band"}});
    }
    right = false;
  }
  return right;
}

void Edges::check_gap(const Band& lower, const Band& upper) {
  const Bounds a = met(lower);
  const Bounds b = met(upper);
  if (step == 0 || !a.high || !b.low || !(*a.high + step < *b.low)) return;
  draft.error(Code::no_band, upper.origin.span, fmt::format("no band holds {}", words({*a.high + step, *b.low - step})),
              "add a band, or move an edge so that the bands meet", {{lower.origin.span, "the band before"}});
}

void Edges::report_end(const Bounds& beyond, const Band& band) {
  const bool below = &band == &banding.bands.front();
  const auto inner = below ? band.bounds.high : band.bounds.low;
  const std::string add = fmt::format("add a band {} it", below ? "below" : "above");
  draft.error(
      Code::no_last_band, band.origin.span, fmt::format("no band holds {}", beyond_in_words(beyond, step == 0, below)),
      inner ? fmt::format("write `{} {}` in this band, or {}", below ? "at most" : "at least", to_string(*inner), add)
            : add);
}

void Edges::check_ends(const Band& first, const Band& last) {
  const Bounds low = met(first);
  const Bounds high = met(last);
  if (low.low && range.low && *range.low < *low.low)
    report_end({range.low, step == 0 ? *low.low : *low.low - step}, first);
  if (high.high && range.high && *high.high < *range.high)
    report_end({step == 0 ? *high.high : *high.high + step, range.high}, last);
}

void Edges::check(bool whole) {
  if (!check_edges() || !check_order() || !whole) return;
  const std::size_t stretches =
      banding.bands.size() - (otherwise ? 1 : 0);  // `otherwise` is for what lies beyond the ends
  for (std::size_t i = 1; i < stretches; ++i) check_gap(banding.bands[i - 1], banding.bands[i]);
  if (!otherwise) check_ends(banding.bands.front(), banding.bands.back());
}

}  // namespace

void check_edges(Draft& draft, const Banding& banding, const Bounds& range, bool whole) {
  Edges{draft, banding, range}.check(whole);
}

}  // namespace rubric
