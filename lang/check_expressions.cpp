// Expressions: arithmetic and truth, and which file reads what else.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;
constexpr Type kTruth{TypeKind::truth};

// ---- arithmetic

std::optional<Type> type_of(Draft& draft, Op op, ExprId a, ExprId b, Span span) {
  const Type x = draft.type(a);
  const Type y = draft.type(b);
  if (!is_numeric(x) || !is_numeric(y)) {
    const Type odd = is_numeric(x) ? y : x;
    draft.error(
        Code::wrong_type, span, fmt::format("{} is not a number", draft.words(odd)),
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

bool divides_by_zero(Draft& draft, ExprId divisor) {
  const auto value = constant_value(draft, divisor);
  if (!value || *value != Rational(0)) return false;
  draft.error(Code::divided_by_zero, draft.framework[divisor].span, "this divides by zero",
              "divide by a number that is never 0");
  return true;
}

ExprId read_chain(Draft& draft, const Node& node, const Scope& scope) {
  ExprId left = read_value(draft, *node.children[0], scope);
  for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
    const ExprId right = read_value(draft, *node.children[i + 1], scope);
    if (!left || !right) return {};
    const K sign = node.children[i]->kind;
    const Op op = sign == K::plus    ? Op::add
                  : sign == K::minus ? Op::subtract
                  : sign == K::times ? Op::multiply
                                     : Op::divide;
    const Span span = join(node.children[0]->span, node.children[i + 1]->span);
    const auto type = type_of(draft, op, left, right, span);
    if (!type || (op == Op::divide && divides_by_zero(draft, right))) return {};
    left = draft.add(op, *type, span, {left, right});
  }
  return left;
}

ExprId read_number(Draft& draft, const Node& node, std::optional<Type> wanted) {
  if (wanted && wanted->kind == TypeKind::level) return level_value(draft, node, wanted->of);
  const Rational value = Rational::parse(draft.text(node)).value_or(Rational::invalid());
  if (value.valid()) return draft.number(value, node.span);
  draft.error(Code::bad_number, node.span, "the number has too many digits to be held exactly",
              "write at most 18 digits");
  return {};
}

ExprId read_date(Draft& draft, const Node& node) {
  const auto date = parse_date(draft.text(node));
  if (!date) {
    draft.error(Code::bad_date, node.span, fmt::format("`{}` is not a day of the calendar", draft.text(node)),
                "write year-month-day, such as 2021-07-15");
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
    draft.error(Code::wrong_type, node.span, fmt::format("{} cannot be rounded", draft.words(draft.type(value))),
                "round a number or a percent");
    return {};
  }
  if (rounding->exact) return value;
  const Type type = draft.type(value).kind == TypeKind::percent
                        ? draft.type(value)
                        : Type{rounding->step.is_whole() ? TypeKind::whole : TypeKind::number};
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
                draft.type(value).kind == TypeKind::level ? "write `score of …` to make a level a number"
                                                          : "band a number or a percent");
    return {};
  }
  const BandingId banding = read_banding(draft, node, draft.type(value).kind, rounding, range_of(draft, value), wanted);
  return banding ? apply_banding(draft, banding, value, node.span) : ExprId{};
}

// ---- truth

ExprId read_truths(Draft& draft, const Node& node, Op op, const Scope& scope) {
  std::vector<ExprId> parts;
  for (const Node* child : node.children) parts.push_back(read_truth(draft, *child, scope));
  const bool whole = std::all_of(parts.begin(), parts.end(), [](ExprId id) { return static_cast<bool>(id); });
  return whole ? draft.add(op, kTruth, node.span, std::move(parts)) : ExprId{};
}

ExprId read_one_case(Draft& draft, const Node& node, const Scope& scope) {
  if (scope.standard && scope.rating && scope.ground) {
    const ExprId rating =
        draft.add(Op::definition, draft.framework[scope.rating].type, node.span, {}, scope.rating.index);
    return draft.add(Op::one_case, kTruth, node.span, {rating}, scope.standard.index);
  }
  draft.error(Code::not_a_value, node.span, "only a ground for standards can ask whether one case changes the rating",
              "use it in `discretion … for standards`");
  return {};
}

ExprId read_absent(Draft& draft, const Node& node, std::optional<Type> wanted) {
  Expr absent;
  absent.type = wanted.value_or(kTruth);
  absent.span = node.span;
  absent.absent = true;
  return draft.add(std::move(absent));
}

Term read_any(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const auto value = [&](ExprId id) { return term_of(draft, id); };
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
    case K::comparison:
      return value(read_test(draft, *node.children[1], read_value(draft, *node.children[0], scope),
                             node.children[0]->span, scope));
    case K::quantified: return value(read_quantified(draft, node, scope));
    case K::choose: return value(read_choose(draft, node, scope, wanted));
    case K::banded: return value(read_banded(draft, node, scope, wanted));
    case K::rounded: return value(read_rounded(draft, node, scope));
    case K::sum:
    case K::product: return value(read_chain(draft, node, scope));
    case K::application: return read_application(draft, node, scope);
    case K::where: return read_where(draft, node, scope);
    case K::list: return read_list(draft, node, scope);
    case K::weighted:
      misplaced(draft, node.children[1]->span, "a weight, where there is only one value",
                "list the values with their weights: `(a weight 2, b weight 1)`");
      return {};
    case K::one_case: return value(read_one_case(draft, node, scope));
    case K::number: return value(read_number(draft, node, wanted));
    case K::date: return value(read_date(draft, node));
    case K::yes: return truth(1);
    case K::no: return truth(0);
    case K::not_rated:
    case K::missing_value: return value(read_absent(draft, node, wanted));
    case K::text:
      if (wanted && wanted->kind == TypeKind::choice) return value(text_value(draft, node, wanted->of));
      draft.error(Code::wrong_type, node.span, "a text cannot be rated with", "give a level, a number or a condition");
      return {};
    default: return read_name(draft, node, scope, wanted);
  }
}

}  // namespace

Term read_term(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  if (draft.reading == kMaxDepth) {
    draft.exhaust(node.span,
                  fmt::format("nested more than {} deep, through the definitions and ratings that it needs", kMaxDepth),
                  "shorten the chain of those that need one another");
  }
  if (draft.exhausted) return {};
  ++draft.reading;
  Term term = read_any(draft, node, scope, wanted);
  --draft.reading;
  return term;
}

ExprId read_value(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const Term term = read_term(draft, node, scope, wanted);
  if (term.kind == Kind::value) return term.value;
  if (term.kind == Kind::broken) return {};
  draft.error(Code::not_a_value, node.span,
              fmt::format("`{}` stands for {}, and one value is needed", draft.text(node),
                          term.kind == Kind::values ? "several values" : "standards, domains or questions"),
              "say which figure of them: `lowest of rating of …`, `count of …`");
  return {};
}

ExprId read_truth(Draft& draft, const Node& node, const Scope& scope) {
  const ExprId id = read_value(draft, node, scope);
  if (!id || draft.type(id) == kTruth) return id;
  draft.error(Code::wrong_type, node.span,
              fmt::format("a condition is yes or no; this is {}", draft.words(draft.type(id))),
              "compare it: `… is at least good`");
  return {};
}

}  // namespace rubric
