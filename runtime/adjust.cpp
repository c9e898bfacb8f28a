#include "runtime/adjust.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"

namespace rubric {

namespace {

// The value without and with the bound, where the bound may be absent.
Value bounded(Arithmetic operation, const Value& value, const Value& bound) {
  const Value held{combine(operation, value.alternatives, bound.alternatives),
                   combine(operation, value.numbers, bound.numbers), value.absent};
  return bound.absent ? unite(held, value) : held;
}

// Farther than this, every level ends at an end of its scale.
constexpr auto kFarthest = static_cast<std::int64_t>(kMaxLevels);

std::int64_t whole_levels(Rational amount) {
  return round(std::clamp(amount, Rational(-kFarthest), Rational(kFarthest)), RoundingMode::down, 1).numerator();
}

std::uint64_t moved(std::uint64_t levels, std::int64_t by, std::int64_t top) {
  std::uint64_t result = 0;
  for_each_alternative(levels, [&](std::uint32_t level) {
    result |= std::uint64_t{1} << static_cast<unsigned>(std::clamp<std::int64_t>(level + by, 0, top));
  });
  return result;
}

Value shifted(const Value& value, const Value& amount, std::int64_t direction, const Scale& scale) {
  Value result{0, {}, value.absent};
  if (amount.absent) result = value;
  if (amount.numbers.empty()) return result;
  const auto top = static_cast<std::int64_t>(scale.levels.size()) - 1;
  const auto shift = [&](std::int64_t by) { result.alternatives |= moved(value.alternatives, direction * by, top); };
  if (const auto members = amount.numbers.members()) {
    for (const Rational by : *members) shift(whole_levels(by));
  } else {
    const Interval range = amount.numbers.hull();
    for (std::int64_t by = whole_levels(range.low); by <= whole_levels(range.high); ++by) shift(by);
  }
  return result;
}

Value adjusted(const Expr& expr, const Operands& operands, const Framework& framework) {
  switch (expr.op) {
    case Op::limit: return bounded(Arithmetic::lowest, operands[0], operands[1]);
    case Op::raise: return bounded(Arithmetic::highest, operands[0], operands[1]);
    case Op::raise_by: return shifted(operands[0], operands[1], 1, framework.scales[expr.type.of]);
    default: return shifted(operands[0], operands[1], -1, framework.scales[expr.type.of]);
  }
}

Value unless(const Operands& operands) {
  const Value& condition = operands[1];
  if (!may_hold(condition)) return operands[0];
  return may_fail(condition) ? unite(operands[0], Value::nothing()) : Value::nothing();
}

Value or_else(const Operands& operands) {
  if (!operands[0].absent) return operands[0];
  const Value present{operands[0].alternatives, operands[0].numbers, false};
  return unite(present, operands[1]);
}

}  // namespace

Value adjust(const Expr& expr, const Operands& operands, const Surroundings& around) {
  if (expr.op == Op::unless) return unless(operands);
  if (expr.op == Op::or_else) return or_else(operands);
  const bool unconditional = operands.size() < 3;
  if (!unconditional && !may_hold(operands[2])) return operands[0];
  const Value changed = adjusted(expr, operands, around.framework);
  return unconditional || !may_fail(operands[2]) ? changed : unite(changed, operands[0]);
}

}  // namespace rubric
