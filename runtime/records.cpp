#include "runtime/records.hpp"

#include "runtime/aggregate.hpp"
#include "runtime/condition.hpp"

namespace rubric {

Value over_records(const Expr& expr, const Operands& operands, const Surroundings& around) {
  const auto& records = around.inspection->records[expr.list.index];
  if (!records) return broken();
  const Member& each = expr.members[0];
  std::vector<Value> values;
  Step step{operands.step.expr, {}, {}};
  for (const std::vector<Value>& record : *records) {
    StepMember member;
    member.value = static_cast<std::uint32_t>(values.size());
    values.push_back(value_for(each.value, record, operands, around));
    if (each.guard) {
      member.guard = static_cast<std::uint32_t>(values.size());
      values.push_back(value_for(each.guard, record, operands, around));
    }
    if (is_broken(values[member.value]) || (each.guard && is_broken(values[member.guard]))) return broken();
    step.members.push_back(member);
  }
  return aggregate(expr, {step, values}, around);
}

}  // namespace rubric
