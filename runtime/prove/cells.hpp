// Numbers that the rest of the rules treat alike, as one.
//
// Of 12,000 percentages that samples can have, `lowest of percent of questions`, banded, tells four stretches apart.
// Two numbers are alike if everything that reads them comes to the same, where what reads them either looks at one
// number alone (bands, rounding, a limit) or hands on one of several unchanged (the lowest, the highest): a stretch of
// neighbours that are alike is then a cell, and its first number stands for all of them. Because cells are stretches,
// it does not matter to the lowest or the highest which number of a cell it meets.
#pragma once

#include <vector>

#include "runtime/prove/machine.hpp"

namespace rubric::prove {

// What reads each gate.
std::vector<std::vector<GateId>> readers_of(const Circuit& circuit);

class Cells {
 public:
  Cells(Machine& machine, const std::vector<std::vector<GateId>>& readers, const std::vector<bool>& seen_at_end)
      : machine_(machine), readers_(readers), seen_at_end_(seen_at_end) {}

  // For each of the values of a gate, the one that stands for it. `inside`: readers that count no longer.
  std::vector<ValueId> representatives(GateId gate, const std::vector<ValueId>& values,
                                       const std::vector<bool>& inside);

 private:
  using Signature = std::vector<ValueId>;
  void sign(GateId gate, ValueId value, const std::vector<bool>& inside, Signature& signature);
  void sign_reader(GateId reader, GateId gate, ValueId value, Signature& signature);
  static bool hands_on(const Machine& machine, GateId reader, GateId gate);

  Machine& machine_;
  const std::vector<std::vector<GateId>>& readers_;
  const std::vector<bool>& seen_at_end_;  // somebody wants the very value
};

}  // namespace rubric::prove
