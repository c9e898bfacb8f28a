#include "runtime/condition.hpp"

#include <algorithm>
#include <vector>

#include "runtime/alternatives.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

class ByFacts {
 public:
  ByFacts(std::span<const Value> facts, Date fieldwork, const Operands* outer, const Surroundings& around)
      : facts_(facts), fieldwork_(fieldwork), outer_(outer), around_(around) {}

  Value value_of(ExprId id) const {
    const Expr& expr = around_.framework[id];
    if (const Value* known = outer(id)) return *known;
    switch (expr.op) {
      case Op::fact: return facts_[expr.index];
      case Op::fieldwork: return date_value(fieldwork_);
      case Op::definition: return value_of(around_.framework.definitions[expr.index].value);
      default: return computed(id);
    }
  }

 private:
  const Value* outer(ExprId id) const {
    if (outer_ == nullptr) return nullptr;
    const std::vector<ExprId>& parts = outer_->step.outer;
    const auto found = std::find(parts.begin(), parts.end(), id);
    return found == parts.end() ? nullptr : &(*outer_)[static_cast<std::size_t>(found - parts.begin())];
  }

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
  const Operands* outer_;  // of a record
  const Surroundings& around_;
};

void look_at(const Framework& framework, ExprId id, Reads& reads) {
  if (!id) return;
  const Expr& expr = framework[id];
  if (expr.op == Op::fieldwork) reads.fieldwork = true;
  if (expr.op == Op::definition) look_at(framework, framework.definitions[expr.index].value, reads);
  if (expr.op == Op::fact) {
    const FactId fact{expr.index};
    const bool known = std::find(reads.facts.begin(), reads.facts.end(), fact) != reads.facts.end();
    if (!known) reads.facts.push_back(fact);
  }
  for (const ExprId arg : expr.args) look_at(framework, arg, reads);
  for (const Member& member : expr.members) {
    for (const ExprId part : {member.value, member.guard, member.weight}) look_at(framework, part, reads);
  }
}

}  // namespace

Reads reads_of(const Framework& framework, ExprId condition) {
  Reads reads;
  look_at(framework, condition, reads);
  return reads;
}

Value holds(const Framework& framework, ExprId condition, std::span<const Value> facts, Date fieldwork,
            Diagnostics& diagnostics) {
  const Surroundings around{framework, nullptr, diagnostics};
  const Value value = ByFacts(facts, fieldwork, nullptr, around).value_of(condition);
  return is_broken(value) ? truth_of(true, true) : truth_of(may_hold(value), may_fail(value));
}

Value value_for(ExprId part, std::span<const Value> record, const Operands& operands, const Surroundings& around) {
  return ByFacts(record, {}, &operands, around).value_of(part);
}

}  // namespace rubric
