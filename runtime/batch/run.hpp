// Carries out a program on a chunk of inspections.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "runtime/batch/execute.hpp"
#include "runtime/batch/program.hpp"
#include "runtime/batch/read_ahead.hpp"
#include "runtime/batch/schedule.hpp"

namespace rubric::batch {

// What a row says of a judgement, an input or the day.
Code leaf_code(Program& program, const Leaf& leaf, const Columns& table, std::size_t row);
// Data of a standard that does not apply, and none of one that does, are for others to look into.
bool contradicts(const Program& program, const Conditional& conditional, Code applies, const Columns& table,
                 std::size_t row);

// The columns of a program for up to kChunk rows.
class Chunk {
 public:
  // Is handed each column that was asked for, by its number in `told`, as soon as it is worked out; none of a constant.
  // Marks the rows of which it is odd.
  using Tell = std::function<void(std::size_t told, std::span<const Code> codes, Code* odd)>;

  explicit Chunk(Program& program);

  // Rates the rows from `first` of the table.
  void run(const Columns& table, std::size_t first, std::size_t rows, const Tell& tell);
  bool has_odd() const {
    return std::any_of(odd_.begin(), odd_.end(), [](Code odd) { return odd != 0; });
  }
  // Whether the row must be rated by itself.
  bool is_odd(std::size_t row) const { return odd_[row] != 0; }

 private:
  void take(Step step, const Columns& table, std::size_t first, const Field& field, const Tell& tell);
  void read_question(std::uint32_t index, const Columns& table, std::size_t first, const Field& field);
  void read_ahead(const Columns& table, std::size_t first, std::size_t rows);
  Field make_field(std::size_t rows);

  Program& program_;
  Schedule schedule_;
  std::vector<Code> codes_;
  std::vector<Code*> columns_;  // of the question at hand
  ReadAhead ahead_;
  std::array<Code, kChunk> odd_{};
};

}  // namespace rubric::batch
