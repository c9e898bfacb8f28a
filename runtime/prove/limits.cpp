#include "runtime/prove/limits.hpp"

#include <algorithm>

namespace rubric::prove {

namespace {

const Expr& resolved(const Framework& framework, ExprId id) {
  const Expr* expr = &framework[id];
  while (expr->op == Op::definition) expr = &framework[framework.definitions[expr->index].value];
  return *expr;
}

// Follows a number from its leaf through everything that hands it on unchanged or rounded.
class Trace {
 public:
  Trace(const Framework& framework, Op op, std::uint32_t index)
      : framework_(framework), carries_(framework.exprs.size()) {
    for (std::size_t i = 0; i < carries_.size(); ++i) {
      const Expr& expr = framework.exprs[i];
      carries_[i] = expr.op == op && (index == UINT32_MAX || expr.index == index);
      limits_.asked_for = limits_.asked_for || carries_[i];
    }
  }

  Limits run() {
    while (spread()) {
    }
    for (const Expr& expr : framework_.exprs) meet(expr);
    return std::move(limits_);
  }

 private:
  bool carried(ExprId id) const { return id && carries_[id.index]; }
  bool reads(const Expr& expr) const {
    return std::any_of(expr.args.begin(), expr.args.end(), [&](ExprId arg) { return carried(arg); }) ||
           std::any_of(expr.members.begin(), expr.members.end(),
                       [&](const Member& member) { return carried(member.value) || carried(member.weight); });
  }

  static bool hands_on(Op op) {
    switch (op) {
      case Op::round:
      case Op::lowest:
      case Op::highest:
      case Op::limit:
      case Op::raise:
      case Op::unless:
      case Op::or_else:
      case Op::first_of:
      case Op::only_of: return true;
      default: return false;
    }
  }

  bool spread() {
    bool changed = false;
    for (std::size_t i = 0; i < carries_.size(); ++i) {
      const Expr& expr = framework_.exprs[i];
      const bool named = expr.op == Op::definition && carried(framework_.definitions[expr.index].value);
      if (carries_[i] || !(named || (hands_on(expr.op) && reads(expr)))) continue;
      carries_[i] = true;
      changed = true;
    }
    return changed;
  }

  void meet(const Expr& expr) {
    if (!reads(expr) || expr.op == Op::is_present) return;
    if (expr.op == Op::round) return round_to(expr.rounding);
    if (expr.op == Op::band) return meet_bands(framework_[BandingId{expr.index}], 0);
    if (expr.op == Op::test && carried(expr.args[0])) return meet_test(expr);
    if (expr.op == Op::near_boundary && resolved(framework_, expr.args[1]).op == Op::constant)
      return meet_bands(framework_[BandingId{expr.index}], resolved(framework_, expr.args[1]).number);
    limits_.complete = limits_.complete && hands_on(expr.op);
  }

  void round_to(const Rounding& rounding) {
    if (!rounding.exact) limits_.roundings.push_back(rounding.step);
  }

  void meet_bands(const Banding& banding, Rational points) {
    round_to(banding.rounding);
    for (const Band& band : banding.bands) {
      for (const auto& edge : {band.bounds.low, band.bounds.high}) {
        if (edge) limits_.edges.insert(limits_.edges.end(), {*edge - points, *edge, *edge + points});
      }
    }
  }

  void meet_test(const Expr& expr) {
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
      const Expr& with = resolved(framework_, expr.args[i]);
      if (with.op == Op::constant && !with.absent) limits_.edges.push_back(with.number);
      limits_.complete = limits_.complete && with.op == Op::constant;
    }
  }

  const Framework& framework_;
  std::vector<bool> carries_;
  Limits limits_;
};

void sort_out(std::vector<Rational>& values, const Bounds& bounds) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::erase_if(values, [&](Rational value) { return !value.valid() || !bounds.contains(value); });
}

// The limits, and what rounds to one of them or past it.
std::vector<Rational> corners(const Limits& limits, const Bounds& bounds) {
  std::vector<Rational> found = limits.edges;
  for (const Rational step : limits.roundings) {
    for (const Rational edge : limits.edges)
      found.insert(found.end(), {edge - step, edge - step / 2, edge + step / 2, edge + step});
  }
  if (bounds.low) found.push_back(*bounds.low);
  if (bounds.high) found.push_back(*bounds.high);
  if (found.empty()) found.emplace_back(0);
  sort_out(found, {});
  return found;
}

std::vector<Rational> between(const std::vector<Rational>& corners, Rational step) {
  std::vector<Rational> found;
  if (step == 0) {
    found = corners;
    for (std::size_t i = 1; i < corners.size(); ++i) found.push_back((corners[i - 1] + corners[i]) / 2);
    found.push_back(corners.front() - 1);
    found.push_back(corners.back() + 1);
  } else {
    for (const Rational corner : corners) {
      const Rational below = round(corner, RoundingMode::down, step);
      const Rational above = round(corner, RoundingMode::up, step);
      found.insert(found.end(), {below - step, below, above, above + step});
    }
  }
  return found;
}

Rational step_of(const Fact& fact) {
  if (fact.type.kind == TypeKind::whole) return 1;
  Rational step = fact.decimals ? 1 : 0;
  for (int i = 0; fact.decimals && i < *fact.decimals; ++i) step = step / 10;
  return step;
}

}  // namespace

Limits limits_of(const Framework& framework, Op op, std::uint32_t index) { return Trace(framework, op, index).run(); }

Limits merged(Limits limits, const Limits& others) {
  limits.asked_for = limits.asked_for || others.asked_for;
  limits.complete = limits.complete && others.complete;
  limits.edges.insert(limits.edges.end(), others.edges.begin(), others.edges.end());
  limits.roundings.insert(limits.roundings.end(), others.roundings.begin(), others.roundings.end());
  return limits;
}

std::vector<Rational> told_apart(const Limits& limits, const Fact& fact) {
  std::vector<Rational> found = between(corners(limits, fact.bounds), step_of(fact));
  sort_out(found, fact.bounds);
  return found;
}

std::vector<Rational> told_apart_days(const Limits& limits) {
  std::vector<Rational> found = between(corners(limits, {}), 1);
  sort_out(found, {});
  return found;
}

}  // namespace rubric::prove
