#include "runtime/condition.hpp"

#include <vector>

#include "runtime/alternatives.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

class Condition {
 public:
  Condition(std::span<const Value> facts, Date fieldwork, const Surroundings& around)
      : facts_(facts), fieldwork_(fieldwork), around_(around) {}

  Value value_of(ExprId id) const {
    const Expr& expr = around_.framework[id];
    switch (expr.op) {
      case Op::fact: return facts_[expr.index];
      case Op::fieldwork: return date_value(fieldwork_);
      case Op::definition: return value_of(around_.framework.definitions[expr.index].value);
      default: return computed(id);
    }
  }

 private:
  Value computed(ExprId id) const {
    Step step{id, {}, {}};
    std::vector<Value> slots;
    const auto place = [&](ExprId operand) {
      if (!operand) return kNoSlot;
      slots.push_back(value_of(operand));
      return static_cast<std::uint32_t>(slots.size()) - 1;
    };
    for (const ExprId arg : around_.framework[id].args) step.args.push_back(place(arg));
    for (const Member& member : around_.framework[id].members) {
      StepMember placed;
      placed.value = place(member.value);
      placed.guard = place(member.guard);
      placed.weight = place(member.weight);
      step.members.push_back(placed);
    }
    return evaluate(step, slots, around_);
  }

  std::span<const Value> facts_;
  Date fieldwork_;
  const Surroundings& around_;
};

}  // namespace

Value holds(const Framework& framework, ExprId condition, std::span<const Value> facts, Date fieldwork,
            Diagnostics& diagnostics) {
  const Surroundings around{framework, nullptr, diagnostics};
  const Value value = Condition(facts, fieldwork, around).value_of(condition);
  return is_broken(value) ? truth_of(true, true) : truth_of(may_hold(value), may_fail(value));
}

}  // namespace rubric
