// The members of an aggregate, as far as they may take part in it.
#pragma once

#include <vector>

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"

namespace rubric {

struct Part {
  const Value* value;
  const Value* weight;  // null where none is given
  bool may_be_in = true;
  bool may_be_out = false;
  bool may_be_absent = false;  // takes part, but the value or its weight is absent
  bool may_be_present = true;  // takes part with a value
};

inline Part part_of(const Operands& operands, const StepMember& member) {
  Part part{&operands.slots[member.value], operands.at(member.weight)};
  if (const Value* guard = operands.at(member.guard)) {
    part.may_be_in = may_hold(*guard);
    part.may_be_out = may_fail(*guard);
  }
  const auto absent = [](const Value* value) { return value != nullptr && value->absent; };
  const auto never = [](const Value* value) { return value != nullptr && value->never_present(); };
  part.may_be_absent = part.may_be_in && ((absent(part.value) && !member.present_if_in) || absent(part.weight));
  part.may_be_present = part.may_be_in && !never(part.value) && !never(part.weight);
  return part;
}

}  // namespace rubric
