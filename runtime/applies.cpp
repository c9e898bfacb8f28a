#include "runtime/applies.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/cone.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/leaves.hpp"
#include "runtime/plan.hpp"

namespace rubric {

namespace {

// The steps that conditions need, each once. They read no figures.
class Conditions {
 public:
  Conditions(const Framework& framework, const Inspection& inspection, Diagnostics& diagnostics)
      : plan_(compile(framework)),
        inspection_(inspection),
        around_{framework, &inspection, diagnostics},
        slots_(plan_.steps.size()),
        known_(plan_.steps.size(), false) {}

  std::uint64_t holds(DefinitionId condition) {
    const std::uint32_t wanted = plan_.slot_of_definition[condition.index];
    const std::vector<bool> needed = needed_for(plan_, wanted);
    for (std::uint32_t slot = 0; slot <= wanted; ++slot) {
      if (needed[slot] && !known_[slot]) slots_[slot] = value_of(plan_.steps[slot]);
      known_[slot] = known_[slot] || needed[slot];
    }
    const Value& holds = slots_[wanted];
    return is_broken(holds) ? kNo | kYes : truth_of(may_hold(holds), may_fail(holds)).alternatives;
  }

 private:
  Value value_of(const Step& step) const {
    const Expr& expr = around_.framework[step.expr];
    const std::optional<Date>& fieldwork = inspection_.heading.fieldwork;
    if (expr.op == Op::input) return inspection_.inputs[expr.index];
    if (expr.op == Op::fieldwork) return fieldwork ? date_value(*fieldwork) : any_date();
    return evaluate(step, slots_, around_);
  }

  Plan plan_;
  const Inspection& inspection_;
  Surroundings around_;
  std::vector<Value> slots_;
  std::vector<bool> known_;
};

}  // namespace

std::vector<std::uint64_t> applicable(const Framework& framework, const Inspection& inspection,
                                      Diagnostics& diagnostics) {
  const std::vector<Standard>& standards = framework.standards;
  std::vector<std::uint64_t> result(standards.size(), kYes);
  const auto is_conditional = [](const Standard& standard) { return static_cast<bool>(standard.applies); };
  if (std::none_of(standards.begin(), standards.end(), is_conditional)) return result;
  Conditions conditions(framework, inspection, diagnostics);
  for (std::size_t i = 0; i < standards.size(); ++i) {
    if (standards[i].applies) result[i] = conditions.holds(standards[i].applies);
  }
  return result;
}

}  // namespace rubric
