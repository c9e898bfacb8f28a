#include "runtime/batch/dictionary.hpp"

#include <algorithm>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/vector.hpp"

namespace rubric::batch {

namespace {

constexpr std::uint32_t kNoPlace = UINT32_MAX;

RUBRIC_VECTOR void find_in_order(const Code* __restrict column, std::size_t rows, std::uint32_t* __restrict places,
                                 Code* __restrict odd) {
  for (std::size_t row = 0; row < rows; ++row) {
    const auto of_value = static_cast<std::uint16_t>(column[row] < kNew ? 0xFFFF : 0);
    const auto next = static_cast<std::uint16_t>(static_cast<std::uint16_t>(column[row]) + 1U);
    places[row] = static_cast<std::uint16_t>(next & of_value);
    odd[row] = static_cast<Code>(odd[row] | (column[row] == kOdd ? -1 : 0));
  }
}

}  // namespace

Dictionary::Dictionary(Codes& codes, const prove::Values& values)
    : codes_(&codes), known_(&values), values_{Value::nothing()} {}

std::uint32_t Dictionary::find(const Value& value) {
  const auto found = std::find(values_.begin(), values_.end(), value);
  const auto place = static_cast<std::uint32_t>(found - values_.begin());
  if (found == values_.end()) values_.push_back(value);
  return place;
}

// Numbers are so many that each has its place when it is met; so has a value that follows one that no code tells.
void Dictionary::make_room() {
  const std::size_t bound = codes_->bound();
  const bool few = codes_->as() != Codes::As::percent && codes_->as() != Codes::As::whole;
  while (few && static_cast<std::size_t>(in_order_) < bound &&
         values_.size() == static_cast<std::size_t>(in_order_) + 1)
    values_.push_back((*known_)[codes_->value(in_order_++)]);
  if (!is_in_order()) place_of_code_.resize(bound, kNoPlace);
}

std::uint32_t Dictionary::place_of(Code code) {
  if (code >= kNew) return 0;
  std::uint32_t& place = place_of_code_[static_cast<std::size_t>(code)];
  if (place == kNoPlace) place = find((*known_)[codes_->value(code)]);
  return place;
}

std::uint32_t Dictionary::find_out_of_order(Code code) {
  const auto at = static_cast<std::size_t>(code);
  if (at < place_of_code_.size() && place_of_code_[at] != kNoPlace) return place_of_code_[at];
  make_room();
  return is_in_order() ? find(code) : place_of(code);
}

void Dictionary::find(std::span<const Code> column, std::uint32_t* places, Code* odd) {
  make_room();
  if (is_in_order()) {
    find_in_order(column.data(), column.size(), places, odd);
    return;
  }
  mark(column.data(), kOdd, column.size(), odd);
  for (std::size_t row = 0; row < column.size(); ++row) places[row] = place_of(column[row]);
}

}  // namespace rubric::batch
