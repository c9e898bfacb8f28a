#include "runtime/batch/memo.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "runtime/batch/gather.hpp"
#include "runtime/batch/vector.hpp"

namespace rubric::batch {

namespace {

constexpr std::size_t kMostHashed = 1'000'000;  // combinations; then it begins anew
constexpr int kCodeBits = 15;

}  // namespace

int bits_for(std::size_t bound) {
  return std::min<int>(kCodeBits, static_cast<int>(std::bit_width(bound + kSpecials - 1)));
}

namespace {

RUBRIC_VECTOR void begin_index(const Code* __restrict column, std::uint16_t mask, std::size_t rows,
                               std::uint16_t* __restrict index) {
  for (std::size_t row = 0; row < rows; ++row)
    index[row] = static_cast<std::uint16_t>(static_cast<std::uint16_t>(column[row]) & mask);
}

// As a product, which is one instruction for many rows.
RUBRIC_VECTOR void add_to_index(const Code* __restrict column, std::uint16_t mask, unsigned shift, std::size_t rows,
                                std::uint16_t* __restrict index) {
  const auto factor = static_cast<std::uint16_t>(1U << shift);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto own = static_cast<std::uint16_t>(static_cast<std::uint16_t>(column[row]) & mask);
    index[row] = static_cast<std::uint16_t>(index[row] + own * factor);
  }
}

}  // namespace

bool can_be_key(std::span<const std::size_t> bounds) {
  int bits = 0;
  for (const std::size_t bound : bounds) bits += bits_for(bound);
  return bits <= 63;
}

Memo::Memo(std::span<const std::size_t> bounds) {
  unsigned total = 0;
  for (const std::size_t bound : bounds) {
    const auto bits = static_cast<unsigned>(bits_for(bound));
    const auto values = static_cast<Code>((1U << bits) - kSpecials);
    fields_.push_back({static_cast<std::uint16_t>((1U << bits) - 1), values, total, bits});
    total += bits;
  }
  if (total <= kMostBits) array_.assign(std::max((std::size_t{1} << total) + 1, kLeastTable), kNew);
}

bool Memo::holds(std::size_t operand, std::size_t bound) const {
  return static_cast<unsigned>(bits_for(bound)) <= fields_[operand].bits;
}

bool Memo::holds(std::span<const std::size_t> bounds) const {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (!holds(i, bounds[i])) return false;
  }
  return true;
}

std::uint64_t Memo::key(std::span<const Code> operands) const {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < operands.size(); ++i) key |= fields_[i].part(operands[i]);
  return key;
}

void Memo::look_up(std::span<const Code* const> columns, std::size_t rows, Code* out) const {
  if (!is_array()) {
    std::vector<Code> operands(columns.size());
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < columns.size(); ++i) operands[i] = columns[i][row];
      out[row] = find(operands);
    }
    return;
  }
  std::array<std::uint16_t, kChunk> index;
  if (columns.empty()) {
    std::fill_n(index.data(), rows, std::uint16_t{0});
  } else {
    begin_index(columns[0], fields_[0].mask, rows, index.data());
  }
  for (std::size_t i = 1; i < columns.size(); ++i)
    add_to_index(columns[i], fields_[i].mask, fields_[i].shift, rows, index.data());
  gather(array_, index.data(), rows, out);
}

Code Memo::find(std::span<const Code> operands) const {
  if (is_array()) return array_[key(operands)];
  const auto found = hashed_.find(key(operands));
  return found == hashed_.end() ? kNew : found->second;
}

void Memo::learn(std::span<const Code> operands, Code result) {
  if (is_array()) {
    array_[key(operands)] = result;
    return;
  }
  if (hashed_.size() >= kMostHashed) hashed_.clear();
  hashed_[key(operands)] = result;
}

}  // namespace rubric::batch
