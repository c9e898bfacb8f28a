#include "runtime/decisions.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "runtime/alternatives.hpp"
#include "runtime/grounds.hpp"
#include "runtime/one_case.hpp"

namespace rubric {

namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

// What the condition of a ground says of where the rating may go.
class Reach {
 public:
  Reach(const Inspection& inspection, const Outcome& outcome)
      : framework_(*outcome.plan->framework), inspection_(inspection), outcome_(outcome) {}

  // As deep as expressions are nested, which the checker bounds.
  std::uint64_t of(ExprId id) const {
    const Expr& expr = framework_[id];
    switch (expr.op) {
      case Op::definition: return of(framework_.definitions[expr.index].value);
      case Op::near_boundary: return levels_across(framework_, expr, outcome_[expr.args[0]], outcome_[expr.args[1]]);
      case Op::one_case: return levels_by_one_case(*outcome_.plan, StandardId{expr.index}, inspection_, outcome_.slots);
      case Op::all_of: return of_all(expr);
      case Op::any_of: return of_any(expr);
      default: return kAll;
    }
  }

 private:
  std::uint64_t of_all(const Expr& expr) const {
    std::uint64_t levels = kAll;
    for (const ExprId arg : expr.args) levels &= of(arg);
    return levels;
  }

  std::uint64_t of_any(const Expr& expr) const {
    std::uint64_t levels = 0;
    for (const ExprId arg : expr.args) levels |= may_hold(outcome_[arg]) ? of(arg) : 0;
    return levels;
  }

  const Framework& framework_;
  const Inspection& inspection_;
  const Outcome& outcome_;
};

std::uint64_t within(std::uint64_t indicated, std::optional<std::int64_t> steps, std::size_t levels) {
  std::uint64_t near = 0;
  for (std::uint32_t level = 0; level < levels; ++level) {
    for_each_alternative(indicated, [&](std::uint32_t from) {
      const std::int64_t distance = from < level ? level - from : from - level;
      if (!steps || distance <= *steps) near |= std::uint64_t{1} << level;
    });
  }
  return near;
}

std::string titles(const Scale& scale, std::uint64_t levels) {
  std::vector<std::string_view> names;
  for_each_alternative(levels, [&](std::uint32_t level) { names.emplace_back(scale.levels[level].id); });
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

void check(const Decision& decision, const Inspection& inspection, const Outcome& outcome, Diagnostics& diagnostics) {
  const Framework& framework = *outcome.plan->framework;
  const DefinitionId rating = framework.results(decision.standard).rating;
  const std::string whose = rated_in_words(framework, decision.standard);
  const Ground& ground = framework.discretions[decision.ground.discretion].grounds[decision.ground.ground];
  const Scale& scale = framework.scales[framework[rating].type.of];
  const std::uint64_t indicated = outcome[rating].alternatives;
  const std::uint64_t open = levels_open_to_panel(inspection, outcome, decision.standard, decision.ground);
  if ((open >> decision.awarded & 1U) != 0) return;
  const std::vector<Label> ground_stands{{ground.origin.span, "the ground"}};
  if (indicated == 0) {
    diagnostics.add({Code::ground_fails,
                     decision.span,
                     fmt::format("{} is not rated, so there is no rating to depart from", whose),
                     "take the decision out",
                     {},
                     {}});
  } else if (open == 0) {
    diagnostics.add(
        {Code::ground_fails,
         decision.span,
         fmt::format("the ground `{}` does not hold for {}", ground.id, whose),
         "correct the decision, or take it out: `rubric rate --panel` then shows the figures and which grounds hold",
         ground_stands,
         {}});
  } else {
    diagnostics.add({Code::beyond_discretion,
                     decision.span,
                     fmt::format("the ground `{}` does not reach from {} to `{}` in {}", ground.id,
                                 titles(scale, indicated), scale.levels[decision.awarded].id, whose),
                     fmt::format("on this ground the panel may award {}", titles(scale, open)),
                     ground_stands,
                     {}});
  }
}

}  // namespace

const Decision* decision_on(const Inspection& inspection, StandardId standard) {
  for (const Decision& decision : inspection.decisions) {
    if (decision.standard == standard) return &decision;
  }
  return nullptr;
}

std::string rated_in_words(const Framework& framework, StandardId standard) {
  return standard ? fmt::format("standard {}", framework[standard].id) : "the overall";
}

std::uint64_t levels_open_to_panel(const Inspection& inspection, const Outcome& outcome, StandardId standard,
                                   const GroundUse& use) {
  const Framework& framework = *outcome.plan->framework;
  const DefinitionId rating = framework.results(standard).rating;
  if (!may_hold(outcome[use.holds])) return 0;
  const std::uint64_t indicated = outcome[rating].alternatives;
  const std::size_t levels = framework.scales[framework[rating].type.of].levels.size();
  const std::uint64_t near = within(indicated, framework.discretions[use.discretion].moves_at_most, levels);
  return indicated | (near & Reach(inspection, outcome).of(framework[use.holds].value));
}

void check_decisions(const Inspection& inspection, const Outcome& outcome, Diagnostics& diagnostics) {
  for (const Decision& decision : inspection.decisions) check(decision, inspection, outcome, diagnostics);
}

}  // namespace rubric
