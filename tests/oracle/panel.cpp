#include "tests/oracle/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/alternatives.hpp"
#include "tests/oracle/operations.hpp"

namespace rubric::oracle {

namespace {

// Where a ground lets the rating go: levels, or anywhere.
struct Levels {
  bool all = true;
  std::set<std::uint32_t> some = {};
  bool has(std::uint32_t level) const { return all || some.contains(level); }
};

class Panel {
 public:
  Panel(const Framework& framework, const Complete& data)
      : framework_(framework), data_(data), oracle_(framework, data, true) {}

  bool lets(ExprId id, std::uint32_t level) {
    const Expr& expr = framework_[id];
    if (expr.op == Op::definition) return lets(framework_.definitions[expr.index].value, level);
    if (expr.op == Op::near_boundary) return across(expr).has(level);
    if (expr.op == Op::one_case) return by_one_case(expr).has(level);
    const auto lets_it = [&](ExprId part) { return lets(part, level); };
    if (expr.op == Op::all_of) return std::all_of(expr.args.begin(), expr.args.end(), lets_it);
    if (expr.op != Op::any_of) return true;
    return std::any_of(expr.args.begin(), expr.args.end(),
                       [&](ExprId part) { return holds(part) && lets(part, level); });
  }

  bool holds(ExprId id) {
    const Result result = oracle_.value(id);
    untold_ = untold_ || !result;
    return result && is_yes(*result);
  }

  bool untold() const { return untold_; }

 private:
  // Moves the rounded value by whole steps until it meets another band.
  Levels across(const Expr& expr) {
    const Banding& banding = framework_.bandings[expr.index];
    if (banding.result.kind != TypeKind::level) return {};
    const Result value = oracle_.value(expr.args[0]);
    const Result points = oracle_.value(expr.args[1]);
    if (!value || !points || value->absent || points->absent) return {false, {}};
    return {false, levels_beside(banding, rounded_as(banding, value->number), points->number)};
  }

  static Rational rounded_as(const Banding& banding, Rational value) {
    return banding.rounding.exact ? value : round(value, banding.rounding.mode, banding.rounding.step);
  }

  static std::set<std::uint32_t> levels_beside(const Banding& banding, Rational met, Rational points) {
    std::set<std::uint32_t> levels;
    for (const Band& band : banding.bands) {
      if (band.otherwise || !band.bounds.low) continue;
      const Band* below = band_under(banding, *band.bounds.low);
      if (below == nullptr || met < *band.bounds.low - points || met > *band.bounds.low + points) continue;
      levels.insert(met < *band.bounds.low ? band.level : below->level);
    }
    return levels;
  }

  // The band that ends where another begins.
  static const Band* band_under(const Banding& banding, Rational low) {
    const Band* under = nullptr;
    for (const Band& band : banding.bands) {
      const bool ends_there = !band.otherwise && (!band.bounds.low || *band.bounds.low < low);
      if (ends_there && (under == nullptr || !under->bounds.low || *band.bounds.low > *under->bounds.low))
        under = &band;
    }
    if (under != nullptr || low <= Rational(0)) return under;
    for (const Band& band : banding.bands) {
      if (band.otherwise) under = &band;
    }
    return under;
  }

  Levels by_one_case(const Expr& expr) {
    const auto ratings = oracle_.after_one_case(expr);
    Levels levels{false, {}};
    untold_ = untold_ || !ratings;
    if (!ratings) return levels;
    for (const Plain& rating : *ratings) {
      if (!rating.absent) levels.some.insert(rating.place);
    }
    return levels;
  }

  const Framework& framework_;
  const Complete& data_;
  Oracle oracle_;
  bool untold_ = false;
};

}  // namespace

std::vector<Award> make_awards(const Framework& framework, const Outcome& outcome, Random& random) {
  std::vector<Award> awards;
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    if (standard.results.grounds.empty() || random.chance(40)) continue;
    const Value& rating = outcome[standard.results.rating];
    if (standard.applies && rating.alternatives == 0) continue;  // it may not apply: then all data are refused
    const auto levels =
        static_cast<std::uint32_t>(framework.scales[framework[standard.results.rating].type.of].levels.size());
    const GroundUse ground = random.pick(standard.results.grounds);
    const bool likely = random.chance(90);
    if (likely && (rating.alternatives == 0 || (outcome[ground.holds].alternatives & kYes) == 0)) continue;
    const auto step = static_cast<std::uint32_t>(random.between(0, 2));
    const auto beside =
        std::clamp<std::uint32_t>(lowest_of(rating.alternatives | (1U << (levels - 1))) + step, 1, levels) - 1;
    awards.push_back({{i}, ground, likely ? beside : static_cast<std::uint32_t>(random.below(levels))});
  }
  return awards;
}

std::string toml_of(const Framework& framework, const Award& award) {
  const Standard& standard = framework[award.standard];
  const Discretion& discretion = framework.discretions[award.ground.discretion];
  const Scale& scale = framework.scales[framework[standard.results.rating].type.of];
  std::string text = fmt::format("\n[[discretion]]\nstandard = \"{}\"\nawarded = \"{}\"\nground = \"{}\"\n",
                                 standard.id, scale.levels[award.level].id, discretion.grounds[award.ground.ground].id);
  for (const std::string& key : discretion.requires_)
    text += fmt::format("{} = {}\n", key, key == "on" ? "2021-01-31" : "\"…\"");
  return text;
}

Allowed allowed(const Framework& framework, const Complete& data, const Award& award) {
  Panel panel(framework, data);
  const Results& results = framework[award.standard].results;
  const ExprId ground = framework[award.ground.holds].value;
  const Result indicated = Oracle(framework, data).value(results.rating);
  if (!indicated) return Allowed::untold;
  const bool holds = panel.holds(ground);
  if (panel.untold()) return Allowed::untold;
  if (!holds || indicated->absent) return Allowed::no;
  if (indicated->place == award.level) return Allowed::yes;
  const auto most = framework.discretions[award.ground.discretion].moves_at_most;
  const std::int64_t steps =
      std::abs(static_cast<std::int64_t>(indicated->place) - static_cast<std::int64_t>(award.level));
  const bool lets = (!most || steps <= *most) && panel.lets(ground, award.level);
  return panel.untold() ? Allowed::untold : lets ? Allowed::yes : Allowed::no;
}

}  // namespace rubric::oracle
