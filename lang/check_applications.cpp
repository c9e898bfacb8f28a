// What is said `of` values and things: attributes, aggregates, scores and bandings, of one or of each.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using Kind = Term::Kind;

// ---- attributes

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

bool is_of_values(const Term& term) { return term.kind == Kind::value || term.kind == Kind::values; }

Term map_attribute(Draft& draft, std::string_view name, const Term& of, Span span, const Scope& scope) {
  if (of.kind == Kind::overall || of.single) {
    return term_of(draft, attribute(draft, name, of.kind, of.single ? of.entities[0] : Entity{}, span, scope));
  }
  if (of.entities.empty()) return no_values(type_of_none(draft, name, span));
  std::vector<Member> members;
  for (const Entity& entity : of.entities) {
    const ExprId value = attribute(draft, name, of.kind, entity, span, scope);
    if (!value) return {};
    const Rational weight = of.kind == Kind::standards   ? draft.framework.standards[entity.index].weight
                            : of.kind == Kind::questions ? draft.framework.questions[entity.index].weight
                                                         : Rational(1);
    members.push_back({value, entity.guard, draft.number(weight, span)});
  }
  return collect(draft, std::move(members), span);
}

// ---- aggregates

Op aggregate_op(std::string_view name) {
  constexpr std::pair<std::string_view, Op> kOps[] = {{"lowest", Op::lowest},
                                                      {"highest", Op::highest},
                                                      {"sum", Op::sum},
                                                      {"average", Op::average},
                                                      {"weighted-average", Op::weighted_average},
                                                      {"median", Op::median},
                                                      {"count", Op::count},
                                                      {"share", Op::share}};
  return std::find_if(std::begin(kOps), std::end(kOps), [&](const auto& op) { return op.first == name; })->second;
}

std::optional<Type> aggregate_type(Draft& draft, Op op, Type of, Span span) {
  if (op == Op::count) return Type{TypeKind::whole};
  if (op == Op::share) return Type{TypeKind::percent};
  if (op == Op::lowest || op == Op::highest) {
    const bool ordered = is_numeric(of) || of.kind == TypeKind::level || of.kind == TypeKind::date ||
                         (of.kind == TypeKind::choice && draft.framework.facts[of.of].ordered);
    if (ordered) return of;
    draft.error(Code::wrong_type, span, fmt::format("{} has no lowest or highest", draft.words(of)),
                "use numbers, dates or levels");
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

void report_no_figures(Draft& draft, std::string_view name, Op op, const Term& term, Span span) {
  const Kind of = term.kind;
  if (of == Kind::records)
    return draft.error(Code::not_a_collection, span, fmt::format("`{}` needs figures, and these are records", name),
                       fmt::format("write `{} of {}`", name, figure_of_records(draft, term.list)));
  const bool questions = of == Kind::questions;
  const std::string_view these = questions             ? "questions"
                                 : of == Kind::domains ? "domains"
                                 : of == Kind::overall ? "the overall"
                                                       : "standards";
  const bool adds_up = op != Op::lowest && op != Op::highest;
  draft.error(Code::not_a_collection, span,
              fmt::format("`{}` needs figures, and {} {}", name, of == Kind::overall ? "this is" : "these are", these),
              fmt::format("write `{} of {} of {}`", name,
                          questions ? "percent"
                          : adds_up ? "score"
                                    : "rating",
                          questions             ? "questions"
                          : of == Kind::domains ? "domains"
                                                : "standards"));
}

// What is aggregated; none after an error.
std::optional<std::vector<Member>> members_for(Draft& draft, std::string_view name, Op op, const Term& of, Span span) {
  if (of.kind == Kind::values) return of.members;
  if (of.kind == Kind::records && (op == Op::count || op == Op::share))
    return std::vector<Member>{{draft.number(1, span), of.guard, {}}};
  if (of.kind == Kind::value) {
    draft.error(Code::not_a_collection, span, fmt::format("`{}` needs several values, and this is one", name),
                fmt::format("name them all, as in `{} of rating of standards`, or leave `{} of` out", name, name));
    return std::nullopt;
  }
  if ((op != Op::count && op != Op::share) || !of.is_entities()) {
    report_no_figures(draft, name, op, of, span);
    return std::nullopt;
  }
  const ExprId one = draft.number(1, span);
  std::vector<Member> members;
  for (const Entity& entity : of.entities) members.push_back({one, entity.guard, {}});
  return members;
}

ExprId aggregate(Draft& draft, std::string_view name, const Term& of, Span span) {
  Expr expr;
  expr.op = aggregate_op(name);
  expr.span = span;
  std::optional<std::vector<Member>> members = members_for(draft, name, expr.op, of, span);
  if (!members) return {};
  expr.members = std::move(*members);
  expr.list = of.list;
  if (of.weighted && expr.op != Op::weighted_average) {
    misplaced(draft, span, fmt::format("`{}` knows no weights", name),
              "write `weighted-average of`, or leave the weights out");
    return {};
  }
  const auto type = aggregate_type(draft, expr.op, of.type, span);
  if (!type) return {};
  expr.type = *type;
  return draft.add(std::move(expr));
}

// ---- application

// What the function makes of each value; of no values, none of that type.
template <typename Function>
Term map_values(Draft& draft, const Term& of, Type none, Span span, Function function) {
  if (of.kind == Kind::value) return term_of(draft, function(of.value));
  if (of.members.empty()) return no_values(none);
  std::vector<Member> members = of.members;
  for (Member& member : members) {
    member.value = function(member.value);
    if (!member.value) return {};
  }
  Term mapped = collect(draft, std::move(members), span);
  mapped.list = of.list;
  return mapped;
}

Term apply_score(Draft& draft, const Term& of, Span span) {
  return map_values(draft, of, {TypeKind::number}, span, [&](ExprId level) {
    const ExprId score = draft.add(Op::score, {TypeKind::whole}, span, {level});
    return score_type(draft, score, span) ? score : ExprId{};
  });
}

Term apply_attribute(Draft& draft, std::string_view name, const Term& of, Span span, const Scope& scope) {
  if (of.is_entities() || of.kind == Kind::overall) return map_attribute(draft, name, of, span, scope);
  const bool of_question = name != "rating" && name != "score";
  draft.error(Code::not_a_value, span,
              fmt::format("only {} has a {}", of_question ? "a question" : "a standard, a domain or the overall", name),
              fmt::format("say of which: `{} of {}standard 2.1`", name, of_question ? "question safety of " : ""));
  return {};
}

Term apply_named_banding(Draft& draft, std::string_view name, BandingId banding, const Term& of, Span span) {
  if (banding.index == UINT32_MAX) {
    if (!draft.bandings_read)
      draft.error(Code::not_constant, span, "an edge of a band cannot be worked out with a banding",
                  "write a number or a parameter");
    return {};
  }
  if (is_of_values(of)) {
    const Type result = draft.framework[banding].result;
    return map_values(draft, of, result, span,
                      [&](ExprId value) { return apply_banding(draft, banding, value, span); });
  }
  draft.error(Code::not_a_value, span, fmt::format("banding `{}` needs a number or a percent", name),
              fmt::format("write `{} of percent of questions`", name));
  return {};
}

void report_unknown_function(Draft& draft, const Node& function) {
  std::vector<std::string_view> names = {"lowest",  "highest",  "sum",         "average", "weighted-average",
                                         "median",  "count",    "share",       "rating",  "score",
                                         "percent", "relevant", "answered-yes"};
  for (const auto& [known, other] : draft.names) {
    if (other.kind == Symbol::Kind::banding) names.push_back(known);
  }
  draft.unknown(function, "banding and no word such as `lowest` or `rating`", names);
}

Term apply_name(Draft& draft, const Node& function, const Term& of, Span span, const Scope& scope) {
  const std::string_view name = draft.text(function);
  if (of.kind == Kind::broken) return {};
  if (is_aggregate(name)) return term_of(draft, aggregate(draft, name, of, span));
  if (name == "score" && is_of_values(of) && of.type.kind == TypeKind::level) return apply_score(draft, of, span);
  if (of.kind == Kind::records) return apply_to_records(draft, function, of, scope);
  if (is_attribute(name)) return apply_attribute(draft, name, of, span, scope);
  const auto symbol = draft.names.find(name);
  if (symbol != draft.names.end() && symbol->second.kind == Symbol::Kind::banding) {
    symbol->second.used = true;
    return apply_named_banding(draft, name, BandingId{symbol->second.index}, of, span);
  }
  report_unknown_function(draft, function);
  return {};
}

}  // namespace

Term read_application(Draft& draft, const Node& node, const Scope& scope) {
  const Node& function = *node.children[0];
  const Term of = read_term(draft, *node.children[1], scope);
  return function.kind == NodeKind::name ? apply_name(draft, function, of, node.span, scope)
                                         : read_part_of(draft, function, of, scope);
}

bool score_type(Draft& draft, ExprId score, Span span) {
  Expr& expr = draft.framework.exprs[score.index];
  const Scale& scale = draft.framework.scales[draft.type(expr.args[0]).of];
  bool whole = true;
  for (const Level& level : scale.levels) {
    if (!level.score) {
      draft.error(Code::no_scores, span, fmt::format("the levels of `{}` have no scores", scale.id),
                  "give each level one: `good \"Good\" scores 2`", {{level.origin.span, "no score"}});
      return false;
    }
    whole = whole && level.score->is_whole();
  }
  expr.type = {whole ? TypeKind::whole : TypeKind::number};
  return true;
}

}  // namespace rubric
