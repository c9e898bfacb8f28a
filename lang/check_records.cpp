// Lists: what is said of records that are known only with the inspection. In the graph an aggregate over them has one
// member, which stands for each.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;
constexpr Type kTruth{TypeKind::truth};

std::optional<FactId> field(const Draft& draft, ListId list, std::string_view name) {
  for (const FactId id : draft.framework[list].fields) {
    if (draft.framework[id].id == name) return id;
  }
  return std::nullopt;
}

Scope within(ListId list, const Scope& scope) {
  Scope inner = scope;
  inner.record = list;
  inner.member = nullptr;
  return inner;
}

ExprId all_of(Draft& draft, ExprId a, ExprId b, Span span) {
  return a ? draft.add(Op::all_of, kTruth, span, {a, b}) : b;
}

// How many records have it.
ExprId count(Draft& draft, ListId list, ExprId truth, Span span) {
  Expr expr;
  expr.op = Op::count;
  expr.type = {TypeKind::whole};
  expr.span = span;
  expr.list = list;
  expr.members = {{draft.number(1, span), truth, {}}};
  return draft.add(std::move(expr));
}

ExprId compare(Draft& draft, ExprId number, Relation relation, ExprId with, Span span) {
  const ExprId id = draft.add(Op::test, kTruth, span, {number, with});
  draft.framework.exprs[id.index].relation = relation;
  return id;
}

}  // namespace

std::string figure_of_records(const Draft& draft, ListId id) {
  const RecordList& list = draft.framework[id];
  return fmt::format("{} of {}", list.fields.empty() ? "…" : draft.framework[list.fields[0]].id, list.id);
}

Term records_of(ListId list) {
  Term term;
  term.kind = Kind::records;
  term.list = list;
  return term;
}

bool is_field(const Draft& draft, ListId list, std::string_view name) { return field(draft, list, name).has_value(); }

Term field_term(Draft& draft, const Node& name, ListId list) {
  const FactId id = *field(draft, list, draft.text(name));
  return term_of(draft, draft.add(Op::fact, draft.framework[id].type, name.span, {}, id.index));
}

Term read_where_of_records(Draft& draft, const Term& records, const Node& condition, const Scope& scope) {
  const ExprId truth = read_truth(draft, condition, within(records.list, scope));
  if (!truth) return {};
  Term picked = records;
  picked.guard = all_of(draft, records.guard, truth, condition.span);
  return picked;
}

Term apply_to_records(Draft& draft, const Node& function, const Term& records, const Scope& scope) {
  const std::string_view name = draft.text(function);
  const auto symbol = draft.names.find(name);
  const bool known = symbol != draft.names.end() && symbol->second.of_facts;
  if (!known && !is_field(draft, records.list, name)) {
    const RecordList& list = draft.framework[records.list];
    std::vector<std::string_view> names;
    for (const FactId id : list.fields) names.push_back(draft.framework[id].id);
    draft.unknown(function, fmt::format("field of `{}`", list.id), names);
    return {};
  }
  const ExprId value = read_value(draft, function, within(records.list, scope));
  if (!value) return {};
  Term term;
  term.kind = Kind::values;
  term.type = draft.type(value);
  term.list = records.list;
  term.members = {{value, records.guard, {}}};
  return term;
}

ExprId read_quantified_records(Draft& draft, const Node& node, const Term& values, const Scope& scope) {
  const Node& quantifier = *node.children[0];
  const Member& member = values.members[0];
  const Scope inner = within(values.list, scope);
  ExprId truth = node.children.size() > 2
                     ? read_test(draft, *node.children[2], member.value, node.children[1]->span, inner)
                     : member.value;
  if (!truth) return {};
  if (draft.type(truth) != kTruth) {
    draft.error(Code::wrong_type, node.children[1]->span,
                fmt::format("{} is not yes or no", draft.words(draft.type(truth))), "say what they are: `… are good`");
    return {};
  }
  if (quantifier.kind == K::all) truth = draft.add(Op::negate, kTruth, node.span, {truth});
  const ExprId number = count(draft, values.list, all_of(draft, member.guard, truth, node.span), node.span);
  const bool counts = !quantifier.children.empty();
  const ExprId bound = counts ? read_value(draft, *quantifier.children[0], scope)
                              : draft.number(quantifier.kind == K::any ? 1 : 0, quantifier.span);
  if (!bound || !require_comparable(draft, number, bound, node.span)) return {};
  const Relation relation = quantifier.kind == K::any || quantifier.kind == K::at_least_of ? Relation::at_least
                            : quantifier.kind == K::at_most_of                             ? Relation::at_most
                                                                                           : Relation::equal;
  return compare(draft, number, relation, bound, node.span);
}

}  // namespace rubric
