// Carries out a program on one inspection, for those who get them one by one: without the loops over rows.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

class Single {
 public:
  explicit Single(Program& program);

  // False where columns cannot tell the row: it must be rated by itself.
  bool run(const Columns& table, std::size_t row);
  Code code(ColumnId id) const { return codes_[id]; }

 private:
  bool read(const Columns& table, std::size_t row);
  bool execute(const Instruction& instruction, const Columns& table, std::size_t row);
  bool take_extreme(const Instruction& instruction);
  bool take_deciding(const Instruction& instruction);
  void take_truths(const Instruction& instruction);
  bool look_up(const Instruction& instruction);

  Program& program_;
  std::vector<Code> codes_;
};

}  // namespace rubric::batch
