// Comparisons: what can be compared with what, and what stands after `is`.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;
constexpr Type kTruth{TypeKind::truth};

// Constants and what is worked out from them fit a percent as well as a number.
bool adapts(const Draft& draft, ExprId id) { return constant_value(draft, id).has_value(); }

// With what a value of this type can be compared.
std::string comparison_advice(const Draft& draft, Type type) {
  if (type.kind == TypeKind::truth) return "yes or no stands alone: write `when at-risk`, or `not at-risk`";
  if (type.kind != TypeKind::choice) return "compare like with like";
  std::string choices;
  for (const Choice& choice : draft.framework.facts[type.of].choices)
    choices += fmt::format("{}`{}`", choices.empty() ? "" : ", ", choice.id);
  return fmt::format("compare it with one of its choices: {}", choices);
}

ExprId read_near_boundary(Draft& draft, const Node& test, ExprId value, const Scope& scope) {
  const ExprId points = read_value(draft, *test.children[0], scope);
  const BandingId banding = scope.standard ? draft.framework[scope.standard].banding : BandingId{};
  if (!points) return {};
  const auto number = constant_value(draft, points);
  if (!number || !number->valid() || *number < 0) {
    draft.error(Code::wrong_type, test.children[0]->span, "points from a boundary are a number, not below 0",
                "write `within 5 points of a boundary`");
    return {};
  }
  if (!banding || draft.type(value).kind != draft.framework[banding].measure) {
    draft.error(Code::no_boundary, test.span,
                scope.standard && !banding
                    ? fmt::format("the percentages of standard {} meet no banding, or more than one",
                                  draft.framework[scope.standard].id)
                    : "there is no one banding whose boundaries are meant",
                "use it in a ground for standards whose percentages meet one banding");
    return {};
  }
  return draft.add(Op::near_boundary, kTruth, test.span, {value, points}, banding.index);
}

Relation relation_of(K kind) {
  switch (kind) {
    case K::test_at_least: return Relation::at_least;
    case K::test_at_most: return Relation::at_most;
    case K::test_above:
    case K::test_after: return Relation::above;
    case K::test_below:
    case K::test_before: return Relation::below;
    case K::test_range: return Relation::within;
    case K::test_one_of: return Relation::one_of;
    case K::test_missing:
    case K::test_rated: return Relation::missing;
    default: return Relation::equal;
  }
}

bool ordered(const Draft& draft, Type type) {
  return is_numeric(type) || type.kind == TypeKind::level || type.kind == TypeKind::date ||
         (type.kind == TypeKind::choice && draft.framework.facts[type.of].ordered);
}

bool check_order(Draft& draft, const Node& test, Type type) {
  const bool dates = test.kind == K::test_before || test.kind == K::test_after;
  if (dates && type.kind != TypeKind::date) {
    const std::string_view written = test.kind == K::test_before ? "before" : "after";
    const std::string instead = test.kind == K::test_before ? "below" : "above";
    const auto end = test.span.begin + static_cast<std::uint32_t>(written.size());
    draft.error(Code::wrong_type, test.span,
                fmt::format("`before` and `after` are for dates; this is {}", draft.words(type)),
                fmt::format("write `{}`", instead), {}, {},
                Fix{fmt::format("write `{}`", instead), {{{test.span.source, test.span.begin, end}, instead}}});
    return false;
  }
  const Relation relation = relation_of(test.kind);
  if (relation == Relation::equal || relation == Relation::one_of || relation == Relation::missing ||
      ordered(draft, type))
    return true;
  draft.error(Code::wrong_type, test.span, fmt::format("{} has no order", draft.words(type)),
              "declare its choices as `ordered`, or compare with `is` and `one of`");
  return false;
}

bool is_not_rated(const Node& test) {
  return test.kind == K::test_equals &&
         (test.children[0]->kind == K::not_rated || test.children[0]->kind == K::missing_value);
}

}  // namespace

bool comparable(const Draft& draft, ExprId a, ExprId b) {
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  if (!is_numeric(x) || !is_numeric(y)) return x == y;
  const bool percent_against_number = (x.kind == TypeKind::percent) != (y.kind == TypeKind::percent);
  return !percent_against_number || adapts(draft, a) || adapts(draft, b);
}

bool require_comparable(Draft& draft, ExprId a, ExprId b, Span span) {
  if (comparable(draft, a, b)) return true;
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  const std::vector<Label> both{{draft.framework[a].span, draft.words(x)}, {draft.framework[b].span, draft.words(y)}};
  if (is_numeric(x) && is_numeric(y)) {
    draft.error(Code::percent_or_number, span, "a percent stands against a number",
                "compare percent with percent, and number with number", both);
  } else if (x.kind == TypeKind::level && y.kind == TypeKind::level) {
    draft.error(Code::other_scale, span, fmt::format("{} stands against {}", draft.words(x), draft.words(y)),
                "compare levels of one scale", both);
  } else {
    draft.error(Code::wrong_type, span, fmt::format("{} stands against {}", draft.words(x), draft.words(y)),
                comparison_advice(draft, x), both);
  }
  return false;
}

ExprId read_test(Draft& draft, const Node& node, ExprId value, Span said, const Scope& scope) {
  const bool negated = node.kind == K::test_not;
  const Node& test = negated ? *node.children[0] : node;
  if (!value) return {};
  const Type type = draft.type(value);
  if (test.kind == K::test_within) {
    const ExprId near = read_near_boundary(draft, test, value, scope);
    return near && negated ? draft.add(Op::negate, kTruth, node.span, {near}) : near;
  }
  if (!check_order(draft, test, type)) return {};
  std::vector<ExprId> args{value};
  const bool absence = is_not_rated(test);
  for (const Node* child : absence ? Children{} : test.children) {
    const ExprId other = read_value(draft, *child, scope, type);
    if (!other || !require_comparable(draft, value, other, node.span)) return {};
    args.push_back(other);
  }
  const ExprId id = draft.add(Op::test, kTruth, join(said, node.span), std::move(args));
  Expr& expr = draft.framework.exprs[id.index];
  expr.relation = absence ? Relation::missing : relation_of(test.kind);
  expr.negated = negated != (test.kind == K::test_rated);
  return id;
}

}  // namespace rubric
