// What a value of the framework may still turn out to be.
#pragma once

#include <bit>
#include <cstdint>

#include "lang/framework.hpp"
#include "runtime/numbers.hpp"

namespace rubric {

// The set of results that some completion of the data leads to; its Type tells which part counts. A set that
// is larger than the truth is allowed (sound), one that leaves a result out is a defect.
struct Value {
  std::uint64_t alternatives = 0;  // of a level, truth (bit 0 no, bit 1 yes) or choice: bit i = alternative i
  Numbers numbers;                 // of a number, percent or date (days since 1970-01-01)
  bool absent = false;             // may be absent: not rated, nothing relevant, missing

  static Value alternative(std::uint32_t index) { return {std::uint64_t{1} << index, {}, false}; }
  static Value truth(bool yes) { return alternative(yes ? 1 : 0); }
  static Value nothing() { return {0, {}, true}; }

  bool never_present() const { return alternatives == 0 && numbers.empty(); }
  bool certain() const {
    const int present = numbers.empty() ? std::popcount(alternatives) : numbers.certain() ? 1 : 2;
    return present + (absent ? 1 : 0) == 1;
  }
  bool may_be(std::uint32_t index) const { return (alternatives >> index & 1U) != 0; }
  bool surely(std::uint32_t index) const { return alternatives == std::uint64_t{1} << index && !absent; }

  friend bool operator==(const Value&, const Value&) = default;
};

inline constexpr std::uint64_t kNo = 1, kYes = 2;  // alternatives of a truth

}  // namespace rubric
