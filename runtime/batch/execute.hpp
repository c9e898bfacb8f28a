// One instruction of a program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

// Columns in one stretch of memory.
struct Field {
  Code* codes = nullptr;
  std::size_t stride = 0;  // from column to column
  std::size_t rows = 0;
  Code* odd = nullptr;  // per row: not 0 where it must be rated by itself

  Code* operator[](ColumnId id) const { return codes + id * stride; }
};

// Any but `one_case`, which reads the data.
void execute(Program& program, const Instruction& instruction, const Field& field);
// The same with the operands' columns where they may stand.
void execute(Program& program, const Instruction& instruction, Members members, std::size_t rows, Code* out, Code* odd);

// What the operands' codes are below.
std::vector<std::size_t> bounds_of(const std::vector<Codes*>& operands);

}  // namespace rubric::batch
