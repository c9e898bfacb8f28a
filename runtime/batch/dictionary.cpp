#include "runtime/batch/dictionary.hpp"

#include <algorithm>
#include <bit>

namespace rubric::batch {

namespace {
constexpr std::uint32_t kNoPlace = UINT32_MAX;
}

std::uint32_t Dictionary::find(const Value& value) {
  const auto found = std::find(values_.begin(), values_.end(), value);
  const auto place = static_cast<std::uint32_t>(found - values_.begin());
  if (found == values_.end()) values_.push_back(value);
  return place;
}

std::uint32_t Dictionary::place(Codes& codes, const prove::Values& known, Code code) {
  return find(known[codes.value(code)]);
}

void Dictionary::find(Codes& codes, const prove::Values& known, std::span<const Code> column, std::uint32_t* places) {
  const std::size_t size = std::bit_ceil(codes.bound() + kSpecials);
  if (place_of_code_.size() != size) place_of_code_.assign(size, kNoPlace);
  const std::size_t mask = size - 1;
  for (std::size_t row = 0; row < column.size(); ++row) {
    std::uint32_t& known_place = place_of_code_[static_cast<std::size_t>(column[row]) & mask];
    if (known_place == kNoPlace && column[row] != kOdd) known_place = place(codes, known, column[row]);
    places[row] = known_place;
  }
}

}  // namespace rubric::batch
