// What holds for a standard whose question has no relevant case, and what insufficient evidence counts as: read before
// all rules, the former checked after them.
#include <fmt/format.h>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// A level, a number or a parameter: it is read before any rule.
ExprId read_stand_in(Draft& draft, const Node& what) {
  const auto symbol = draft.names.find(draft.text(what));
  const bool named =
      what.kind == K::name && (symbol == draft.names.end() || symbol->second.kind == Symbol::Kind::parameter);
  const ExprId value = named || what.kind == K::number ? read_value(draft, what, Scope{}) : ExprId{};
  if ((named || what.kind == K::number) && !value) return {};
  const auto number = value ? constant_value(draft, value) : std::nullopt;
  if (value &&
      (draft.type(value).kind == TypeKind::level || (number && number->valid() && *number >= 0 && *number <= 100)))
    return value;
  draft.error(Code::wrong_type, what.span,
              fmt::format("a question with nothing relevant cannot count as `{}`", draft.text(what)),
              "write `leave out`, `not rated`, a level, or a percent from 0 to 100");
  return {};
}

Policy read_nothing_relevant(Draft& draft, const Node& what) {
  if (what.kind == K::leave_out) return {Policy::Kind::leave_out, {}};
  if (what.kind == K::not_rated) return {Policy::Kind::not_rated, {}};
  if (const ExprId value = read_stand_in(draft, what)) return {Policy::Kind::value, value};
  return {Policy::Kind::not_rated, {}};  // an error stands already
}

Counts read_counts(const Node& what) {
  return what.kind == K::yes ? Counts::yes : what.kind == K::no ? Counts::no : Counts::not_relevant;
}

// Of rules that may stand once only, every further one is reported.
bool is_first(Draft& draft, const Node& rule, const Node*& first, std::string_view what) {
  if (first == nullptr) {
    first = &rule;
    return true;
  }
  draft.error(Code::declared_twice, rule.span, fmt::format("two rules for when {}", what), "keep one of them",
              {{first->span, "the first"}});
  return false;
}

void read_policy(Draft& draft, std::uint32_t index) {
  const Node* nothing = nullptr;
  const Node* insufficient = nullptr;
  for (const Rule& rule : rules_of(draft, {Subject::Kind::standard, index})) {
    const Node& node = *rule.node;
    if (node.kind == K::nothing_relevant && is_first(draft, node, nothing, "nothing is relevant")) {
      draft.policies[index] = read_nothing_relevant(draft, *node.children[0]);
    }
    if (node.kind == K::insufficient && is_first(draft, node, insufficient, "the evidence is insufficient")) {
      draft.framework.standards[index].insufficient_evidence = read_counts(*node.children[0]);
    }
  }
}

}  // namespace

void read_policies(Draft& draft) {
  draft.policies.resize(draft.framework.standards.size());
  for (std::uint32_t i = 0; i < draft.framework.standards.size(); ++i) read_policy(draft, i);
}

void check_policy(Draft& draft, std::uint32_t index) {
  const Policy& policy = draft.policies[index];
  const Standard& standard = draft.framework.standards[index];
  const bool fits = policy.kind != Policy::Kind::value || policy.met || !policy.asked;
  if (fits || draft.broken.contains({Subject::Kind::standard, index})) return;
  const Expr& value = draft.framework[policy.value];
  draft.error(
      Code::no_policy, value.span,
      fmt::format(
          "{} cannot stand for a question with nothing relevant: standard {} does not band each percentage to that scale",
          draft.words(value.type), standard.id),
      "give a level of the scale that each percentage is banded to, `leave out` or `not rated`",
      {{standard.declared, "the standard"}});
}

}  // namespace rubric
