// Carries out a program on a chunk of inspections.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

// What a row says of a judgement, an input or the day.
Code leaf_code(Program& program, const Leaf& leaf, const Columns& table, std::size_t row);
// Data of a standard that does not apply, and none of one that does, are for others to look into.
bool contradicts(const Program& program, const Conditional& conditional, Code applies, const Columns& table,
                 std::size_t row);

// The columns of a program for up to kChunk rows.
class Chunk {
 public:
  explicit Chunk(Program& program);

  // Rates the rows from `first` of the table.
  void run(const Columns& table, std::size_t first, std::size_t rows);
  const Code* column(ColumnId id) const { return codes_.data() + id * kChunk; }
  // Whether the row must be rated by itself.
  bool is_odd(std::size_t row) const { return odd_[row] != 0; }

 private:
  Code* column(ColumnId id) { return codes_.data() + id * kChunk; }
  void read(const Columns& table, std::size_t first, std::size_t rows);
  void read_leaf(const Leaf& leaf, const Columns& table, std::size_t first, std::size_t rows);

  Program& program_;
  std::vector<Code> codes_;
  std::array<Code, kChunk> odd_{};
};

}  // namespace rubric::batch
