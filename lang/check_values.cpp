// Attributes of standards and questions; constants; the stretch of numbers that a value can take at all.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using Kind = Term::Kind;

ExprId refer(Draft& draft, DefinitionId id, Span span) {
  return draft.add(Op::definition, draft.framework[id].type, span, {}, id.index);
}

ExprId question_percent(Draft& draft, QuestionId id, Span span, const Scope& scope) {
  const Question& question = draft.framework[id];
  const Policy& policy = draft.policies[question.standard.index];
  const ExprId percent = draft.add(Op::percent, {TypeKind::percent}, span, {}, id.index);
  if (scope.ground || scope.test) return percent;
  if (policy.kind == Policy::Kind::unsaid) {
    const Standard& standard = draft.framework[question.standard];
    if (!draft.complete) return {};
    draft.error(
        Code::no_policy, standard.declared,
        fmt::format("standard {} does not say what holds when no case is relevant to a question", standard.id),
        "say it in the standard or in `default for standards`: `nothing relevant -> leave out`, a level, or `not rated`");
    return {};
  }
  draft.policies[question.standard.index].asked = true;
  if (policy.kind != Policy::Kind::value || !is_numeric(draft.type(policy.value))) return percent;
  draft.policies[question.standard.index].met = true;
  return draft.add(Op::or_else, {TypeKind::percent}, span, {percent, policy.value});
}

ExprId question_attribute(Draft& draft, std::string_view name, QuestionId id, Span span, const Scope& scope) {
  if (name == "percent") return question_percent(draft, id, span, scope);
  if (name == "relevant") return draft.add(Op::relevant, {TypeKind::whole}, span, {}, id.index);
  if (name == "answered-yes") return draft.add(Op::answered_yes, {TypeKind::whole}, span, {}, id.index);
  if (name == "weight") return draft.number(draft.framework[id].weight, span);
  draft.error(Code::not_a_value, span, fmt::format("a question has no {}", name),
              "a question has `percent`, `relevant`, `answered-yes` and `weight`");
  return {};
}

ExprId result_attribute(Draft& draft, std::string_view name, Subject subject, Span span, const Scope& scope) {
  if (name != "rating" && name != "score") {
    draft.error(Code::not_a_value, span, fmt::format("{} has no {}", draft.words(subject), name),
                "it has `rating` and `score`; questions have `percent` and `relevant`");
    return {};
  }
  const Results* results = results_of(draft, subject, span);
  if (results == nullptr) return {};
  const bool undecided = scope.indicated && (!scope.overall || subject.kind == Subject::Kind::overall);
  const DefinitionId rating_seen = results->awarded && !undecided ? results->awarded : results->rating;
  const DefinitionId wanted = name == "rating" ? rating_seen : results->score;
  if (wanted) return refer(draft, wanted, span);
  if (!draft.complete || draft.broken.contains(subject)) return {};
  const bool rating = name == "rating";
  draft.error(
      rating ? Code::no_rating : Code::no_scores, span, fmt::format("{} has no {}", draft.words(subject), name),
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

Bounds sum_of(const Draft& draft, const Expr& expr) {
  Bounds total{Rational(0), Rational(0)};
  for (const Member& member : expr.members) {
    Bounds part = range_of(draft, member.value);
    if (member.guard) {  // may be left out
      if (part.low) part.low = std::min(*part.low, Rational(0));
      if (part.high) part.high = std::max(*part.high, Rational(0));
    }
    total.low = total.low && part.low ? std::optional(*total.low + *part.low) : std::nullopt;
    total.high = total.high && part.high ? std::optional(*total.high + *part.high) : std::nullopt;
  }
  return total;
}

// From the lowest to the highest that a line can give.
Bounds any_of(const Draft& draft, const Expr& chosen) {
  std::optional<Bounds> all;
  const std::size_t lines = chosen.args.size() / 2;
  for (std::size_t i = 0; i < (chosen.args.size() + 1) / 2; ++i) {
    const ExprId value = i < lines ? chosen.args[2 * i + 1] : chosen.args.back();
    if (draft.framework[value].absent) continue;
    const Bounds line = range_of(draft, value);
    if (!all) all = line;
    all->low = all->low && line.low ? std::optional(std::min(*all->low, *line.low)) : std::nullopt;
    all->high = all->high && line.high ? std::optional(std::max(*all->high, *line.high)) : std::nullopt;
  }
  return all.value_or(Bounds{});
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

Bounds scaled(const Draft& draft, const Expr& expr) {
  ExprId value = expr.args[0];
  std::optional<Rational> factor = constant_value(draft, expr.args[1]);
  if (!factor && expr.op == Op::multiply) {
    value = expr.args[1];
    factor = constant_value(draft, expr.args[0]);
  }
  const Bounds range = range_of(draft, value);
  if (!factor || !factor->valid() || *factor <= 0 || !range.low || !range.high) return {};
  return {operate(expr.op, *range.low, *factor), operate(expr.op, *range.high, *factor)};
}

std::optional<Rational> worked_out_constant(const Draft& draft, const Expr& expr) {
  if (!is_numeric(expr.type)) return std::nullopt;
  if (expr.op == Op::constant) return expr.absent ? std::nullopt : std::optional(expr.number);
  if (expr.args.size() != 2) return std::nullopt;
  const auto a = constant_value(draft, expr.args[0]);
  const auto b = a ? constant_value(draft, expr.args[1]) : std::nullopt;
  return a && b ? operate(expr.op, *a, *b) : std::nullopt;
}

// However many records there are.
Bounds range_over_records(const Draft& draft, const Expr& expr) {
  if (expr.op == Op::share) return {Rational(0), Rational(100)};
  const bool adds_up = expr.op == Op::count || expr.op == Op::sum;
  const Bounds part = adds_up ? range_of(draft, expr.members[0].value) : Bounds{};
  return part.low && *part.low >= 0 ? Bounds{Rational(0), std::nullopt} : Bounds{};
}

Bounds worked_out_range(const Draft& draft, const Expr& expr) {
  if (expr.list) return range_over_records(draft, expr);
  switch (expr.op) {
    case Op::percent:
    case Op::share: return {Rational(0), Rational(100)};
    case Op::count: return {Rational(0), Rational(static_cast<std::int64_t>(expr.members.size()))};
    case Op::score: {
      const Ends ends = scores_of(draft.framework.scales[draft.type(expr.args[0]).of]);
      return {ends.low, ends.high};
    }
    case Op::sum: return sum_of(draft, expr);
    case Op::fact:
    case Op::input: {
      const Bounds& ends = draft.framework.facts[expr.index].bounds;
      return {ends.low, ends.high};
    }
    case Op::first_of:
    case Op::only_of: return any_of(draft, expr);
    case Op::multiply:
    case Op::divide: return scaled(draft, expr);
    default: return {};
  }
}

// Numbers that cannot be held say nothing, and must not be compared.
Bounds held(Bounds bounds) {
  if (bounds.low && !bounds.low->valid()) bounds.low.reset();
  if (bounds.high && !bounds.high->valid()) bounds.high.reset();
  return bounds;
}

}  // namespace

ExprId attribute(Draft& draft, std::string_view name, Kind kind, const Entity& of, Span span, const Scope& scope) {
  if (draft.constants_only > 0 && name != "weight") {
    draft.error(Code::not_constant, span, "this depends on the inspection, and a constant needs it",
                "write a number or a parameter");
    return {};
  }
  if (name != "weight" && !require_figures(draft, span)) return {};
  switch (kind) {
    case Kind::questions: return question_attribute(draft, name, {of.index}, span, scope);
    case Kind::standards:
      if (name == "weight") return draft.number(draft.framework.standards[of.index].weight, span);
      return result_attribute(draft, name, {Subject::Kind::standard, of.index}, span, scope);
    case Kind::domains: return result_attribute(draft, name, {Subject::Kind::domain, of.index}, span, scope);
    default: return result_attribute(draft, name, {Subject::Kind::overall, 0}, span, scope);
  }
}

std::optional<Rational> constant_value(const Draft& draft, ExprId id) {
  const Expr& expr = draft.framework[id];
  if (expr.op != Op::definition) return worked_out_constant(draft, expr);
  const auto known = draft.constants.find(expr.index);
  if (known != draft.constants.end()) return known->second;
  return draft.constants[expr.index] = constant_value(draft, draft.framework.definitions[expr.index].value);
}

std::optional<Rational> read_constant(Draft& draft, const Node& node) {
  Scope scope;
  scope.constant = true;
  ++draft.constants_only;
  const ExprId id = read_value(draft, node, scope);
  --draft.constants_only;
  if (!id) return std::nullopt;
  if (!is_numeric(draft.type(id))) {
    draft.error(Code::wrong_type, node.span, fmt::format("a number is needed; this is {}", draft.words(draft.type(id))),
                "write a number or a parameter");
    return std::nullopt;
  }
  const auto value = constant_value(draft, id);
  if (value && value->valid()) return value;
  draft.error(value ? Code::bad_number : Code::not_constant, node.span,
              value ? "the number cannot be worked out: it becomes too large, or something is divided by zero"
                    : fmt::format("`{}` depends on the inspection", draft.text(node)),
              "write a number or a parameter");
  return std::nullopt;
}

Bounds range_of(const Draft& draft, ExprId id) {
  const Expr& expr = draft.framework[id];
  if (const auto constant = constant_value(draft, id)) return held({*constant, *constant});
  if (expr.op != Op::definition) return held(worked_out_range(draft, expr));
  const auto known = draft.ranges.find(expr.index);
  if (known != draft.ranges.end()) return known->second;
  return draft.ranges[expr.index] = range_of(draft, draft.framework.definitions[expr.index].value);
}

}  // namespace rubric
