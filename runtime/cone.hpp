// What depends on what in a plan.
#pragma once

#include <vector>

#include "runtime/plan.hpp"

namespace rubric {

// Per standard: what has to be computed again when answers to its questions change. The plan's steps and slots must
// stand already.
std::vector<Cone> cones(const Plan& plan);

// Calls the function with every slot that the step reads.
template <typename Function>
void for_each_operand(const Step& step, Function function) {
  for (const std::uint32_t slot : step.args) function(slot);
  for (const StepMember& member : step.members) {
    function(member.value);
    if (member.guard != kNoSlot) function(member.guard);
    if (member.weight != kNoSlot) function(member.weight);
  }
}

// Per slot up to the one wanted: whether it has a part in that.
std::vector<bool> needed_for(const Plan& plan, std::uint32_t wanted);

// The question whose tally the step reads; none for a step that reads no tally.
QuestionId question_of(const Expr& expr);

}  // namespace rubric
