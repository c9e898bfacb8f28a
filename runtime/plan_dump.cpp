// The plan as text.
#include <fmt/format.h>

#include <array>
#include <map>
#include <string_view>

#include "lang/date.hpp"
#include "runtime/plan.hpp"

namespace rubric {

namespace {

constexpr std::array kOps = {
    "constant",  "fact",       "percent", "relevant", "answered-yes", "judged",           "input",         "awarded",
    "fieldwork", "definition", "add",     "subtract", "multiply",     "divide",           "round",         "band",
    "score",     "lowest",     "highest", "sum",      "average",      "weighted-average", "median",        "count",
    "share",     "test",       "all-of",  "any-of",   "negate",       "is-present",       "limit",         "raise",
    "raise-by",  "lower-by",   "unless",  "or-else",  "first-of",     "only-of",          "near-boundary", "deciding",
    "one-case"};
static_assert(kOps.size() == static_cast<std::size_t>(Op::one_case) + 1);

constexpr std::array kRelations = {"equal", "within", "at-least", "at-most", "above", "below", "one-of", "missing"};
static_assert(kRelations.size() == static_cast<std::size_t>(Relation::missing) + 1);

constexpr std::array kModes = {"half-up", "half-down", "half-even", "up", "down"};
static_assert(kModes.size() == static_cast<std::size_t>(RoundingMode::down) + 1);

template <typename Names, typename Enum>
std::string_view name(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

std::string constant(const Framework& framework, const Expr& expr) {
  if (expr.absent) return "absent";
  switch (expr.type.kind) {
    case TypeKind::truth: return expr.index == 1 ? "yes" : "no";
    case TypeKind::level: return framework.scales[expr.type.of].levels[expr.index].id;
    case TypeKind::choice: return framework.facts[expr.type.of].choices[expr.index].id;
    default: return to_exact_string(expr.number);
  }
}

std::string rounding(const Rounding& rounding) {
  if (rounding.exact) return "exact";
  return fmt::format("{} to {}", name(kModes, rounding.mode), to_exact_string(rounding.step));
}

// What the operation refers to beside its operands.
std::string payload(const Framework& framework, const Expr& expr) {
  switch (expr.op) {
    case Op::constant: return constant(framework, expr);
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes: {
      const Question& question = framework.questions[expr.index];
      return fmt::format("{}.{}", framework[question.standard].id, question.id);
    }
    case Op::input: return framework.facts[expr.index].id;
    case Op::judged:
    case Op::one_case: return framework.standards[expr.index].id;
    case Op::awarded: return StandardId{expr.index} ? framework.standards[expr.index].id : "overall";
    case Op::round: return rounding(expr.rounding);
    case Op::band:
    case Op::near_boundary: {
      const std::string& id = framework.bandings[expr.index].id;
      return id.empty() ? fmt::format("#{}", expr.index) : id;
    }
    case Op::test: return fmt::format("{}{}", expr.negated ? "not " : "", name(kRelations, expr.relation));
    case Op::deciding: return fmt::format("{} of", expr.index + 1);
    default: return "";
  }
}

std::string member_text(const StepMember& member) {
  std::string text = fmt::format("{}", member.value);
  if (member.guard != kNoSlot) text += fmt::format("?{}", member.guard);
  if (member.weight != kNoSlot) text += fmt::format("*{}", member.weight);
  return text;
}

}  // namespace

std::string dump(const Plan& plan) {
  std::multimap<std::uint32_t, std::string_view> names;
  for (std::size_t i = 0; i < plan.slot_of_definition.size(); ++i) {
    names.emplace(plan.slot_of_definition[i], plan.framework->definitions[i].name);
  }
  std::string text;
  for (std::uint32_t slot = 0; slot < plan.steps.size(); ++slot) {
    const Step& step = plan.steps[slot];
    const Expr& expr = (*plan.framework)[step.expr];
    text += fmt::format("{} {}", slot, name(kOps, expr.op));
    if (const std::string what = payload(*plan.framework, expr); !what.empty()) text += " " + what;
    for (const std::uint32_t arg : step.args) text += fmt::format(" {}", arg);
    for (const StepMember& member : step.members) text += " " + member_text(member);
    const auto [first, last] = names.equal_range(slot);
    for (auto named = first; named != last; ++named) {
      text += fmt::format("{} {}", named == first ? " ->" : ",", named->second);
    }
    text += '\n';
  }
  return text;
}

}  // namespace rubric
