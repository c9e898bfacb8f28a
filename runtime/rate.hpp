// Plan + inspection → outcome.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/inspection.hpp"
#include "runtime/plan.hpp"
#include "runtime/value.hpp"

namespace rubric {

// A value for every slot of the plan, so for every definition and every part of a rule.
struct Outcome {
  const Plan* plan = nullptr;
  std::vector<Value> slots;

  const Value& operator[](DefinitionId id) const { return slots[plan->slot_of_definition[id.index]]; }
  const Value& operator[](ExprId id) const { return slots[plan->slot_of_expr[id.index]]; }
};

// One step of an inspection, from the slots before it. `around` must have the inspection.
struct Surroundings;
Value step_value(const Plan& plan, const Step& step, std::span<const Value> slots, const Surroundings& around);

// Every slot by its step. After an error, which is in the diagnostics, what depends on it is broken
// (runtime/operands.hpp); and so, without an error, what depends on records that the inspection does not tell.
Outcome work_out(const Plan& plan, const Inspection& inspection, Diagnostics& diagnostics);

// Rates by every rule of the framework, and holds decisions of the panel against the grounds. Arithmetic that
// overflows, divides by zero, or a number that no band holds is an error in the diagnostics, and so is a decision that
// its ground does not allow; then there is no outcome.
std::optional<Outcome> rate(const Plan& plan, const Inspection& inspection, Diagnostics& diagnostics);

}  // namespace rubric
