// Collections: `where`, lists, attributes of several, aggregates and quantifiers, spread out to their members.
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

Term collect(Draft& draft, std::vector<Member> members, Span span) {
  Term term;
  term.kind = Kind::values;
  term.members = std::move(members);
  if (term.members.empty()) return term;
  // What the others are compared with: a constant would agree with anything.
  const auto fixed = std::find_if(term.members.begin(), term.members.end(), [&](const Member& m) { return !constant_value(draft, m.value); });
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
      draft.error(Code::other_scale, span, fmt::format("some of these are {}, others {}", draft.words(term.type), draft.words(type)),
                  "name those of one scale, such as `standards 1.1, 1.2`");
    }
    return {};
  }
  return term;
}

ExprId read_weight(Draft& draft, const Node& node, const Scope& scope) {
  const ExprId weight = read_value(draft, node, scope);
  if (!weight) return {};
  const auto constant = constant_value(draft, weight);
  if (is_numeric(draft.type(weight)) && !(constant && constant->valid() && *constant < 0)) return weight;
  draft.error(Code::wrong_type, node.span, constant ? std::string("a weight is not below 0") : fmt::format("a weight is a number; this is {}", draft.words(draft.type(weight))),
              "write a number above 0, or 0 for what has no part");
  return {};
}

// What nothing would be: the attribute of members that a place does not have, such as questions of a judged standard.
std::optional<Type> type_of_none(Draft& draft, std::string_view name, Span span) {
  if (name == "percent") return Type{TypeKind::percent};
  if (name != "rating") return Type{name == "score" || name == "weight" ? TypeKind::number : TypeKind::whole};
  const auto scale = only_scale(draft, span);
  return scale ? std::optional(Type{TypeKind::level, *scale}) : std::nullopt;
}

Term no_values(std::optional<Type> type) {
  Term none;
  if (!type) return none;
  none.kind = Kind::values;
  none.type = *type;
  return none;
}

Term map_attribute(Draft& draft, std::string_view name, const Term& of, Span span, const Scope& scope) {
  if (of.kind == Kind::overall || of.single) {
    return term_of(draft, attribute(draft, name, of.kind, of.single ? of.entities[0] : Entity{}, span, scope));
  }
  if (of.entities.empty()) return no_values(type_of_none(draft, name, span));
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
    draft.error(Code::not_a_collection, span, fmt::format("`{}` needs several values, and this is one", name),
                fmt::format("name them all, as in `{} of rating of standards`, or leave `{} of` out", name, name));
    return {};
  } else if (counting && of.is_entities()) {
    const ExprId one = draft.number(1, span);
    for (const Entity& entity : of.entities) expr.members.push_back({one, entity.guard, {}});
  } else {
    const bool questions = of.kind == Kind::questions;
    const std::string_view these = questions ? "questions" : of.kind == Kind::domains ? "domains" : of.kind == Kind::overall ? "the overall" : "standards";
    const bool adds_up = expr.op != Op::lowest && expr.op != Op::highest;
    draft.error(Code::not_a_collection, span, fmt::format("`{}` needs figures, and {} {}", name, of.kind == Kind::overall ? "this is" : "these are", these),
                fmt::format("write `{} of {} of {}`", name, questions ? "percent" : adds_up ? "score" : "rating", questions ? "questions" : of.kind == Kind::domains ? "domains" : "standards"));
    return {};
  }
  if (of.weighted && expr.op != Op::weighted_average) {
    misplaced(draft, span, fmt::format("`{}` knows no weights", name), "write `weighted-average of`, or leave the weights out");
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
  if (is_aggregate(name)) return term_of(draft, aggregate(draft, name, of, span));
  if (name == "score" && (of.kind == Kind::value || of.kind == Kind::values) && of.type.kind == TypeKind::level) {
    std::vector<Member> members = of.kind == Kind::values ? of.members : std::vector<Member>{{of.value, {}, {}}};
    if (members.empty()) return no_values(Type{TypeKind::number});
    for (Member& member : members) member.value = draft.add(Op::score, {TypeKind::whole}, span, {member.value});
    for (const Member& member : members) {
      if (!score_type(draft, member.value, span)) return {};
    }
    return of.kind == Kind::values ? collect(draft, std::move(members), span) : term_of(draft, members[0].value);
  }
  if (is_attribute(name)) {
    if (of.is_entities() || of.kind == Kind::overall) return map_attribute(draft, name, of, span, scope);
    const bool of_question = name != "rating" && name != "score";
    draft.error(Code::not_a_value, span, fmt::format("only {} {} a {}", of_question ? "a question" : "a standard, a domain or the overall", "has", name),
                fmt::format("say of which: `{} of {}standard 2.1`", name, of_question ? "question safety of " : ""));
    return {};
  }
  const auto symbol = draft.names.find(name);
  if (symbol != draft.names.end() && symbol->second.kind == Symbol::Kind::banding) {
    symbol->second.used = true;
    const BandingId banding{symbol->second.index};
    if (symbol->second.index == UINT32_MAX) {
      if (!draft.bandings_read) draft.error(Code::not_constant, span, "an edge of a band cannot be worked out with a banding", "write a number or a parameter");
      return {};
    }
    if (of.kind == Kind::value) return term_of(draft, apply_banding(draft, banding, of.value, span));
    if (of.kind == Kind::values) {
      if (of.members.empty()) return no_values(draft.framework[banding].result);
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
  draft.unknown(function, "banding and no word such as `lowest` or `rating`", names);
  return {};
}

// ---- quantifiers

// None after an error; a collection may also have no members.
std::optional<std::vector<Member>> members_of(Draft& draft, const Node& node, const Scope& scope) {
  Term term = read_term(draft, node, scope);
  if (term.kind == Kind::values) return term.members;
  if (term.kind == Kind::value) {
    draft.error(Code::not_a_collection, node.span, fmt::format("`{}` is one value, and several are needed", draft.text(node)),
                "name them all, as in `any of rating of standards are good`, or say it of the one: `… is good`");
  } else if (term.kind != Kind::broken) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say which figure of them", draft.text(node)), fmt::format("write `rating of {}`", draft.text(node)));
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
                fmt::format("how many is a whole number; this is {}", number && is_numeric(type) ? to_string(*number) : draft.words(type)), "write it as in `at least 2 of`");
    return {};
  }
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

}  // namespace

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

Term read_application(Draft& draft, const Node& node, const Scope& scope) {
  const Node& function = *node.children[0];
  const Term of = read_term(draft, *node.children[1], scope);
  return function.kind == K::name ? apply_name(draft, function, of, node.span, scope) : read_part_of(draft, function, of, scope);
}

ExprId read_quantified(Draft& draft, const Node& node, const Scope& scope) {
  const K quantifier = node.children[0]->kind;
  std::optional<std::vector<Member>> members = members_of(draft, *node.children[1], scope);
  if (!members) return {};
  const bool counts = quantifier == K::at_least_of || quantifier == K::at_most_of || quantifier == K::exactly_of;
  std::vector<ExprId> truths;
  for (Member& member : *members) {
    ExprId truth = node.children.size() > 2 ? read_test(draft, *node.children[2], member.value, node.children[1]->span, scope) : member.value;
    if (!truth) return {};
    if (draft.type(truth) != kTruth) {
      draft.error(Code::wrong_type, node.children[1]->span, fmt::format("{} is not yes or no", draft.words(draft.type(truth))), "say what they are: `… are good`");
      return {};
    }
    truth = guarded(draft, quantifier == K::all ? Op::any_of : Op::all_of, member.guard, truth, node.span);
    truths.push_back(truth);
    if (counts) member = {draft.number(1, node.span), truth, {}};  // one that is not rated counts, too, if it is asked for
  }
  if (counts) return read_count_of(draft, node, std::move(*members), scope);
  const ExprId joined = draft.add(quantifier == K::all ? Op::all_of : Op::any_of, kTruth, node.span, std::move(truths));
  return quantifier == K::none ? draft.add(Op::negate, kTruth, node.span, {joined}) : joined;
}

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

}  // namespace rubric
