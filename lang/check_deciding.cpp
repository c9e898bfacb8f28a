// Which questions of a standard decide: those with the lowest percent, rounded as the banding that it meets rounds.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

// The bandings that percentages of a standard's own questions meet on the way to its rating.
void find_bandings(const Framework& framework, ExprId id, StandardId standard, std::set<std::uint32_t>& found,
                   std::set<std::uint32_t>& seen) {
  if (!seen.insert(id.index).second) return;
  const Expr& expr = framework[id];
  const auto is_own_percent = [&](ExprId arg) {
    const Expr& leaf = framework[arg];
    return leaf.op == Op::percent && framework.questions[leaf.index].standard == standard;
  };
  if (expr.op == Op::band && is_numeric(framework[expr.args[0]].type)) {
    std::vector<ExprId> inside = expr.args;
    for (std::size_t i = 0; i < inside.size(); ++i) {  // what is banded may be worked out from percentages
      if (is_own_percent(inside[i])) found.insert(expr.index);
      const Expr& part = framework[inside[i]];
      inside.insert(inside.end(), part.args.begin(), part.args.end());
      for (const Member& member : part.members) inside.push_back(member.value);
      if (inside.size() > 10'000) return;
    }
  }
  for (const ExprId arg : expr.args) find_bandings(framework, arg, standard, found, seen);
  for (const Member& member : expr.members) find_bandings(framework, member.value, standard, found, seen);
  if (expr.op == Op::definition)
    find_bandings(framework, framework.definitions[expr.index].value, standard, found, seen);
}

// What the question's percent is before it is banded.
ExprId rounded_percent(Draft& draft, ExprId percent, const Rounding& rounding, Span span) {
  if (rounding.exact) return percent;
  const ExprId rounded = draft.add(Op::round, {TypeKind::percent}, span, {percent});
  draft.framework.exprs[rounded.index].rounding = rounding;
  return rounded;
}

Expr over(Op op, TypeKind type, Span span, std::vector<Member> members, std::uint32_t index = 0) {
  Expr expr;
  expr.op = op;
  expr.type = {type};
  expr.span = span;
  expr.index = index;
  expr.members = std::move(members);
  return expr;
}

// The one banding that the standard's percentages meet; none if there are several.
BandingId find_banding(const Framework& framework, StandardId id) {
  std::set<std::uint32_t> bandings;
  std::set<std::uint32_t> seen;
  for (const DefinitionId rule : framework[id].results.rules) {
    find_bandings(framework, framework[rule].value, id, bandings, seen);
  }
  return bandings.size() == 1 ? BandingId{*bandings.begin()} : BandingId{};
}

}  // namespace

void find_deciding(Draft& draft, StandardId id) {
  Framework& framework = draft.framework;
  Standard& standard = framework.standards[id.index];
  if (standard.questions.empty()) return;
  standard.banding = find_banding(framework, id);
  const Rounding rounding = standard.banding ? framework[standard.banding].rounding : Rounding{};
  std::vector<Member> exact;
  std::vector<Member> rounded;
  for (const QuestionId question : standard.questions) {
    const ExprId percent = draft.add(Op::percent, {TypeKind::percent}, standard.declared, {}, question.index);
    const ExprId present = draft.add(Op::is_present, {TypeKind::truth}, standard.declared, {percent});
    exact.push_back({percent, present, {}});
    rounded.push_back({rounded_percent(draft, percent, rounding, standard.declared), present, {}});
  }
  const ExprId lowest = draft.add(over(Op::lowest, TypeKind::percent, standard.declared, std::move(exact)));
  standard.lowest = draft.define(fmt::format("lowest percent of standard {}", standard.id), lowest, standard.origin);
  for (std::uint32_t i = 0; i < rounded.size(); ++i) {
    const ExprId decides = draft.add(over(Op::deciding, TypeKind::truth, standard.declared, rounded, i));
    const std::string& question = framework[standard.questions[i]].id;
    standard.deciding.push_back(
        draft.define(fmt::format("question {} decides standard {}", question, standard.id), decides, standard.origin));
  }
}

}  // namespace rubric
