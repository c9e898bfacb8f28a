// Attributes of standards and questions; constants; the stretch of numbers that a value can take at all.
#include <fmt/format.h>

#include <algorithm>

#include "lang/draft.hpp"

namespace rubric {
namespace {

using Kind = Term::Kind;

ExprId refer(Draft& draft, DefinitionId id, Span span) { return draft.add(Op::definition, draft.framework[id].type, span, {}, id.index); }

ExprId question_percent(Draft& draft, QuestionId id, Span span, const Scope& scope) {
  const Question& question = draft.framework[id];
  const Policy& policy = draft.policies[question.standard.index];
  const ExprId percent = draft.add(Op::percent, {TypeKind::percent}, span, {}, id.index);
  if (scope.ground || scope.test) return percent;
  if (policy.kind == Policy::Kind::unsaid) {
    const Standard& standard = draft.framework[question.standard];
    draft.error(Code::no_policy, standard.declared, fmt::format("standard {} does not say what holds when no case is relevant to a question", standard.id),
                "say it in the standard or in `default for standards`: `nothing relevant -> leave out`, a level, or `not rated`");
    return {};
  }
  if (policy.kind == Policy::Kind::value && is_numeric(draft.type(policy.value))) return draft.add(Op::or_else, {TypeKind::percent}, span, {percent, policy.value});
  return percent;
}

ExprId question_attribute(Draft& draft, std::string_view name, QuestionId id, Span span, const Scope& scope) {
  if (name == "percent") return question_percent(draft, id, span, scope);
  if (name == "relevant") return draft.add(Op::relevant, {TypeKind::whole}, span, {}, id.index);
  if (name == "answered-yes") return draft.add(Op::answered_yes, {TypeKind::whole}, span, {}, id.index);
  if (name == "weight") return draft.number(draft.framework[id].weight, span);
  draft.error(Code::not_a_value, span, fmt::format("a question has no {}", name), "a question has `percent`, `relevant`, `answered-yes` and `weight`");
  return {};
}

ExprId result_attribute(Draft& draft, std::string_view name, Subject subject, Span span) {
  if (name != "rating" && name != "score") {
    draft.error(Code::not_a_value, span, fmt::format("{} has no {}", draft.name(subject), name), "it has `rating` and `score`; questions have `percent` and `relevant`");
    return {};
  }
  const Results* results = results_of(draft, subject, span);
  if (results == nullptr) return {};
  const DefinitionId wanted = name == "rating" ? results->rating : results->score;
  if (wanted) return refer(draft, wanted, span);
  const bool rating = name == "rating";
  draft.error(rating ? Code::no_rating : Code::no_scores, span, fmt::format("{} has no {}", draft.name(subject), name),
              rating ? "give it a rule: `rating = …`" : "give the levels of its scale scores, or write a rule `score = …`");
  return {};
}

struct Ends {
  std::optional<Rational> low;
  std::optional<Rational> high;
};

Ends scores_of(const Scale& scale) {
  Ends ends;
  for (const Level& level : scale.levels) {
    if (!level.score) return {};
    if (!ends.low) ends.low = level.score;
    ends.high = level.score;
  }
  return ends;
}

Bounds sum_of(const Framework& framework, const Expr& expr) {
  Bounds total{Rational(0), Rational(0)};
  for (const Member& member : expr.members) {
    Bounds part = range_of(framework, member.value);
    if (member.guard) {  // may be left out
      if (part.low) part.low = std::min(*part.low, Rational(0));
      if (part.high) part.high = std::max(*part.high, Rational(0));
    }
    total.low = total.low && part.low ? std::optional(*total.low + *part.low) : std::nullopt;
    total.high = total.high && part.high ? std::optional(*total.high + *part.high) : std::nullopt;
  }
  return total;
}

std::optional<Rational> operate(Op op, Rational a, Rational b) {
  switch (op) {
    case Op::add: return a + b;
    case Op::subtract: return a - b;
    case Op::multiply: return a * b;
    case Op::divide: return a / b;
    default: return std::nullopt;
  }
}

Bounds scaled(const Framework& framework, const Expr& expr) {
  Bounds value = range_of(framework, expr.args[0]);
  std::optional<Rational> factor = constant_value(framework, expr.args[1]);
  if (!factor && expr.op == Op::multiply) {
    value = range_of(framework, expr.args[1]);
    factor = constant_value(framework, expr.args[0]);
  }
  if (!factor || *factor <= 0 || !value.low || !value.high) return {};
  return {operate(expr.op, *value.low, *factor), operate(expr.op, *value.high, *factor)};
}

}  // namespace

ExprId attribute(Draft& draft, std::string_view name, Kind kind, const Entity& of, Span span, const Scope& scope) {
  switch (kind) {
    case Kind::questions: return question_attribute(draft, name, {of.index}, span, scope);
    case Kind::standards:
      if (name == "weight") return draft.number(draft.framework.standards[of.index].weight, span);
      return result_attribute(draft, name, {Subject::Kind::standard, of.index}, span);
    case Kind::domains: return result_attribute(draft, name, {Subject::Kind::domain, of.index}, span);
    default: return result_attribute(draft, name, {Subject::Kind::overall, 0}, span);
  }
}

std::optional<Rational> constant_value(const Framework& framework, ExprId id) {
  const Expr& expr = framework[id];
  if (!is_numeric(expr.type)) return std::nullopt;
  if (expr.op == Op::constant) return expr.absent ? std::nullopt : std::optional(expr.number);
  if (expr.op == Op::definition) return constant_value(framework, framework.definitions[expr.index].value);
  if (expr.args.size() != 2) return std::nullopt;
  const auto a = constant_value(framework, expr.args[0]);
  const auto b = a ? constant_value(framework, expr.args[1]) : std::nullopt;
  return a && b ? operate(expr.op, *a, *b) : std::nullopt;
}

std::optional<Rational> read_constant(Draft& draft, const Node& node) {
  const ExprId id = read_value(draft, node, Scope{});
  if (!id) return std::nullopt;
  const auto value = constant_value(draft.framework, id);
  if (value && value->valid()) return value;
  draft.error(value ? Code::bad_number : Code::not_constant, node.span,
              value ? "the number cannot be worked out: it divides by zero or does not fit into 64 bits" : fmt::format("`{}` depends on the inspection", draft.text(node)),
              "use a number or a parameter");
  return std::nullopt;
}

Bounds range_of(const Framework& framework, ExprId id) {
  const Expr& expr = framework[id];
  if (const auto constant = constant_value(framework, id)) return {*constant, *constant};
  switch (expr.op) {
    case Op::definition: return range_of(framework, framework.definitions[expr.index].value);
    case Op::percent: return {Rational(0), Rational(100)};
    case Op::share: return {Rational(0), Rational(100)};
    case Op::count: return {Rational(0), Rational(static_cast<std::int64_t>(expr.members.size()))};
    case Op::score: {
      const Ends ends = scores_of(framework.scales[framework[expr.args[0]].type.of]);
      return {ends.low, ends.high};
    }
    case Op::sum: return sum_of(framework, expr);
    case Op::multiply: case Op::divide: return scaled(framework, expr);
    default: return {};
  }
}

}  // namespace rubric
