// Bandings: what their bands hold and give, how values are rounded before, and how they are applied.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

const Node* test_of(const Node& band) {
  const auto found =
      std::find_if(band.children.begin(), band.children.end(), [](const Node* c) { return is_test(c->kind); });
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

std::optional<std::uint32_t> outcome_scale(Draft& draft, const Node& node, const std::vector<const Node*>& levels,
                                           std::optional<Type> wanted) {
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
    draft.error(Code::ambiguous_level, levels.front()->span,
                fmt::format("the levels belong to `{}` and to `{}`", draft.framework.scales[found[0]].id,
                            draft.framework.scales[found[1]].id),
                fmt::format("say which scale is meant, behind the head of the banding: `gives {}`",
                            draft.framework.scales[found[0]].id));
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

bool read_outcomes(Draft& draft, const Node& node, const std::vector<const Node*>& bands, Banding& banding,
                   std::optional<Type> wanted) {
  std::vector<const Node*> levels;
  for (const Node* band : bands) {
    const Node& value = value_of(*band);
    if (value.kind == K::name)
      levels.push_back(&value);
    else if (value.kind != K::number) {
      draft.error(Code::wrong_type, value.span, "a band gives a level or a number",
                  "write a level of the scale, or a number");
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
  const auto scale = levels.empty() ? outcome_scale(draft, node, {&value_of(*bands.front())}, wanted)
                                    : outcome_scale(draft, node, levels, wanted);
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

// ---- bands

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

// None if it is not said.
std::optional<Rounding> rounding_said(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> given,
                                      bool& wrong) {
  const Node* written = node.kind == K::banding ? node.child(K::rounding) : nullptr;
  if (written != nullptr) {
    given = read_rounding(draft, *written);
    wrong = !given;
  }
  if (!given && !wrong && measure == TypeKind::whole) return Rounding{false, RoundingMode::half_up, 1};
  return given;
}

bool is_in_a_band(const Banding& banding, Rational number) {
  return std::any_of(banding.bands.begin(), banding.bands.end(),
                     [&](const Band& band) { return band.otherwise || band.bounds.contains(number); });
}

// What would be in no band if percentages were not rounded: so that the author sees why it has to be said.
std::vector<std::string> unrounded(const Banding& banding) {
  constexpr std::int64_t kMostCases = 60;  // larger samples have more of the same
  std::string first;
  std::size_t count = 0;
  for (std::int64_t relevant = 1; relevant <= kMostCases; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      const Rational percent = Rational::fraction(100 * yes, relevant);
      if (is_in_a_band(banding, percent)) continue;
      if (count++ == 0) first = fmt::format("{} of {} is {}%", yes, relevant, to_string(percent));
    }
  }
  if (count == 0) return {};
  return {fmt::format("not rounded, {} tallies up to {} relevant cases would be in no band: the first, {}", count,
                      kMostCases, first)};
}

void report_no_rounding(Draft& draft, const Node& node, Span head, const Banding& banding, bool whole) {
  const bool percent = banding.measure == TypeKind::percent;
  draft.error(Code::no_rounding, head,
              fmt::format("a banding of {} does not say how values are rounded", percent ? "percent" : "number"),
              node.kind == K::banding
                  ? fmt::format("write `of {} rounded half-up`, or `exact`", percent ? "percent" : "number")
                  : "write `… rounded half-up banded { … }`, or `exact`",
              {}, percent && whole ? unrounded(banding) : std::vector<std::string>{});
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
      const auto bounds = read_band_bounds(draft, *test);
      right = right && bounds;
      band.bounds = bounds.value_or(Bounds{});
    } else {
      band.otherwise = true;
    }
    banding.bands.push_back(std::move(band));
  }
  return right;
}

Span head_of(const Node& node) {
  return node.id() != nullptr && node.kind == K::banding ? node.id()->span : node.children[0]->span;
}

}  // namespace

std::optional<Bounds> read_band_bounds(Draft& draft, const Node& test) {
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
      draft.error(Code::band_edge, test.span, "a band covers one stretch of numbers",
                  "write `50 to 64`, `at least 80` or `below 50`");
      return std::nullopt;
  }
}

std::optional<Rounding> read_rounding(Draft& draft, const Node& node) {
  constexpr std::pair<std::string_view, RoundingMode> kModes[] = {{"half-up", RoundingMode::half_up},
                                                                  {"half-down", RoundingMode::half_down},
                                                                  {"half-even", RoundingMode::half_even},
                                                                  {"up", RoundingMode::up},
                                                                  {"down", RoundingMode::down}};
  const std::string_view word = draft.text(*node.child(K::word));
  if (word == "exact") return Rounding{};
  Rounding rounding{
      false,
      std::find_if(std::begin(kModes), std::end(kModes), [&](const auto& mode) { return mode.first == word; })->second,
      1};
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
  draft.error(Code::bad_number, places->span,
              "values are rounded to 0 to 12 decimals, or to multiples of a number above 0",
              "write `to 3 decimals` or `to multiples of 5`");
  return std::nullopt;
}

BandingId read_banding(Draft& draft, const Node& node, TypeKind measure, std::optional<Rounding> given, Bounds range,
                       std::optional<Type> wanted) {
  const std::vector<const Node*> nodes = node.all(K::band);
  const Span head = head_of(node);
  if (nodes.empty()) {
    check_not_empty(draft, node, true, "a banding has bands", "add one, such as `50 to 64 -> good`");
    return {};
  }
  Banding banding;
  banding.origin = draft.origin(node);
  banding.measure = measure;
  bool wrong = false;
  const auto rounding = rounding_said(draft, node, measure, given, wrong);
  const bool read = read_bands(draft, nodes, banding);
  if (!rounding && !wrong) report_no_rounding(draft, node, head, banding, read && draft.whole(node));
  if (!read_outcomes(draft, node, nodes, banding, wanted) || !read || wrong) return {};
  if (node.kind == K::banding) {
    banding.id = draft.id(node);
    banding.title = draft.title(node);
  }
  banding.rounding = rounding.value_or(Rounding{});  // if it is not said, as exact
  const auto is_last_resort = [](const Band& band) { return band.otherwise; };
  const auto last_resort = std::find_if(banding.bands.begin(), banding.bands.end(), is_last_resort);
  if (last_resort != banding.bands.end() && last_resort + 1 != banding.bands.end()) {
    draft.error(Code::band_order, last_resort->origin.span, "`otherwise` stands last, and once", "move it to the end");
    return {};
  }
  put_lowest_first(banding.bands);
  check_edges(draft, banding, range, draft.whole(node));
  draft.framework.bandings.push_back(std::move(banding));
  return {static_cast<std::uint32_t>(draft.framework.bandings.size() - 1)};
}

void read_bandings(Draft& draft) {
  for (const Node* node : draft.root.all(K::banding)) {
    const auto symbol = draft.names.find(draft.id(*node));
    if (symbol == draft.names.end() || symbol->second.node != node) continue;  // a double
    const std::string_view measure = draft.text(*node->child(K::word));
    const TypeKind kind = measure == "percent"  ? TypeKind::percent
                          : measure == "number" ? TypeKind::number
                                                : TypeKind::whole;
    const Bounds range = kind == TypeKind::percent ? Bounds{Rational(0), Rational(100)} : Bounds{};
    symbol->second.index = read_banding(draft, *node, kind, std::nullopt, range, std::nullopt).index;
  }
  draft.bandings_read = true;
}

ExprId apply_banding(Draft& draft, BandingId id, ExprId value, Span span) {
  const Banding& banding = draft.framework[id];
  const Type type = draft.type(value);
  if (!is_numeric(type)) {
    draft.error(
        Code::wrong_type, span, fmt::format("{} cannot be banded", draft.words(type)),
        type.kind == TypeKind::level ? "write `score of …` to make a level a number" : "band a number or a percent");
    return {};
  }
  const bool constant = constant_value(draft, value).has_value();
  if (!constant && (type.kind == TypeKind::percent) != (banding.measure == TypeKind::percent)) {
    draft.error(Code::percent_or_number, span,
                fmt::format("the banding is of {}, and this is {}",
                            banding.measure == TypeKind::percent ? "percent" : "numbers", draft.words(type)),
                "band a percent with a banding of percent, and a number with one of numbers",
                {{banding.origin.span, "the banding"}});
    return {};
  }
  if (banding.measure == TypeKind::whole && type.kind != TypeKind::whole && !constant) {
    draft.error(Code::wrong_type, span, "a banding of whole numbers is given a number with decimals",
                "round it first, or make it a banding of number", {{banding.origin.span, "the banding"}});
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
