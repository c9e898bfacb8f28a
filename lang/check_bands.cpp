// Bandings: their outcomes, and that their bands stand in order, do not overlap and leave no gap.
//
// Over rounded values, bands are compared on the multiples of the rounding's step: `65 to 79` meets `80 or more`.
// Over exact values, a gap counts if a real tally falls into it; the smallest such tally is the witness.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// Samples are searched for witnesses up to this size: the largest that inspections draw.
constexpr std::int64_t kMaxWitnessSample = 200;
// Edges lie within so many steps of rounding, or of 1: what is worked out with them can then be held.
constexpr Rational kMostSteps = 1'000'000'000'000'000;

const Node* test_of(const Node& band) {
  const auto found = std::find_if(band.children.begin(), band.children.end(), [](const Node* c) { return is_test(c->kind); });
  return found == band.children.end() ? nullptr : *found;
}

// ---- outcomes

std::vector<std::uint32_t> scales_with_all(const Draft& draft, const std::vector<const Node*>& levels) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < draft.framework.scales.size(); ++i) {
    const auto& known = draft.framework.scales[i].levels;
    const bool has_all = std::all_of(levels.begin(), levels.end(), [&](const Node* level) {
      return std::any_of(known.begin(), known.end(), [&](const Level& l) { return l.id == draft.text(*level); });
    });
    if (has_all) found.push_back(i);
  }
  return found;
}

std::optional<std::uint32_t> outcome_scale(Draft& draft, const Node& node, const std::vector<const Node*>& levels, std::optional<Type> wanted) {
  if (const Node* gives = node.child(K::gives)) {
    const auto scale = draft.scales.find(draft.text(*gives->id()));
    if (scale != draft.scales.end()) return scale->second;
    draft.unknown(*gives->id(), "scale", names_in(draft.scales));
    return std::nullopt;
  }
  if (wanted && wanted->kind == TypeKind::level) return wanted->of;
  const std::vector<std::uint32_t> found = scales_with_all(draft, levels);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    draft.error(Code::ambiguous_level, levels.front()->span, fmt::format("the levels belong to `{}` and to `{}`", draft.framework.scales[found[0]].id, draft.framework.scales[found[1]].id),
                fmt::format("say which scale is meant, behind the head of the banding: `gives {}`", draft.framework.scales[found[0]].id));
    return std::nullopt;
  }
  for (const Node* level : levels) {
    if (!scales_with(draft, *level).empty()) continue;
    draft.unknown(*level, "level", names_of_levels(draft));
    return std::nullopt;
  }
  const std::vector<std::uint32_t> scales = scales_with(draft, *levels.front());  // the other levels are foreign to it
  if (scales.size() > 1) report_ambiguous(draft, *levels.front(), scales);
  return scales.size() == 1 ? std::optional(scales[0]) : std::nullopt;
}

bool read_outcomes(Draft& draft, const Node& node, const std::vector<const Node*>& bands, Banding& banding, std::optional<Type> wanted) {
  std::vector<const Node*> levels;
  for (const Node* band : bands) {
    const Node& value = value_of(*band);
    if (value.kind == K::name) levels.push_back(&value);
    else if (value.kind != K::number) {
      draft.error(Code::wrong_type, value.span, "a band gives a level or a number", "write a level of the scale, or a number");
      return false;
    }
  }
  const bool numbers_name_levels = node.child(K::gives) != nullptr || (wanted && wanted->kind == TypeKind::level);
  if (levels.empty() && !numbers_name_levels) {
    bool whole = true;
    for (std::size_t i = 0; i < bands.size(); ++i) {
      const auto number = read_constant(draft, value_of(*bands[i]));
      if (!number) return false;
      banding.bands[i].number = *number;
      whole = whole && number->is_whole();
    }
    banding.result = {whole ? TypeKind::whole : TypeKind::number};
    return true;
  }
  const auto scale = levels.empty() ? outcome_scale(draft, node, {&value_of(*bands.front())}, wanted) : outcome_scale(draft, node, levels, wanted);
  if (!scale) return false;
  draft.scale_used[*scale] = true;
  banding.result = {TypeKind::level, *scale};
  bool right = true;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto level = find_level(draft, value_of(*bands[i]), *scale);
    right = right && level;
    banding.bands[i].level = level.value_or(0);
  }
  return right;
}

// ---- edges

std::optional<Bounds> read_bounds(Draft& draft, const Node& test) {
  const auto value = [&](std::size_t i) { return read_constant(draft, *test.children[i]); };
  const auto one_sided = [&](bool low, bool open) -> std::optional<Bounds> {
    const auto edge = value(0);
    if (!edge) return std::nullopt;
    return low ? Bounds{edge, std::nullopt, open, false} : Bounds{std::nullopt, edge, false, open};
  };
  switch (test.kind) {
    case K::test_at_least: return one_sided(true, false);
    case K::test_above: return one_sided(true, true);
    case K::test_at_most: return one_sided(false, false);
    case K::test_below: return one_sided(false, true);
    case K::test_equals: {
      const auto only = value(0);
      return only ? std::optional(Bounds{only, only}) : std::nullopt;
    }
    case K::test_range: {
      const auto low = value(0);
      const auto high = value(1);
      if (low && high && *high < *low) {
        draft.error(Code::band_order, test.span, "the upper end lies below the lower one", "write the lower end first");
        return std::nullopt;
      }
      return low && high ? std::optional(Bounds{low, high}) : std::nullopt;
    }
    default:
      draft.error(Code::band_edge, test.span, "a band covers one stretch of numbers", "write `50 to 64`, `at least 80` or `below 50`");
      return std::nullopt;
  }
}

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
  return bounds.high ? fmt::format("{} {}", bounds.high_open ? "below" : "at most", to_string(*bounds.high)) : "every number";
}

// What lies beyond the lowest or the highest band.
std::string beyond_in_words(const Bounds& beyond, bool exact, bool below) {
  if (!exact) return words(beyond);
  return below ? fmt::format("a value below {}", to_string(*beyond.high)) : fmt::format("a value above {}", to_string(*beyond.low));
}

std::string label(const Band& band) { return band.id.empty() ? fmt::format("`{}`", words(band.bounds)) : fmt::format("`{}`", band.id); }

// ---- the checks

struct Bands {
  Draft& draft;
  const Banding& banding;
  Span span;           // of the banding's head
  bool whole;          // no band was left out because it could not be read
  Rational step;       // 0: exact
  Bounds range;        // of the values to be banded, where known
  bool otherwise;      // some band takes what is left

  Bounds edges(const Band& band) const { return step == 0 ? band.bounds : on_grid(band.bounds, step); }
  void check();
  bool check_edge(const Band& band, Rational edge);
  bool check_edges();
  bool check_order();
  void check_gap(const Band& lower, const Band& upper);
  void check_ends(const Band& first, const Band& last);
  void report_gap(const Bounds& gap, const Band& upper, const Band* lower);
  void report_end(const Bounds& beyond, const Band& band);
  std::string gap_advice(const Band& upper, const Band& lower) const;
  std::vector<std::string> witness(const Bounds& gap) const;
};

// False if it is so large or so fine that it cannot be reckoned with.
bool Bands::check_edge(const Band& band, Rational edge) {
  const Rational steps = step == 0 ? edge : edge / step;
  if (!steps.valid() || !(edge + step).valid() || !(edge - step).valid() || steps > kMostSteps || steps < Rational(0) - kMostSteps) {
    draft.error(Code::bad_number, band.origin.span, fmt::format("{} is too large to be an edge here", to_string(edge)), "use a smaller number, or round more coarsely");
    return false;
  }
  if (!steps.is_whole() && step != 0) {
    draft.error(Code::band_edge, band.origin.span, fmt::format("{} is never met: values are rounded to multiples of {}", to_string(edge), to_string(step)),
                "use an edge that a rounded value can have, or round to more decimals");
  } else if (banding.measure == TypeKind::percent && (edge < 0 || edge > 100)) {
    draft.error(Code::band_edge, band.origin.span, fmt::format("{} is no percent: percents run from 0 to 100", to_string(edge)), "use an edge from 0 to 100");
  }
  return true;
}

// An edge that two bands share is one mistake.
bool Bands::check_edges() {
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
bool Bands::check_order() {
  bool right = true;
  for (std::size_t i = 1; i < banding.bands.size(); ++i) {
    const Band& lower = banding.bands[i - 1];
    const Band& upper = banding.bands[i];
    if (lower.otherwise || upper.otherwise) continue;
    const Bounds a = edges(lower);
    const Bounds b = edges(upper);
    if (!b.low || (a.low && *b.low < *a.low)) {
      draft.error(Code::band_order, upper.origin.span, fmt::format("{} does not follow {}", label(upper), label(lower)),
                  "write the bands in order, from the lowest to the highest", {{lower.origin.span, "the band before"}});
    } else if (a.high && (*a.high < *b.low || (*a.high == *b.low && (a.high_open || b.low_open)))) {
      continue;
    } else {
      draft.error(Code::bands_overlap, upper.origin.span, fmt::format("{} and {} both hold {}", label(lower), label(upper), to_string(*b.low)),
                  "move one edge, so that each value belongs to one band", {{lower.origin.span, "the other band"}});
    }
    right = false;
  }
  return right;
}

// The smallest tally that falls into the gap, for percentages.
std::vector<std::string> Bands::witness(const Bounds& gap) const {
  if (banding.measure != TypeKind::percent) return {};
  for (std::int64_t relevant = 1; relevant <= kMaxWitnessSample; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      const Rational percent = Rational::fraction(100 * yes, relevant);
      if (gap.contains(percent)) return {fmt::format("the smallest such tally: {} of {} is {}%", yes, relevant, to_string(percent))};
    }
  }
  return {};
}

// How the author may close a gap between exact bands.
std::string Bands::gap_advice(const Band& upper, const Band& lower) const {
  const std::string_view round = "say how values are rounded: `rounded half-up`";
  if (!lower.bounds.low) return fmt::format("write `{} {}` in the band before, or {}", upper.bounds.low_open ? "at most" : "below", to_string(*upper.bounds.low), round);
  if (!upper.bounds.high) return fmt::format("write `{} {}` in this band, or {}", lower.bounds.high_open ? "at least" : "above", to_string(*lower.bounds.high), round);
  return std::string(round);
}

void Bands::report_gap(const Bounds& gap, const Band& upper, const Band* lower) {
  const bool exact = step == 0;
  std::vector<std::string> notes = exact ? witness(gap) : std::vector<std::string>{};
  if (exact && notes.empty() && banding.measure == TypeKind::percent) return;  // no real case falls into it
  const bool one_value = *gap.low == *gap.high || !exact;
  draft.error(exact ? Code::exact_gap : Code::no_band, upper.origin.span,
              one_value ? fmt::format("no band holds {}", words(gap)) : fmt::format("no band holds a value between {} and {}", to_string(*gap.low), to_string(*gap.high)),
              exact ? gap_advice(upper, *lower) : "add a band, or move an edge so that the bands meet", {{lower->origin.span, "the band before"}}, std::move(notes));
}

void Bands::check_gap(const Band& lower, const Band& upper) {
  const Bounds a = edges(lower);
  const Bounds b = edges(upper);
  if (!a.high || !b.low) return;
  if (step != 0) {
    if (*a.high + step < *b.low) report_gap({*a.high + step, *b.low - step}, upper, &lower);
  } else if (*a.high < *b.low || (a.high_open && b.low_open)) {
    report_gap({a.high, b.low, !a.high_open, !b.low_open}, upper, &lower);
  }
}

void Bands::report_end(const Bounds& beyond, const Band& band) {
  const bool below = &band == &banding.bands.front();
  const auto inner = below ? band.bounds.high : band.bounds.low;
  const std::string add = fmt::format("add a band {} it", below ? "below" : "above");
  draft.error(Code::no_last_band, band.origin.span, fmt::format("no band holds {}", beyond_in_words(beyond, step == 0, below)),
              inner ? fmt::format("write `{} {}` in this band, or {}", below ? "at most" : "at least", to_string(*inner), add) : add);
}

void Bands::check_ends(const Band& first, const Band& last) {
  const Bounds low = edges(first);
  const Bounds high = edges(last);
  if (low.low && range.low && *range.low < *low.low) report_end({range.low, step == 0 ? *low.low : *low.low - step}, first);
  if (high.high && range.high && *high.high < *range.high) report_end({step == 0 ? *high.high : *high.high + step, range.high}, last);
}

void Bands::check() {
  if (!check_edges() || !check_order() || !whole) return;
  const std::size_t stretches = banding.bands.size() - (otherwise ? 1 : 0);  // `otherwise` is for what lies beyond the ends
  for (std::size_t i = 1; i < stretches; ++i) check_gap(banding.bands[i - 1], banding.bands[i]);
  if (!otherwise) check_ends(banding.bands.front(), banding.bands.back());
}

// Some write the best band first.
void put_lowest_first(std::vector<Band>& bands) {
  const auto end = std::find_if(bands.begin(), bands.end(), [](const Band& band) { return band.otherwise; });
  if (end - bands.begin() < 2) return;
  const auto begins_lower = [](const Bounds& a, const Bounds& b) {  // without a low end it begins lowest
    if (!a.low || !b.low) return !a.low && b.low;
    return *a.low < *b.low || (*a.low == *b.low && !a.low_open && b.low_open);
  };
  if (begins_lower((end - 1)->bounds, bands.front().bounds)) std::reverse(bands.begin(), end);
}

std::optional<Rounding> rounding_of(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> given, Span head) {
  const Node* written = node.kind == K::banding ? node.child(K::rounding) : nullptr;
  if (written != nullptr) return read_rounding(draft, *written);
  if (given) return given;
  if (measure == TypeKind::whole) return Rounding{false, RoundingMode::half_up, 1};
  draft.error(Code::no_rounding, head, fmt::format("a banding of {} does not say how values are rounded", measure == TypeKind::percent ? "percent" : "number"),
              node.kind == K::banding ? fmt::format("write `of {} rounded half-up`, or `exact`", measure == TypeKind::percent ? "percent" : "number")
                                      : "write `… rounded half-up banded { … }`, or `exact`");
  return Rounding{};  // read as exact, so that its author sees why it matters
}

bool read_bands(Draft& draft, const std::vector<const Node*>& nodes, Banding& banding) {
  bool right = true;
  Identifiers identifiers;
  for (const Node* node : nodes) {
    Band band;
    if (node->children[0]->kind == K::name) {
      right = identifiers.declare(draft, *node, "band") && right;
      band.id = draft.id(*node);
      band.title = draft.title(*node);
    }
    band.origin = draft.origin(*node, &banding.origin);
    if (const Node* test = test_of(*node)) {
      const auto bounds = read_bounds(draft, *test);
      right = right && bounds;
      band.bounds = bounds.value_or(Bounds{});
    } else {
      band.otherwise = true;
    }
    banding.bands.push_back(std::move(band));
  }
  return right;
}

Span head_of(const Node& node) { return node.id() != nullptr && node.kind == K::banding ? node.id()->span : node.children[0]->span; }

}  // namespace

std::optional<Bounds> read_band_bounds(Draft& draft, const Node& test) { return read_bounds(draft, test); }

std::optional<Rounding> read_rounding(Draft& draft, const Node& node) {
  constexpr std::pair<std::string_view, RoundingMode> kModes[] = {{"half-up", RoundingMode::half_up}, {"half-down", RoundingMode::half_down},
                                                                  {"half-even", RoundingMode::half_even}, {"up", RoundingMode::up}, {"down", RoundingMode::down}};
  const std::string_view word = draft.text(*node.child(K::word));
  if (word == "exact") return Rounding{};
  Rounding rounding{false, std::find_if(std::begin(kModes), std::end(kModes), [&](const auto& mode) { return mode.first == word; })->second, 1};
  const Node* places = node.children.size() > 1 ? node.children[1] : nullptr;
  if (places == nullptr) return rounding;
  const Rational value = Rational::parse(draft.text(*places->children[0])).value_or(Rational::invalid());
  if (places->kind == K::to_multiples && value.valid() && value > 0) {
    rounding.step = value;
    return rounding;
  }
  if (places->kind == K::to_decimals && value.valid() && value.is_whole() && value >= 0 && value <= 12) {
    for (std::int64_t i = 0; i < value.numerator(); ++i) rounding.step = rounding.step / 10;
    return rounding;
  }
  draft.error(Code::bad_number, places->span, "values are rounded to 0 to 12 decimals, or to multiples of a number above 0", "write `to 3 decimals` or `to multiples of 5`");
  return std::nullopt;
}

BandingId read_banding(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> given, Bounds range, std::optional<Type> wanted) {
  const std::vector<const Node*> nodes = node.all(K::band);
  const Span head = head_of(node);
  if (nodes.empty()) {
    check_not_empty(draft, node, true, "a banding has bands", "add one, such as `50 to 64 -> good`");
    return {};
  }
  Banding banding;
  banding.origin = draft.origin(node);
  banding.measure = measure;
  const auto rounding = rounding_of(draft, node, measure, given, head);
  const bool read = read_bands(draft, nodes, banding);
  if (!read_outcomes(draft, node, nodes, banding, wanted) || !read || !rounding) return {};
  if (node.kind == K::banding) {
    banding.id = draft.id(node);
    banding.title = draft.title(node);
  }
  banding.rounding = *rounding;
  const auto is_last_resort = [](const Band& band) { return band.otherwise; };
  const auto last_resort = std::find_if(banding.bands.begin(), banding.bands.end(), is_last_resort);
  if (last_resort != banding.bands.end() && last_resort + 1 != banding.bands.end()) {
    draft.error(Code::band_order, last_resort->origin.span, "`otherwise` stands last, and once", "move it to the end");
    return {};
  }
  const bool has_last_resort = last_resort != banding.bands.end();
  put_lowest_first(banding.bands);
  Bands{draft, banding, head, draft.whole(node), rounding->exact ? Rational(0) : rounding->step, range, has_last_resort}.check();
  draft.framework.bandings.push_back(std::move(banding));
  return {static_cast<std::uint32_t>(draft.framework.bandings.size() - 1)};
}

void read_bandings(Draft& draft) {
  for (const Node* node : draft.root.all(K::banding)) {
    const auto symbol = draft.names.find(draft.id(*node));
    if (symbol == draft.names.end() || symbol->second.node != node) continue;  // a double
    const std::string_view measure = draft.text(*node->child(K::word));
    const TypeKind kind = measure == "percent" ? TypeKind::percent : measure == "number" ? TypeKind::number : TypeKind::whole;
    const Bounds range = kind == TypeKind::percent ? Bounds{Rational(0), Rational(100)} : Bounds{};
    symbol->second.index = read_banding(draft, *node, kind, std::nullopt, range, std::nullopt).index;
  }
  draft.bandings_read = true;
}

ExprId apply_banding(Draft& draft, BandingId id, ExprId value, Span span) {
  const Banding& banding = draft.framework[id];
  const Type type = draft.type(value);
  if (!is_numeric(type)) {
    draft.error(Code::wrong_type, span, fmt::format("{} cannot be banded", draft.words(type)), type.kind == TypeKind::level ? "write `score of …` to make a level a number" : "band a number or a percent");
    return {};
  }
  const bool constant = constant_value(draft, value).has_value();
  if (!constant && (type.kind == TypeKind::percent) != (banding.measure == TypeKind::percent)) {
    draft.error(Code::percent_or_number, span, fmt::format("the banding is of {}, and this is {}", banding.measure == TypeKind::percent ? "percent" : "numbers", draft.words(type)),
                "band a percent with a banding of percent, and a number with one of numbers", {{banding.origin.span, "the banding"}});
    return {};
  }
  if (banding.measure == TypeKind::whole && type.kind != TypeKind::whole && !constant) {
    draft.error(Code::wrong_type, span, "a banding of whole numbers is given a number with decimals", "round it first, or make it a banding of number", {{banding.origin.span, "the banding"}});
    return {};
  }
  const ExprId band = draft.add(Op::band, banding.result, span, {value}, id.index);
  const Expr& leaf = draft.framework[value];
  if (leaf.op != Op::percent) return band;
  Policy& policy = draft.policies[draft.framework.questions[leaf.index].standard.index];
  if (policy.kind != Policy::Kind::value || draft.type(policy.value) != banding.result) return band;
  policy.met = true;
  return draft.add(Op::or_else, banding.result, span, {band, policy.value});
}

}  // namespace rubric
