#include "runtime/batch/memo.hpp"

#include <algorithm>
#include <array>
#include <bit>

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

std::uint16_t last(Code code, int bits) {
  return static_cast<std::uint16_t>(static_cast<unsigned>(code) & ((1U << static_cast<unsigned>(bits)) - 1));
}

// As a product, which is one instruction for eight rows.
RUBRIC_VECTOR void add_to_index(const Code* __restrict column, int bits, int shift, std::size_t rows,
                                std::uint16_t* __restrict index) {
  const auto mask = static_cast<std::uint16_t>((1U << static_cast<unsigned>(bits)) - 1);
  const auto factor = static_cast<std::uint16_t>(1U << static_cast<unsigned>(shift));
  for (std::size_t row = 0; row < rows; ++row) {
    const auto own = static_cast<std::uint16_t>(static_cast<std::uint16_t>(column[row]) & mask);
    index[row] = static_cast<std::uint16_t>(index[row] + own * factor);
  }
}

void gather(const Code* __restrict array, const std::uint16_t* __restrict index, std::size_t rows,
            Code* __restrict out) {
  for (std::size_t row = 0; row < rows; ++row) out[row] = array[index[row]];
}

}  // namespace

bool can_be_key(std::span<const std::size_t> bounds) {
  int bits = 0;
  for (const std::size_t bound : bounds) bits += bits_for(bound);
  return bits <= 63;
}

Memo::Memo(std::span<const std::size_t> bounds) {
  int total = 0;
  for (const std::size_t bound : bounds) {
    shifts_.push_back(total);
    bits_.push_back(bits_for(bound));
    total += bits_.back();
  }
  if (total <= kMostBits) array_.assign(std::size_t{1} << static_cast<unsigned>(total), kNew);
}

bool Memo::holds(std::span<const std::size_t> bounds) const {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (bits_for(bounds[i]) > bits_[i]) return false;
  }
  return true;
}

std::uint64_t Memo::key(std::span<const Code> operands) const {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < operands.size(); ++i)
    key |= std::uint64_t{last(operands[i], bits_[i])} << static_cast<unsigned>(shifts_[i]);
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
  std::fill_n(index.data(), rows, std::uint16_t{0});
  for (std::size_t i = 0; i < columns.size(); ++i) add_to_index(columns[i], bits_[i], shifts_[i], rows, index.data());
  gather(array_.data(), index.data(), rows, out);
}

Code Memo::find(std::span<const Code> operands) const {
  if (is_array()) return array_[key(operands)];
  const auto found = hashed_.find(key(operands));
  return found == hashed_.end() ? kNew : found->second;
}

Code Memo::find_in_array(std::span<const std::uint32_t> places, const Code* codes) const {
  if (!is_array()) return kNew;
  std::size_t index = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Code code = codes[places[i]];
    const auto end = static_cast<Code>((1U << static_cast<unsigned>(bits_[i])) - kSpecials);
    if (code >= end && code < kNew) return kNew;
    index |= std::size_t{last(code, bits_[i])} << static_cast<unsigned>(shifts_[i]);
  }
  return array_[index];
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
