// What gates come to, worked out one after another.
#pragma once

#include <span>
#include <vector>

#include "runtime/prove/machine.hpp"

namespace rubric::batch {

class GateValues {
 public:
  explicit GateValues(prove::Machine& machine) : machine_(machine), values_(machine.constants()) {}

  prove::ValueId operator[](prove::GateId gate) const { return values_[gate]; }
  void put(prove::GateId gate, prove::ValueId value) { values_[gate] = value; }
  // Each is worked out from what its operands come to: constants, what was put, and gates before it.
  void work_out(std::span<const prove::GateId> gates);

 private:
  prove::Machine& machine_;
  std::vector<prove::ValueId> values_;    // per gate
  std::vector<prove::ValueId> operands_;  // of the gate at hand
};

}  // namespace rubric::batch
