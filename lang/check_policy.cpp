// What holds for a standard whose question has no relevant case: read before all rules, checked after them.
#include <fmt/format.h>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// A level, a number or a parameter: it is read before any rule.
ExprId read_stand_in(Draft& draft, const Node& what) {
  const auto symbol = draft.names.find(draft.text(what));
  const bool named = what.kind == K::name && (symbol == draft.names.end() || symbol->second.kind == Symbol::Kind::parameter);
  const ExprId value = named || what.kind == K::number ? read_value(draft, what, Scope{}) : ExprId{};
  if ((named || what.kind == K::number) && !value) return {};
  const auto number = value ? constant_value(draft, value) : std::nullopt;
  if (value && (draft.type(value).kind == TypeKind::level || (number && number->valid() && *number >= 0 && *number <= 100))) return value;
  draft.error(Code::wrong_type, what.span, fmt::format("a question with nothing relevant cannot count as `{}`", draft.text(what)),
              "write `leave out`, `not rated`, a level, or a percent from 0 to 100");
  return {};
}

void read_policy(Draft& draft, std::uint32_t index) {
  const Node* first = nullptr;
  for (const Rule& rule : rules_of(draft, {Subject::Kind::standard, index})) {
    if (rule.node->kind != K::nothing_relevant) continue;
    if (first != nullptr) {
      draft.error(Code::declared_twice, rule.node->span, "two rules for when nothing is relevant", "keep one of them", {{first->span, "the first"}});
      continue;
    }
    first = rule.node;
    const Node& what = *rule.node->children[0];
    Policy& policy = draft.policies[index];
    if (what.kind == K::leave_out) policy.kind = Policy::Kind::leave_out;
    else if (what.kind == K::not_rated) policy.kind = Policy::Kind::not_rated;
    else if (const ExprId value = read_stand_in(draft, what)) policy = {Policy::Kind::value, value};
    else policy.kind = Policy::Kind::not_rated;  // an error stands already
  }
}

}  // namespace

void read_policies(Draft& draft) {
  draft.policies.resize(draft.framework.standards.size());
  for (std::uint32_t i = 0; i < draft.framework.standards.size(); ++i) read_policy(draft, i);
}

// What a question with nothing relevant counts as must have come to something where its percentage is banded.
void check_policy(Draft& draft, std::uint32_t index) {
  const Policy& policy = draft.policies[index];
  const Standard& standard = draft.framework.standards[index];
  const bool fits = policy.kind != Policy::Kind::value || policy.met || !policy.asked;
  if (fits || draft.broken.contains({Subject::Kind::standard, index})) return;
  const Expr& value = draft.framework[policy.value];
  draft.error(Code::no_policy, value.span,
              fmt::format("{} cannot stand for a question with nothing relevant: standard {} does not band each percentage to that scale", draft.words(value.type), standard.id),
              "give a level of the scale that each percentage is banded to, `leave out` or `not rated`", {{standard.declared, "the standard"}});
}

}  // namespace rubric
