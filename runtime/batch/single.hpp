// Carries out a program on one inspection, for those who get them one by one: the loops over rows would cost more than
// what they do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

class Single {
 public:
  explicit Single(Program& program);

  // False where columns cannot tell the row: it must be rated by itself.
  bool run(const Columns& table, std::size_t row);
  // Of what the program tells, which must not be a constant.
  Code told(std::size_t which) const { return codes_[told_[which]]; }

 private:
  // An instruction with all that it needs at hand.
  struct Step {
    Do what;
    std::uint32_t first;  // of its operands
    std::uint32_t count;
    ColumnId out;
    const Instruction* instruction;
  };
  using Operands = std::span<const ColumnId>;

  void add(const Instruction& instruction);
  bool read(const Columns& table, std::size_t row);
  Code take(const Step& step, const Columns& table, std::size_t row);
  Code look_up(const Step& step, Operands operands);
  Code one_case(const Step& step, const Columns& table, std::size_t row);
  Code lowest(Operands operands);
  Code highest(Operands operands);
  Code lowest_of_deciding(Operands members, Operands values);
  Code guarded(Code value, Code guard);
  Code truth(Operands operands, bool all);
  bool is_told() const;

  Program& program_;
  std::vector<Step> steps_;
  std::vector<ColumnId> operands_;
  std::vector<ColumnId> told_;
  std::vector<ColumnId> watched_;  // must not be odd
  std::vector<Code> codes_;        // by column
  bool odd_ = false;
};

}  // namespace rubric::batch
