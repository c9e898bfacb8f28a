// The values of one outcome, each with its place: codes of a program on one side, all that may come on the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/codes.hpp"

namespace rubric::batch {

class Dictionary {
 public:
  Dictionary() = default;
  // Of what is told by these codes; the values are those of their machine.
  Dictionary(Codes& codes, const prove::Values& values);

  // The place of each code, which must be of a value, or absent.
  void find(std::span<const Code> column, std::uint32_t* places);
  std::uint32_t find(Code code) {
    if (last_ != kNoOrder) return static_cast<std::uint32_t>(std::min(code, last_));
    make_room();
    return place_of(code);
  }
  std::uint32_t find(const Value& value);
  const std::vector<Value>& values() const { return values_; }

 private:
  void make_room();
  std::uint32_t place_of(Code code);

  static constexpr Code kNoOrder = -1;

  Codes* codes_ = nullptr;
  Code last_ = kNoOrder;  // of codes in order, which have the place of their number: of what is absent
  const prove::Values* known_ = nullptr;
  std::vector<Value> values_;
  std::vector<std::uint32_t> place_of_code_;  // by the last bits of a code, as long as they tell codes apart
};

}  // namespace rubric::batch
