#include "runtime/evaluate.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "runtime/adjust.hpp"
#include "runtime/aggregate.hpp"
#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/compare.hpp"
#include "runtime/faults.hpp"
#include "runtime/grounds.hpp"
#include "runtime/lines.hpp"
#include "runtime/records.hpp"

namespace rubric {

namespace {

// Also of numbers that come as near to zero as one likes, for then the results have no end.
bool may_be_zero(const Numbers& divisor) {
  if (divisor.empty()) return false;
  if (divisor.members()) return (lies_within(divisor, {0, 0}) & 2U) != 0;
  return divisor.hull().low <= 0 && divisor.hull().high >= 0;
}

Value arithmetic(Arithmetic operation, const Expr& expr, const Operands& operands, const Surroundings& around) {
  Value result = operands[0];
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const Value& operand = operands[i];
    if (operation == Arithmetic::divide && !result.numbers.empty() && may_be_zero(operand.numbers)) {
      return divided_by_zero(expr, operand.certain(), around);
    }
    result.numbers = combine(operation, result.numbers, operand.numbers);
    result.absent = result.absent || operand.absent;
  }
  return checked(std::move(result), expr, around);
}

Value rounding(const Expr& expr, const Operands& operands, const Surroundings& around) {
  return checked({0, rounded(operands[0].numbers, expr.rounding), operands[0].absent}, expr, around);
}

Value score(const Expr& expr, const Operands& operands, const Surroundings& around) {
  const std::vector<Level>& levels = around.framework.scales[around.framework[expr.args[0]].type.of].levels;
  Value result{0, {}, operands[0].absent};
  for_each_alternative(operands[0].alternatives, [&](std::uint32_t level) {
    result.numbers = unite(result.numbers, levels[level].score.value_or(Rational::invalid()));
  });
  return checked(std::move(result), expr, around);  // every level has a score: the checker has seen to it
}

Value all_of(const Operands& operands) {
  Value result = Value::truth(true);
  for (std::size_t i = 0; i < operands.size(); ++i) {
    result = truth_of(may_hold(result) && may_hold(operands[i]), may_fail(result) || may_fail(operands[i]));
  }
  return result;
}

Value any_of(const Operands& operands) {
  Value result = Value::truth(false);
  for (std::size_t i = 0; i < operands.size(); ++i) {
    result = truth_of(may_hold(result) || may_hold(operands[i]), may_fail(result) && may_fail(operands[i]));
  }
  return result;
}

bool reads_a_broken_value(const Operands& operands) {
  const auto is_bad = [&](std::uint32_t slot) { return slot != kNoSlot && is_broken(operands.slots[slot]); };
  return std::any_of(operands.step.args.begin(), operands.step.args.end(), is_bad) ||
         std::any_of(operands.step.members.begin(), operands.step.members.end(), [&](const StepMember& member) {
           return is_bad(member.value) || is_bad(member.guard) || is_bad(member.weight);
         });
}

}  // namespace

Value constant(const Expr& expr) {
  if (expr.absent) return Value::nothing();
  if (holds_numbers(expr.type)) return {0, expr.number, false};
  return Value::alternative(expr.index);
}

Value evaluate(const Step& step, std::span<const Value> slots, const Surroundings& around) {
  const Expr& expr = around.framework[step.expr];
  const Operands operands{step, slots};
  if (reads_a_broken_value(operands)) return broken();
  switch (expr.op) {
    case Op::constant: return constant(expr);
    case Op::add: return arithmetic(Arithmetic::add, expr, operands, around);
    case Op::subtract: return arithmetic(Arithmetic::subtract, expr, operands, around);
    case Op::multiply: return arithmetic(Arithmetic::multiply, expr, operands, around);
    case Op::divide: return arithmetic(Arithmetic::divide, expr, operands, around);
    case Op::round: return rounding(expr, operands, around);
    case Op::band: return band(expr, operands, around);
    case Op::score: return score(expr, operands, around);
    case Op::lowest:
    case Op::highest:
    case Op::sum:
    case Op::average:
    case Op::weighted_average:
    case Op::median:
    case Op::count:
    case Op::share: return expr.list ? over_records(expr, operands, around) : aggregate(expr, operands, around);
    case Op::test: return test(expr, operands);
    case Op::all_of: return all_of(operands);
    case Op::any_of: return any_of(operands);
    case Op::negate: return truth_of(may_fail(operands[0]), may_hold(operands[0]));
    case Op::is_present: return truth_of(!operands[0].never_present(), operands[0].absent);
    case Op::limit:
    case Op::raise:
    case Op::raise_by:
    case Op::lower_by:
    case Op::unless:
    case Op::or_else: return adjust(expr, operands, around);
    case Op::first_of: return first_line(expr, operands, around);
    case Op::only_of: return only_line(expr, operands, around);
    case Op::near_boundary: return near_boundary(expr, operands, around);
    case Op::deciding: return deciding(expr, operands);
    case Op::fact:
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes:
    case Op::judged:
    case Op::input:
    case Op::awarded:
    case Op::fieldwork:
    case Op::definition:
    case Op::one_case: break;
  }
  assert(false && "read by the caller");
  return broken();
}

bool can_go_wrong(Op op) {
  switch (op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::round:
    case Op::band:
    case Op::sum:
    case Op::average:
    case Op::weighted_average:
    case Op::median:
    case Op::share:
    case Op::first_of:
    case Op::only_of:
    case Op::near_boundary: return true;
    default: return false;
  }
}

}  // namespace rubric
