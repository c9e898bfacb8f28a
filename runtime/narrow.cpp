#include "runtime/narrow.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace rubric {
namespace {

bool is_figure(const Expr& expr) {
  constexpr Op figures[] = {Op::input, Op::definition, Op::percent, Op::relevant, Op::answered_yes};
  return is_numeric(expr.type) && std::find(std::begin(figures), std::end(figures), expr.op) != std::end(figures);
}

Interval without(Interval interval, Rational value, bool whole) {
  if (interval.low == value) {
    whole ? interval.low = interval.low + 1 : interval.low_open = true;
  } else if (interval.high == value) {
    whole ? interval.high = interval.high - 1 : interval.high_open = true;
  }
  return interval;
}

Numbers without(const Numbers& numbers, Rational value, bool whole) {
  if (numbers.empty() || !numbers.valid()) return numbers;
  const auto members = numbers.members();
  if (!members) return Numbers::between(without(numbers.hull(), value, whole));
  std::vector<Rational> others(members->begin(), members->end());
  others.erase(std::remove(others.begin(), others.end(), value), others.end());
  return Numbers::of(std::move(others));
}

// The number that the condition holds the figure equal to; null if it asks anything else.
const Expr* equal_to(const Framework& framework, const Expr& condition, const Expr& figure) {
  if (condition.op != Op::test || condition.relation != Relation::equal || condition.negated) return nullptr;
  const Expr& asked = framework[condition.args[0]];
  const Expr& number = framework[condition.args[1]];
  const bool same = asked.op == figure.op && asked.index == figure.index;
  return same && number.op == Op::constant && !number.absent ? &number : nullptr;
}

}  // namespace

Value narrowed(const Expr& expr, std::size_t line, const Operands& operands, const Surroundings& around) {
  const std::size_t place = std::min(2 * line + 1, operands.size() - 1);  // a last resort has no condition
  Value value = operands[place];
  if (!is_numeric(expr.type) || expr.args.size() != operands.size())
    return value;  // a step by itself: nothing is known
  const Expr& figure = around.framework[expr.args[place]];
  if (!is_figure(figure)) return value;
  for (std::size_t before = 0; before < line; ++before) {
    if (const Expr* number = equal_to(around.framework, around.framework[expr.args[2 * before]], figure))
      value.numbers = without(value.numbers, number->number, figure.type.kind == TypeKind::whole);
  }
  return value;
}

}  // namespace rubric
