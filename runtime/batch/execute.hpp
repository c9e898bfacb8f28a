// One instruction of a program.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/program.hpp"

namespace rubric::batch {

// Columns in one stretch of memory.
struct Field {
  Code* codes = nullptr;
  std::size_t stride = 0;  // from column to column
  std::size_t rows = 0;
  Code* odd = nullptr;                    // per row: not 0 where it must be rated by itself
  const std::uint32_t* places = nullptr;  // of the columns; none: each stands at its number

  Code* operator[](ColumnId id) const { return codes + (places == nullptr ? id : places[id]) * stride; }
};

// The columns of some operands.
class Pointers {
 public:
  Pointers(const std::vector<ColumnId>& operands, const Field& field) : size_(operands.size()) {
    if (size_ > kFew) many_.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) data()[i] = field[operands[i]];
  }
  std::span<const Code* const> all() const { return {size_ > kFew ? many_.data() : few_.data(), size_}; }

 private:
  static constexpr std::size_t kFew = 16;  // operands that are told without a list of their own

  const Code** data() { return size_ > kFew ? many_.data() : few_.data(); }

  std::size_t size_;
  std::array<const Code*, kFew> few_{};
  std::vector<const Code*> many_;
};

// Any but `one_case`, which reads the data.
void execute(Program& program, const Instruction& instruction, const Field& field);
// The same with the operands' columns where they may stand.
void execute(Program& program, const Instruction& instruction, Members members, std::size_t rows, Code* out, Code* odd);

// What the operands' codes are below.
std::vector<std::size_t> bounds_of(const std::vector<Codes*>& operands);

}  // namespace rubric::batch
