#include "runtime/batch/gate_values.hpp"

namespace rubric::batch {

void GateValues::work_out(std::span<const prove::GateId> gates) {
  for (const prove::GateId gate : gates) {
    operands_.clear();
    for (const prove::GateId operand : machine_.circuit().gates[gate].operands) operands_.push_back(values_[operand]);
    values_[gate] = machine_.work_out(gate, operands_).value;
  }
}

}  // namespace rubric::batch
