#include "runtime/batch/dictionary.hpp"

#include <algorithm>
#include <bit>

#include "runtime/batch/vector.hpp"

namespace rubric::batch {

namespace {

constexpr std::uint32_t kNoPlace = UINT32_MAX;

RUBRIC_VECTOR void find_in_order(const Code* __restrict column, std::size_t rows, Code last,
                                 std::uint32_t* __restrict places) {
  for (std::size_t row = 0; row < rows; ++row) places[row] = static_cast<std::uint32_t>(std::min(column[row], last));
}

}  // namespace

// Levels and truths have the place of their code, and what is absent the next one.
Dictionary::Dictionary(Codes& codes, const prove::Values& values) : codes_(&codes), known_(&values) {
  if (codes.as() != Codes::As::alternative && codes.as() != Codes::As::truth) return;
  last_ = static_cast<Code>(codes.bound());
  for (std::size_t code = 0; code < codes.bound(); ++code)
    values_.push_back(values[codes.value(static_cast<Code>(code))]);
  values_.push_back(Value::nothing());
}

std::uint32_t Dictionary::find(const Value& value) {
  const auto found = std::find(values_.begin(), values_.end(), value);
  const auto place = static_cast<std::uint32_t>(found - values_.begin());
  if (found == values_.end()) values_.push_back(value);
  return place;
}

void Dictionary::make_room() {
  const std::size_t size = std::bit_ceil(codes_->bound() + kSpecials);
  if (place_of_code_.size() != size) place_of_code_.assign(size, kNoPlace);
}

std::uint32_t Dictionary::place_of(Code code) {
  std::uint32_t& place = place_of_code_[static_cast<std::size_t>(code) & (place_of_code_.size() - 1)];
  if (place == kNoPlace && code != kOdd) place = find((*known_)[codes_->value(code)]);
  return place;
}

void Dictionary::find(std::span<const Code> column, std::uint32_t* places) {
  if (last_ != kNoOrder) {
    find_in_order(column.data(), column.size(), last_, places);
    return;
  }
  make_room();
  for (std::size_t row = 0; row < column.size(); ++row) places[row] = place_of(column[row]);
}

}  // namespace rubric::batch
