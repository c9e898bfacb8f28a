#include "runtime/rate.hpp"

#include <algorithm>

#include "runtime/decisions.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"
#include "runtime/one_case.hpp"

namespace rubric {

namespace {

Value fieldwork_of(const Inspection& inspection) {
  return inspection.heading.fieldwork ? date_value(*inspection.heading.fieldwork) : any_date();
}

// What does not apply has no judgement. Where that is open, it is what it would be; the rating rule knows of both.
Value judged_value(std::uint64_t levels) { return {levels, {}, levels == 0}; }

}  // namespace

Value step_value(const Plan& plan, const Step& step, std::span<const Value> slots, const Surroundings& around) {
  const Expr& expr = around.framework[step.expr];
  switch (expr.op) {
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes: return tally_value(expr.op, around.inspection->tallies[expr.index]);
    case Op::judged: return judged_value(around.inspection->judged[expr.index]);
    case Op::input: return around.inspection->inputs[expr.index];
    case Op::awarded: {
      const Decision* decision = decision_on(*around.inspection, StandardId{expr.index});
      return decision != nullptr ? Value::alternative(decision->awarded) : slots[step.args[0]];
    }
    case Op::fieldwork: return fieldwork_of(*around.inspection);
    case Op::one_case: return one_case(plan, StandardId{expr.index}, *around.inspection, slots);
    default: return evaluate(step, slots, around);
  }
}

Outcome work_out(const Plan& plan, const Inspection& inspection, Diagnostics& diagnostics) {
  const Surroundings around{*plan.framework, &inspection, diagnostics};
  Outcome outcome{&plan, {}};
  outcome.slots.reserve(plan.steps.size());
  for (const Step& step : plan.steps) outcome.slots.push_back(step_value(plan, step, outcome.slots, around));
  return outcome;
}

std::optional<Outcome> rate(const Plan& plan, const Inspection& inspection, Diagnostics& diagnostics) {
  const Outcome outcome = work_out(plan, inspection, diagnostics);
  if (std::any_of(outcome.slots.begin(), outcome.slots.end(), is_broken)) return std::nullopt;
  const std::size_t errors = diagnostics.errors();
  check_decisions(inspection, outcome, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  return outcome;
}

}  // namespace rubric
