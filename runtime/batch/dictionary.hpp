// The values of one outcome, each with its place: codes of a program on one side, all that may come on the other.
#pragma once

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

  // The place of each code, which must be of a value, or absent. Marks the rows in `odd` that have kOdd instead: what
  // they get has no meaning.
  void find(std::span<const Code> column, std::uint32_t* places, Code* odd);
  std::uint32_t find(Code code) {
    return code < in_order_ ? static_cast<std::uint32_t>(code) + 1 : code >= kNew ? 0 : find_out_of_order(code);
  }
  std::uint32_t find(const Value& value);
  const std::vector<Value>& values() const { return values_; }

 private:
  bool is_in_order() const { return static_cast<std::size_t>(in_order_) == codes_->bound(); }
  void make_room();
  std::uint32_t place_of(Code code);
  std::uint32_t find_out_of_order(Code code);

  Codes* codes_ = nullptr;
  Code in_order_ = 0;  // codes below it have the place after their number; what is absent is first
  const prove::Values* known_ = nullptr;
  std::vector<Value> values_;
  std::vector<std::uint32_t> place_of_code_;  // where not all are in order
};

}  // namespace rubric::batch
