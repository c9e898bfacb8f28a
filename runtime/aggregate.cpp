#include "runtime/aggregate.hpp"

#include <utility>

#include "runtime/average.hpp"
#include "runtime/faults.hpp"
#include "runtime/members.hpp"

namespace rubric {

namespace {

// What the members so far come to, for every choice of those that take part.
template <typename Set>
struct Running {
  Set reached;
  bool none;            // that none has taken part so far is possible, and has no result
  bool absent = false;  // some member may be absent, and so the whole
};

template <typename Set>
void take(Running<Set>& running, Arithmetic operation, const Part& part, const Set& value) {
  Set with{};
  if (part.may_be_present) {
    with = combine(operation, running.reached, value);
    if (running.none) with = unite(with, value);
  }
  running.reached = part.may_be_out ? unite(running.reached, with) : std::move(with);
  running.none = running.none && part.may_be_out;
  running.absent = running.absent || part.may_be_absent;
}

template <typename Set>
Running<Set> extreme(Arithmetic operation, const Operands& operands, Set Value::*set) {
  Running<Set> running{{}, true};
  for (const StepMember& member : operands.members()) {
    const Part part = part_of(operands, member);
    take(running, operation, part, (*part.value).*set);
  }
  running.absent = running.absent || running.none;
  return running;
}

Value extreme(Arithmetic operation, const Expr& expr, const Operands& operands) {
  if (holds_numbers(expr.type)) {
    const Running<Numbers> numbers = extreme(operation, operands, &Value::numbers);
    return {0, numbers.reached, numbers.absent};
  }
  const Running<std::uint64_t> levels = extreme(operation, operands, &Value::alternatives);
  return {levels.reached, {}, levels.absent};
}

Value sum(const Operands& operands) {
  Running<Numbers> running{Rational(0), false};
  for (const StepMember& member : operands.members()) {
    const Part part = part_of(operands, member);
    take(running, Arithmetic::add, part, part.value->numbers);
  }
  return {0, running.reached, running.absent};
}

Value count(const Operands& operands) {
  Running<Numbers> running{Rational(0), false};
  for (const StepMember& member : operands.members()) {
    take(running, Arithmetic::add, part_of(operands, member), Numbers(1));
  }
  return {0, running.reached, running.absent};
}

Value share(const Operands& operands) {
  if (operands.members().empty()) return Value::nothing();
  Running<Numbers> running{Rational(0), false};
  for (const StepMember& member : operands.members()) {
    Part part = part_of(operands, member);
    part.may_be_present = part.may_be_in;  // whether it is absent does not matter here
    take(running, Arithmetic::add, part, Numbers(1));
  }
  const auto all = static_cast<std::int64_t>(operands.members().size());
  return {0, combine(Arithmetic::multiply, running.reached, Rational::fraction(100, all)), false};
}

}  // namespace

Value aggregate(const Expr& expr, const Operands& operands, const Surroundings& around) {
  switch (expr.op) {
    case Op::lowest: return extreme(Arithmetic::lowest, expr, operands);
    case Op::highest: return extreme(Arithmetic::highest, expr, operands);
    case Op::sum: return checked(sum(operands), expr, around);
    case Op::count: return count(operands);
    case Op::share: return share(operands);
    default: return middle(expr, operands, around);
  }
}

}  // namespace rubric
