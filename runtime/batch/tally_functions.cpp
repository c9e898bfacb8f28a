#include "runtime/batch/tally_functions.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/leaves.hpp"
#include "runtime/operands.hpp"

namespace rubric::batch {

ValueId TallyFunctions::value(GateId id, Tally tally, Known& known) const {
  prove::Machine& machine = *program->machine;
  if (machine.is_constant(id)) return machine.constants()[id];
  if (const auto found = known.find(id); found != known.end()) return found->second;
  const prove::Gate& gate = program->circuit.gates[id];
  ValueId result = prove::kNothingYet;
  if (gate.kind == prove::GateKind::leaf) {
    result = machine.values().intern(tally_value(program->circuit.expr(gate).op, tally));
  } else {
    std::vector<ValueId> operands;
    for (const GateId operand : gate.operands) operands.push_back(value(operand, tally, known));
    result = machine.work_out(id, operands).value;
  }
  known.emplace(id, result);
  return result;
}

Code TallyFunctions::code(const Function& function, Tally tally, Known& known) const {
  const prove::Machine& machine = *program->machine;
  if (function.guard != prove::kNoGate) {
    const Value& guard = machine[value(function.guard, tally, known)];
    if (is_broken(guard)) return kOdd;
    if (!may_hold(guard)) return kEmpty;
  }
  return function.codes->code(value(function.value, tally, known));
}

// By what it comes to as it is, with one yes more, and with one less, where there is room for that.
Code TallyFunctions::class_of(const Function& function, Tally tally) const {
  std::vector<Code> name;
  for (const std::int64_t by : {0, 1, -1}) {
    const Tally near{tally.yes + by, tally.relevant};
    const bool can_be = near.yes >= 0 && near.yes <= near.relevant;
    name.push_back(can_be ? 1 : 0);
    if (!can_be) continue;
    Known known;
    for (const std::size_t i : function.of_class) name.push_back(code(all[i], near, known));
  }
  if (function.classes->size() >= static_cast<std::size_t>(kNew)) return kOdd;
  return function.classes->try_emplace(std::move(name), static_cast<Code>(function.classes->size())).first->second;
}

void TallyFunctions::operator()(Tally tally, std::span<Code> out) const {
  Known known;
  const bool wrong = std::any_of(roots.begin(), roots.end(), [&](GateId root) {
    return is_broken((*program->machine)[value(root, tally, known)]);
  });
  if (wrong) {
    std::fill(out.begin(), out.end(), kOdd);
    return;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    out[i] = all[i].classes != nullptr ? class_of(all[i], tally) : code(all[i], tally, known);
}

}  // namespace rubric::batch
