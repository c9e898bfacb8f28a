// Sets of levels, choices or truths as bits: bit i = alternative i may be it.
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>

#include "runtime/numbers.hpp"
#include "runtime/value.hpp"

namespace rubric {

inline std::uint32_t highest_of(std::uint64_t alternatives) {
  assert(alternatives != 0);
  return static_cast<std::uint32_t>(std::bit_width(alternatives)) - 1;
}

inline std::uint32_t lowest_of(std::uint64_t alternatives) {
  assert(alternatives != 0);
  return static_cast<std::uint32_t>(std::countr_zero(alternatives));
}

// The lower (or higher) of one alternative of each set, for `lowest` and `highest`. Empty when either set is.
inline std::uint64_t combine(Arithmetic operation, std::uint64_t a, std::uint64_t b) {
  assert(operation == Arithmetic::lowest || operation == Arithmetic::highest);
  if (a == 0 || b == 0) return 0;
  const auto up_to = [](std::uint64_t set) { return ~std::uint64_t{0} >> (63U - highest_of(set)); };
  const auto down_to = [](std::uint64_t set) { return ~std::uint64_t{0} << lowest_of(set); };
  if (operation == Arithmetic::lowest) return (a & up_to(b)) | (b & up_to(a));
  return (a & down_to(b)) | (b & down_to(a));
}

inline std::uint64_t unite(std::uint64_t a, std::uint64_t b) { return a | b; }

// Calls the function with every alternative, the lowest first.
template <typename Function>
void for_each_alternative(std::uint64_t alternatives, Function function) {
  for (; alternatives != 0; alternatives &= alternatives - 1) function(lowest_of(alternatives));
}

// Whether a truth may count as yes, or as no: an absent one counts as no.
inline bool may_hold(const Value& truth) { return (truth.alternatives & kYes) != 0; }
inline bool may_fail(const Value& truth) { return (truth.alternatives & kNo) != 0 || truth.absent; }
inline Value truth_of(bool may_be_yes, bool may_be_no) {
  return {(may_be_yes ? kYes : 0) | (may_be_no ? kNo : 0), {}, false};
}

inline Value unite(const Value& a, const Value& b) {
  return {a.alternatives | b.alternatives, unite(a.numbers, b.numbers), a.absent || b.absent};
}

}  // namespace rubric
