// Collections: lists, `where` and quantifiers, spread out to their members.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;
constexpr Type kTruth{TypeKind::truth};

// The type of two numbers together; none, with an error, for a percent beside a number that is no constant.
std::optional<Type> joint_type(Draft& draft, Type type, ExprId first, ExprId other, Span span) {
  const Type more = draft.type(other);
  if (!comparable(draft, first, other) && !require_comparable(draft, first, other, span)) return std::nullopt;
  if (type.kind == TypeKind::percent || more.kind == TypeKind::percent) return Type{TypeKind::percent};
  return more.kind == TypeKind::number ? more : type;
}

ExprId read_weight(Draft& draft, const Node& node, const Scope& scope) {
  const ExprId weight = read_value(draft, node, scope);
  if (!weight) return {};
  const auto constant = constant_value(draft, weight);
  if (is_numeric(draft.type(weight)) && !(constant && constant->valid() && *constant < 0)) return weight;
  draft.error(Code::wrong_type, node.span,
              constant ? std::string("a weight is not below 0")
                       : fmt::format("a weight is a number; this is {}", draft.words(draft.type(weight))),
              "write a number above 0, or 0 for what has no part");
  return {};
}

// ---- quantifiers

// None after an error; a collection may also have no members.
std::optional<Term> members_of(Draft& draft, const Node& node, const Scope& scope) {
  Term term = read_term(draft, node, scope);
  if (term.kind == Kind::values) return term;
  if (term.kind == Kind::value) {
    draft.error(Code::not_a_collection, node.span,
                fmt::format("`{}` is one value, and several are needed", draft.text(node)),
                "name them all, as in `any of rating of standards are good`, or say it of the one: `… is good`");
  } else if (term.kind != Kind::broken) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say which figure of them", draft.text(node)),
                term.kind == Kind::records ? fmt::format("write `{}`", figure_of_records(draft, term.list))
                                           : fmt::format("write `rating of {}`", draft.text(node)));
  }
  return std::nullopt;
}

ExprId guarded(Draft& draft, Op with_guard, ExprId guard, ExprId truth, Span span) {
  if (!guard) return truth;
  if (with_guard == Op::all_of) return draft.add(Op::all_of, kTruth, span, {guard, truth});
  return draft.add(Op::any_of, kTruth, span, {draft.add(Op::negate, kTruth, span, {guard}), truth});
}

// "at least 2 of ratings are outstanding"
ExprId read_count_of(Draft& draft, const Node& node, std::vector<Member> members, const Scope& scope) {
  const Node& quantifier = *node.children[0];
  const ExprId bound = read_value(draft, *quantifier.children[0], scope);
  if (!bound) return {};
  const Type type = draft.type(bound);
  if (const auto number = constant_value(draft, bound); type.kind != TypeKind::whole || (number && *number < 0)) {
    draft.error(Code::wrong_type, quantifier.children[0]->span,
                fmt::format("how many is a whole number; this is {}",
                            number && is_numeric(type) ? to_string(*number) : draft.words(type)),
                "write it as in `at least 2 of`");
    return {};
  }
  Expr count;
  count.op = Op::count;
  count.type = {TypeKind::whole};
  count.span = node.span;
  count.members = std::move(members);
  const ExprId counted = draft.add(std::move(count));
  const ExprId id = draft.add(Op::test, kTruth, node.span, {counted, bound});
  draft.framework.exprs[id.index].relation = quantifier.kind == K::at_least_of  ? Relation::at_least
                                             : quantifier.kind == K::at_most_of ? Relation::at_most
                                                                                : Relation::equal;
  return id;
}

}  // namespace

Term collect(Draft& draft, std::vector<Member> members, Span span) {
  Term term;
  term.kind = Kind::values;
  term.members = std::move(members);
  if (term.members.empty()) return term;
  // What the others are compared with: a constant would agree with anything.
  const auto fixed = std::find_if(term.members.begin(), term.members.end(),
                                  [&](const Member& m) { return !constant_value(draft, m.value); });
  const ExprId first = fixed == term.members.end() ? term.members[0].value : fixed->value;
  term.type = draft.type(first);
  for (const Member& member : term.members) {
    const Type type = draft.type(member.value);
    if (type == term.type) continue;
    if (is_numeric(type) && is_numeric(term.type)) {
      const auto joint = joint_type(draft, term.type, first, member.value, span);
      if (!joint) return {};
      term.type = *joint;
      continue;
    }
    if (draft.framework[first].span != draft.framework[member.value].span) {
      require_comparable(draft, first, member.value, span);
    } else {  // members of a plural
      draft.error(Code::other_scale, span,
                  fmt::format("some of these are {}, others {}", draft.words(term.type), draft.words(type)),
                  "name those of one scale, such as `standards 1.1, 1.2`");
    }
    return {};
  }
  return term;
}

Term read_where(Draft& draft, const Node& node, const Scope& scope) {
  Term term = read_term(draft, *node.children[0], scope);
  if (term.kind == Kind::broken) return term;
  if (term.kind == Kind::records) return read_where_of_records(draft, term, *node.children[1], scope);
  if (!term.is_entities()) {
    draft.error(Code::not_a_collection, node.children[0]->span, "`where` picks from standards, domains or questions",
                "write `standards where rating is good`");
    return {};
  }
  for (Entity& entity : term.entities) {
    Scope inner = scope;
    const Entity member = entity;
    inner.member = &member;
    inner.member_kind = term.kind;
    const ExprId condition = read_truth(draft, *node.children[1], inner);
    if (!condition) return {};
    entity.guard = entity.guard ? draft.add(Op::all_of, kTruth, node.span, {entity.guard, condition}) : condition;
  }
  term.single = false;  // whether it is picked depends
  return term;
}

Term read_list(Draft& draft, const Node& node, const Scope& scope) {
  std::vector<Member> members;
  bool right = true;
  bool weighted = false;
  for (const Node* child : node.children) {
    const bool weighs = child->kind == K::weighted;
    const ExprId value = read_value(draft, weighs ? *child->children[0] : *child, scope);
    const ExprId weight = weighs ? read_weight(draft, *child->children[1], scope) : ExprId{};
    right = right && value && (weight || !weighs);
    weighted = weighted || weighs;
    members.push_back({value, {}, weight});
  }
  if (!right) return {};
  Term term = collect(draft, std::move(members), node.span);
  term.weighted = weighted;
  return term;
}

ExprId read_quantified(Draft& draft, const Node& node, const Scope& scope) {
  const K quantifier = node.children[0]->kind;
  std::optional<Term> values = members_of(draft, *node.children[1], scope);
  if (!values) return {};
  if (values->list) return read_quantified_records(draft, node, *values, scope);
  std::vector<Member>& members = values->members;
  const bool counts = quantifier == K::at_least_of || quantifier == K::at_most_of || quantifier == K::exactly_of;
  std::vector<ExprId> truths;
  for (Member& member : members) {
    ExprId truth = node.children.size() > 2
                       ? read_test(draft, *node.children[2], member.value, node.children[1]->span, scope)
                       : member.value;
    if (!truth) return {};
    if (draft.type(truth) != kTruth) {
      draft.error(Code::wrong_type, node.children[1]->span,
                  fmt::format("{} is not yes or no", draft.words(draft.type(truth))),
                  "say what they are: `… are good`");
      return {};
    }
    truth = guarded(draft, quantifier == K::all ? Op::any_of : Op::all_of, member.guard, truth, node.span);
    truths.push_back(truth);
    if (counts)
      member = {draft.number(1, node.span), truth, {}};  // one that is not rated counts, too, if it is asked for
  }
  if (counts) return read_count_of(draft, node, std::move(members), scope);
  const ExprId joined = draft.add(quantifier == K::all ? Op::all_of : Op::any_of, kTruth, node.span, std::move(truths));
  return quantifier == K::none ? draft.add(Op::negate, kTruth, node.span, {joined}) : joined;
}

}  // namespace rubric
