// Expressions: operators, aggregates, applications and tests, on what check_terms.cpp makes of names.
#include <fmt/format.h>

#include <algorithm>

#include "lang/draft.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;
constexpr Type kTruth{TypeKind::truth};

Term of_value(const Draft& draft, ExprId value) {
  Term term;
  if (!value) return term;
  term.kind = Kind::value;
  term.value = value;
  term.type = draft.type(value);
  return term;
}

// Constants and what is worked out from them fit a percent as well as a number.
bool adapts(const Framework& framework, ExprId id) { return constant_value(framework, id).has_value(); }

bool comparable(const Draft& draft, ExprId a, ExprId b) {
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  if (!is_numeric(x) || !is_numeric(y)) return x == y;
  const bool percent_against_number = (x.kind == TypeKind::percent) != (y.kind == TypeKind::percent);
  return !percent_against_number || adapts(draft.framework, a) || adapts(draft.framework, b);
}

bool require_comparable(Draft& draft, ExprId a, ExprId b, Span span) {
  if (comparable(draft, a, b)) return true;
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  if (is_numeric(x) && is_numeric(y)) {
    draft.error(Code::percent_or_number, span, "a percent stands against a number", "compare percent with percent, and number with number",
                {{draft.framework[a].span, draft.words(x)}, {draft.framework[b].span, draft.words(y)}});
  } else if (x.kind == TypeKind::level && y.kind == TypeKind::level) {
    draft.error(Code::other_scale, span, fmt::format("{} stands against {}", draft.words(x), draft.words(y)), "compare levels of one scale",
                {{draft.framework[a].span, draft.words(x)}, {draft.framework[b].span, draft.words(y)}});
  } else {
    draft.error(Code::wrong_type, span, fmt::format("{} stands against {}", draft.words(x), draft.words(y)), "compare like with like",
                {{draft.framework[a].span, draft.words(x)}, {draft.framework[b].span, draft.words(y)}});
  }
  return false;
}

// ---- arithmetic

std::optional<Type> type_of(Draft& draft, Op op, ExprId a, ExprId b, Span span) {
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  if (!is_numeric(x) || !is_numeric(y)) {
    const Type odd = is_numeric(x) ? y : x;
    draft.error(Code::wrong_type, span, fmt::format("{} is not a number", draft.words(odd)),
                odd.kind == TypeKind::level ? "write `score of …` to make a level a number" : "use a number or a percent");
    return std::nullopt;
  }
  const bool percent = x.kind == TypeKind::percent || y.kind == TypeKind::percent;
  if ((op == Op::add || op == Op::subtract) && !require_comparable(draft, a, b, span)) return std::nullopt;
  if (op == Op::divide && x.kind == TypeKind::percent && y.kind == TypeKind::percent) return Type{TypeKind::number};
  if (percent) return Type{TypeKind::percent};
  if (op == Op::divide || x.kind == TypeKind::number || y.kind == TypeKind::number) return Type{TypeKind::number};
  return Type{TypeKind::whole};
}

ExprId read_chain(Draft& draft, const Node& node, const Scope& scope) {
  ExprId left = read_value(draft, *node.children[0], scope);
  for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
    const ExprId right = read_value(draft, *node.children[i + 1], scope);
    if (!left || !right) return {};
    const K sign = node.children[i]->kind;
    const Op op = sign == K::plus ? Op::add : sign == K::minus ? Op::subtract : sign == K::times ? Op::multiply : Op::divide;
    const Span span = join(draft.framework[left].span, draft.framework[right].span);
    const auto type = type_of(draft, op, left, right, span);
    if (!type) return {};
    left = draft.add(op, *type, span, {left, right});
  }
  return left;
}

ExprId read_number(Draft& draft, const Node& node, std::optional<Type> wanted) {
  if (wanted && wanted->kind == TypeKind::level) return level_value(draft, node, wanted->of);
  const Rational value = Rational::parse(draft.text(node)).value_or(Rational::invalid());
  if (value.valid()) return draft.number(value, node.span);
  draft.error(Code::bad_number, node.span, "the number does not fit into 64 bits", "use a smaller number");
  return {};
}

ExprId read_date(Draft& draft, const Node& node) {
  const auto date = parse_date(draft.text(node));
  if (!date) {
    draft.error(Code::bad_date, node.span, fmt::format("`{}` is not a day of the calendar", draft.text(node)), "write year-month-day, such as 2021-07-15");
    return {};
  }
  const ExprId id = draft.number(Rational(date->time_since_epoch().count()), node.span);
  draft.framework.exprs[id.index].type = {TypeKind::date};
  return id;
}

ExprId read_rounded(Draft& draft, const Node& node, const Scope& scope) {
  const ExprId value = read_value(draft, *node.children[0], scope);
  const auto rounding = read_rounding(draft, *node.children[1]);
  if (!value || !rounding) return {};
  if (!is_numeric(draft.type(value))) {
    draft.error(Code::wrong_type, node.span, fmt::format("{} cannot be rounded", draft.words(draft.type(value))), "round a number or a percent");
    return {};
  }
  if (rounding->exact) return value;
  const Type type = draft.type(value).kind == TypeKind::percent ? draft.type(value) : Type{rounding->step.is_whole() ? TypeKind::whole : TypeKind::number};
  const ExprId id = draft.add(Op::round, type, node.span, {value});
  draft.framework.exprs[id.index].rounding = *rounding;
  return id;
}

// `score banded { … }`: a rounding before `banded` is the banding's own.
ExprId read_banded(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const Node& of = *node.children[0];
  const bool rounded = of.kind == K::rounded;
  const ExprId value = read_value(draft, rounded ? *of.children[0] : of, scope);
  const auto rounding = rounded ? read_rounding(draft, *of.children[1]) : std::nullopt;
  if (!value) return {};
  if (!is_numeric(draft.type(value))) {
    draft.error(Code::wrong_type, of.span, fmt::format("{} cannot be banded", draft.words(draft.type(value))),
                draft.type(value).kind == TypeKind::level ? "write `score of …` to make a level a number" : "band a number or a percent");
    return {};
  }
  const BandingId banding = read_banding(draft, node, draft.type(value).kind, rounding, range_of(draft.framework, value), wanted);
  return banding ? apply_banding(draft, banding, value, node.span) : ExprId{};
}

// ---- truth

ExprId read_truths(Draft& draft, const Node& node, Op op, const Scope& scope) {
  std::vector<ExprId> parts;
  for (const Node* child : node.children) parts.push_back(read_truth(draft, *child, scope));
  const bool whole = std::all_of(parts.begin(), parts.end(), [](ExprId id) { return static_cast<bool>(id); });
  return whole ? draft.add(op, kTruth, node.span, std::move(parts)) : ExprId{};
}

std::vector<Member> members_of(Draft& draft, const Node& node, const Scope& scope, Type& type) {
  Term term = read_term(draft, node, scope);
  if (term.kind == Kind::values) {
    type = term.type;
    return term.members;
  }
  if (term.kind == Kind::value) {
    type = term.type;
    return {{term.value, {}, {}}};
  }
  if (term.kind != Kind::broken) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say which figure of them", draft.text(node)), fmt::format("write `rating of {}`", draft.text(node)));
  }
  return {};
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
  Expr count;
  count.op = Op::count;
  count.type = {TypeKind::whole};
  count.span = node.span;
  count.members = std::move(members);
  const ExprId counted = draft.add(std::move(count));
  const ExprId id = draft.add(Op::test, kTruth, node.span, {counted, bound});
  draft.framework.exprs[id.index].relation = quantifier.kind == K::at_least_of ? Relation::at_least
                                             : quantifier.kind == K::at_most_of ? Relation::at_most
                                                                                : Relation::equal;
  return id;
}

ExprId read_quantified(Draft& draft, const Node& node, const Scope& scope) {
  const K quantifier = node.children[0]->kind;
  Type type;
  std::vector<Member> members = members_of(draft, *node.children[1], scope, type);
  if (members.empty()) return {};
  const bool counts = quantifier == K::at_least_of || quantifier == K::at_most_of || quantifier == K::exactly_of;
  std::vector<ExprId> truths;
  for (Member& member : members) {
    ExprId truth = node.children.size() > 2 ? read_test(draft, *node.children[2], member.value, scope) : member.value;
    if (!truth) return {};
    if (draft.type(truth) != kTruth) {
      draft.error(Code::wrong_type, node.children[1]->span, fmt::format("{} is not yes or no", draft.words(draft.type(truth))), "say what they are: `… are good`");
      return {};
    }
    truth = guarded(draft, quantifier == K::all ? Op::any_of : Op::all_of, member.guard, truth, node.span);
    truths.push_back(truth);
    member = {member.value, truth, {}};
  }
  if (counts) return read_count_of(draft, node, std::move(members), scope);
  const ExprId joined = draft.add(quantifier == K::all ? Op::all_of : Op::any_of, kTruth, node.span, std::move(truths));
  return quantifier == K::none ? draft.add(Op::negate, kTruth, node.span, {joined}) : joined;
}

// ---- collections

Term read_where(Draft& draft, const Node& node, const Scope& scope) {
  Term term = read_term(draft, *node.children[0], scope);
  if (term.kind == Kind::broken) return term;
  if (!term.is_entities()) {
    draft.error(Code::not_a_collection, node.children[0]->span, "`where` picks from standards, domains or questions", "write `standards where rating is good`");
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
  return term;
}

Term collect(Draft& draft, std::vector<Member> members, Span span) {
  Term term;
  term.kind = Kind::values;
  term.members = std::move(members);
  if (term.members.empty()) return term;
  term.type = draft.type(term.members[0].value);
  for (const Member& member : term.members) {
    const Type type = draft.type(member.value);
    if (is_numeric(type) && is_numeric(term.type)) {
      if (type.kind == TypeKind::number) term.type = type;
      continue;
    }
    if (!require_comparable(draft, term.members[0].value, member.value, span)) return {};
  }
  return term;
}

Term read_list(Draft& draft, const Node& node, const Scope& scope) {
  std::vector<Member> members;
  for (const Node* child : node.children) {
    const bool weighted = child->kind == K::weighted;
    const ExprId value = read_value(draft, weighted ? *child->children[0] : *child, scope);
    const ExprId weight = weighted ? read_value(draft, *child->children[1], scope) : ExprId{};
    if (!value) return {};
    members.push_back({value, {}, weight});
  }
  return collect(draft, std::move(members), node.span);
}

Term map_attribute(Draft& draft, std::string_view name, const Term& of, Span span, const Scope& scope) {
  if (of.kind == Kind::overall || of.single) {
    return of_value(draft, attribute(draft, name, of.kind, of.single ? of.entities[0] : Entity{}, span, scope));
  }
  std::vector<Member> members;
  for (const Entity& entity : of.entities) {
    const ExprId value = attribute(draft, name, of.kind, entity, span, scope);
    if (!value) return {};
    const Rational weight = of.kind == Kind::standards ? draft.framework.standards[entity.index].weight
                            : of.kind == Kind::questions ? draft.framework.questions[entity.index].weight
                                                         : Rational(1);
    members.push_back({value, entity.guard, draft.number(weight, span)});
  }
  return collect(draft, std::move(members), span);
}

// ---- aggregates

Op aggregate_op(std::string_view name) {
  constexpr std::pair<std::string_view, Op> kOps[] = {{"lowest", Op::lowest}, {"highest", Op::highest}, {"sum", Op::sum},
                                                      {"average", Op::average}, {"weighted-average", Op::weighted_average},
                                                      {"median", Op::median}, {"count", Op::count}, {"share", Op::share}};
  return std::find_if(std::begin(kOps), std::end(kOps), [&](const auto& op) { return op.first == name; })->second;
}

std::optional<Type> aggregate_type(Draft& draft, Op op, Type of, Span span) {
  if (op == Op::count) return Type{TypeKind::whole};
  if (op == Op::share) return Type{TypeKind::percent};
  if (op == Op::lowest || op == Op::highest) {
    const bool ordered = is_numeric(of) || of.kind == TypeKind::level || of.kind == TypeKind::date || (of.kind == TypeKind::choice && draft.framework.facts[of.of].ordered);
    if (ordered) return of;
    draft.error(Code::wrong_type, span, fmt::format("{} has no lowest or highest", draft.words(of)), "use numbers, dates or levels");
    return std::nullopt;
  }
  if (!is_numeric(of)) {
    draft.error(Code::wrong_type, span, fmt::format("{} cannot be added up", draft.words(of)),
                of.kind == TypeKind::level ? "write `score of …` to make levels numbers" : "use numbers");
    return std::nullopt;
  }
  if (of.kind == TypeKind::whole && op != Op::sum) return Type{TypeKind::number};
  return of;
}

ExprId aggregate(Draft& draft, std::string_view name, const Term& of, Span span) {
  Expr expr;
  expr.op = aggregate_op(name);
  expr.span = span;
  const bool counting = expr.op == Op::count || expr.op == Op::share;
  if (of.kind == Kind::values) {
    expr.members = of.members;
  } else if (of.kind == Kind::value) {
    expr.members = {{of.value, {}, {}}};
  } else if (counting && of.is_entities()) {
    const ExprId one = draft.number(1, span);
    for (const Entity& entity : of.entities) expr.members.push_back({one, entity.guard, {}});
  } else {
    draft.error(Code::not_a_collection, span, fmt::format("`{}` needs figures, and these are {}", name, of.kind == Kind::questions ? "questions" : of.kind == Kind::domains ? "domains" : "standards"),
                fmt::format("write `{} of rating of …` or `{} of percent of …`", name, name));
    return {};
  }
  const auto type = aggregate_type(draft, expr.op, of.type, span);
  if (!type) return {};
  expr.type = *type;
  return draft.add(std::move(expr));
}

// ---- application

Term apply_name(Draft& draft, const Node& function, const Term& of, Span span, const Scope& scope) {
  const std::string_view name = draft.text(function);
  if (of.kind == Kind::broken) return {};
  if (is_aggregate(name)) return of_value(draft, aggregate(draft, name, of, span));
  if (name == "score" && (of.kind == Kind::value || of.kind == Kind::values) && of.type.kind == TypeKind::level) {
    std::vector<Member> members = of.kind == Kind::values ? of.members : std::vector<Member>{{of.value, {}, {}}};
    for (Member& member : members) member.value = draft.add(Op::score, {TypeKind::whole}, span, {member.value});
    for (const Member& member : members) {
      if (!score_type(draft, member.value, span)) return {};
    }
    return of.kind == Kind::values ? collect(draft, std::move(members), span) : of_value(draft, members[0].value);
  }
  if (is_attribute(name)) {
    if (of.is_entities() || of.kind == Kind::overall) return map_attribute(draft, name, of, span, scope);
    draft.error(Code::not_a_value, span, fmt::format("`{}` is an attribute of standards, questions or the overall", name), "say of which: `rating of standard 2.1`");
    return {};
  }
  const auto symbol = draft.names.find(name);
  if (symbol != draft.names.end() && symbol->second.kind == Symbol::Kind::banding) {
    symbol->second.used = true;
    const BandingId banding{symbol->second.index};
    if (symbol->second.index == UINT32_MAX) return {};
    if (of.kind == Kind::value) return of_value(draft, apply_banding(draft, banding, of.value, span));
    if (of.kind == Kind::values) {
      std::vector<Member> members = of.members;
      for (Member& member : members) {
        member.value = apply_banding(draft, banding, member.value, span);
        if (!member.value) return {};
      }
      return collect(draft, std::move(members), span);
    }
    draft.error(Code::not_a_value, span, fmt::format("banding `{}` needs a number or a percent", name), fmt::format("write `{} of percent of questions`", name));
    return {};
  }
  std::vector<std::string_view> names = {"lowest", "highest", "sum", "average", "weighted-average", "median", "count", "share", "rating", "score", "percent", "relevant", "answered-yes"};
  for (const auto& [known, other] : draft.names) {
    if (other.kind == Symbol::Kind::banding) names.push_back(known);
  }
  draft.unknown(function, "banding, attribute or aggregate", names);
  return {};
}

Term read_application(Draft& draft, const Node& node, const Scope& scope) {
  const Node& function = *node.children[0];
  const Term of = read_term(draft, *node.children[1], scope);
  return function.kind == K::name ? apply_name(draft, function, of, node.span, scope) : read_part_of(draft, function, of, scope);
}

// ---- tests

ExprId read_near_boundary(Draft& draft, const Node& test, ExprId value, const Scope& scope) {
  const ExprId points = read_value(draft, *test.children[0], scope);
  const BandingId banding = scope.standard ? draft.framework[scope.standard].banding : BandingId{};
  if (!points) return {};
  if (!banding || draft.type(value).kind != draft.framework[banding].measure) {
    draft.error(Code::no_boundary, test.span, "there is no one banding whose boundaries are meant",
                "use it in a ground for standards whose percentages meet one banding");
    return {};
  }
  return draft.add(Op::near_boundary, kTruth, test.span, {value, points}, banding.index);
}

Relation relation_of(K kind) {
  switch (kind) {
    case K::test_at_least: return Relation::at_least;
    case K::test_at_most: return Relation::at_most;
    case K::test_above: case K::test_after: return Relation::above;
    case K::test_below: case K::test_before: return Relation::below;
    case K::test_range: return Relation::within;
    case K::test_one_of: return Relation::one_of;
    case K::test_missing: case K::test_rated: return Relation::missing;
    default: return Relation::equal;
  }
}

bool ordered(const Draft& draft, Type type) {
  return is_numeric(type) || type.kind == TypeKind::level || type.kind == TypeKind::date || (type.kind == TypeKind::choice && draft.framework.facts[type.of].ordered);
}

bool check_order(Draft& draft, const Node& test, Type type) {
  const bool dates = test.kind == K::test_before || test.kind == K::test_after;
  if (dates && type.kind != TypeKind::date) {
    draft.error(Code::wrong_type, test.span, fmt::format("`before` and `after` are for dates; this is {}", draft.words(type)), "write `below` or `above`");
    return false;
  }
  const Relation relation = relation_of(test.kind);
  if (relation == Relation::equal || relation == Relation::one_of || relation == Relation::missing || ordered(draft, type)) return true;
  draft.error(Code::wrong_type, test.span, fmt::format("{} has no order", draft.words(type)), "declare its choices as `ordered`, or compare with `is` and `one of`");
  return false;
}

bool is_not_rated(const Node& test) { return test.kind == K::test_equals && (test.children[0]->kind == K::not_rated || test.children[0]->kind == K::missing_value); }

}  // namespace

bool score_type(Draft& draft, ExprId score, Span span) {
  Expr& expr = draft.framework.exprs[score.index];
  const Scale& scale = draft.framework.scales[draft.type(expr.args[0]).of];
  bool whole = true;
  for (const Level& level : scale.levels) {
    if (!level.score) {
      draft.error(Code::no_scores, span, fmt::format("the levels of `{}` have no scores", scale.id), "give each level one: `good \"Good\" scores 2`", {{level.origin.span, "no score"}});
      return false;
    }
    whole = whole && level.score->is_whole();
  }
  expr.type = {whole ? TypeKind::whole : TypeKind::number};
  return true;
}

ExprId read_test(Draft& draft, const Node& node, ExprId value, const Scope& scope) {
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
  for (const Node* child : absence ? std::vector<const Node*>{} : test.children) {
    const ExprId other = read_value(draft, *child, scope, type);
    if (!other || !require_comparable(draft, value, other, node.span)) return {};
    args.push_back(other);
  }
  const Span said = draft.framework[value].span;
  const ExprId id = draft.add(Op::test, kTruth, said.source == node.span.source ? join(said, node.span) : node.span, std::move(args));
  Expr& expr = draft.framework.exprs[id.index];
  expr.relation = absence ? Relation::missing : relation_of(test.kind);
  expr.negated = negated != (test.kind == K::test_rated);
  return id;
}

Term read_term(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const auto value = [&](ExprId id) { return of_value(draft, id); };
  const auto truth = [&](std::uint32_t yes) {
    const ExprId id = draft.add(Op::constant, kTruth, node.span, {}, yes);
    return value(id);
  };
  switch (node.kind) {
    case K::or_: return value(read_truths(draft, node, Op::any_of, scope));
    case K::and_: return value(read_truths(draft, node, Op::all_of, scope));
    case K::not_: {
      const ExprId inner = read_truth(draft, *node.children[0], scope);
      return inner ? value(draft.add(Op::negate, kTruth, node.span, {inner})) : Term{};
    }
    case K::comparison: return value(read_test(draft, *node.children[1], read_value(draft, *node.children[0], scope), scope));
    case K::quantified: return value(read_quantified(draft, node, scope));
    case K::banded: return value(read_banded(draft, node, scope, wanted));
    case K::rounded: return value(read_rounded(draft, node, scope));
    case K::sum: case K::product: return value(read_chain(draft, node, scope));
    case K::application: return read_application(draft, node, scope);
    case K::where: return read_where(draft, node, scope);
    case K::list: return read_list(draft, node, scope);
    case K::weighted: return read_term(draft, *node.children[0], scope, wanted);
    case K::one_case: {
      if (scope.standard && scope.rating && scope.ground) {
        const ExprId rating = draft.add(Op::definition, draft.framework[scope.rating].type, node.span, {}, scope.rating.index);
        return value(draft.add(Op::one_case, kTruth, node.span, {rating}, scope.standard.index));
      }
      draft.error(Code::not_a_value, node.span, "only a ground for standards can ask whether one case changes the rating", "use it in `discretion … for standards`");
      return {};
    }
    case K::number: return value(read_number(draft, node, wanted));
    case K::date: return value(read_date(draft, node));
    case K::yes: return truth(1);
    case K::no: return truth(0);
    case K::not_rated: case K::missing_value: {
      Expr absent;
      absent.type = wanted.value_or(kTruth);
      absent.span = node.span;
      absent.absent = true;
      return value(draft.add(std::move(absent)));
    }
    case K::text:
      draft.error(Code::wrong_type, node.span, "a text cannot be rated with", "give a level, a number or a condition");
      return {};
    default: return read_name(draft, node, scope, wanted);
  }
}

ExprId read_value(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const Term term = read_term(draft, node, scope, wanted);
  if (term.kind == Kind::value) return term.value;
  if (term.kind == Kind::broken) return {};
  draft.error(Code::not_a_value, node.span, fmt::format("`{}` stands for {}, and one value is needed", draft.text(node), term.kind == Kind::values ? "several values" : "standards, domains or questions"),
              "say which figure of them: `lowest of rating of …`, `count of …`");
  return {};
}

ExprId read_truth(Draft& draft, const Node& node, const Scope& scope) {
  const ExprId id = read_value(draft, node, scope);
  if (!id || draft.type(id) == kTruth) return id;
  draft.error(Code::wrong_type, node.span, fmt::format("a condition is yes or no; this is {}", draft.words(draft.type(id))), "compare it: `… is at least good`");
  return {};
}

}  // namespace rubric
