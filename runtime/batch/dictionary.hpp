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
  // The place of each code. All of them must be of values, or absent.
  void find(Codes& codes, const prove::Values& known, std::span<const Code> column, std::uint32_t* places);
  std::uint32_t find(const Value& value);
  const std::vector<Value>& values() const { return values_; }

 private:
  std::uint32_t place(Codes& codes, const prove::Values& known, Code code);

  std::vector<Value> values_;
  std::vector<std::uint32_t> place_of_code_;  // by the last bits of a code, as long as they tell codes apart
};

}  // namespace rubric::batch
