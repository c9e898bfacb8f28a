#include "runtime/prove/cells.hpp"

#include <algorithm>
#include <numeric>

namespace rubric::prove {

namespace {

bool is_number(const Value& value) { return !value.numbers.empty() && value.numbers.valid(); }

}  // namespace

std::vector<std::vector<GateId>> readers_of(const Circuit& circuit) {
  std::vector<std::vector<GateId>> readers(circuit.gates.size());
  for (GateId id = 0; id < circuit.gates.size(); ++id) {
    if (!circuit.wanted[id]) continue;
    for (const GateId operand : circuit.gates[id].operands) {
      if (readers[operand].empty() || readers[operand].back() != id) readers[operand].push_back(id);
    }
  }
  return readers;
}

bool Cells::hands_on(const Machine& machine, GateId reader, GateId gate) {
  const Gate& at = machine.circuit().gates[reader];
  if (!Circuit::computes(at) || at.kind == GateKind::unknown) return false;
  if (at.kind == GateKind::join) {
    const bool as_weight = at.step.members[0].weight != kNoSlot;
    return at.keeps == Keeps::extreme && !as_weight;
  }
  const Op op = machine.circuit().expr(at).op;
  if (at.kind == GateKind::close) return op == Op::lowest || op == Op::highest;
  switch (op) {
    case Op::lowest:
    case Op::highest: return true;
    case Op::or_else: return at.operands[at.step.args[0]] == gate;
    default: return false;
  }
}

void Cells::sign_reader(GateId reader, GateId gate, ValueId value, Signature& signature) {
  const Gate& at = machine_.circuit().gates[reader];
  std::vector<ValueId> operands;
  for (const GateId operand : at.operands) operands.push_back(operand == gate ? value : machine_.constants()[operand]);
  const bool alone = std::all_of(at.operands.begin(), at.operands.end(),
                                 [&](GateId operand) { return operand == gate || machine_.is_constant(operand); });
  if (at.kind == GateKind::step && alone) {
    const Happened happened = machine_.work_out(reader, operands);
    signature.push_back(is_fault(happened.detail) ? value : happened.detail);  // each wrong number is told
    if (!is_number(machine_[happened.value]))
      signature.push_back(happened.value);
    else
      sign(reader, happened.value, {}, signature);
  } else if (at.kind != GateKind::unknown) {
    hands_on(machine_, reader, gate) ? sign(reader, value, {}, signature) : signature.push_back(value);
  }
}

void Cells::sign(GateId gate, ValueId value, const std::vector<bool>& inside, Signature& signature) {
  if (seen_at_end_[gate]) signature.push_back(value);
  for (const GateId reader : readers_[gate]) {
    if (inside.empty() || !inside[reader]) sign_reader(reader, gate, value, signature);
  }
}

std::vector<ValueId> Cells::representatives(GateId gate, const std::vector<ValueId>& values,
                                            const std::vector<bool>& inside) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](std::size_t i) { return !is_number(machine_[values[i]]); });
  const auto number = [&](std::size_t i) { return machine_[values[i]].numbers.hull().low; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return number(a) < number(b); });
  std::vector<ValueId> found = values;
  Signature before;
  ValueId first = kNothingYet;
  for (const std::size_t i : order) {
    Signature own;
    sign(gate, values[i], inside, own);
    if (first == kNothingYet || own != before) {
      first = values[i];
      before = std::move(own);
    }
    found[i] = first;
  }
  return found;
}

}  // namespace rubric::prove
