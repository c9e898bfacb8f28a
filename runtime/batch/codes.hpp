// Values as small numbers: what the columns inside a batch hold.
//
// Codes of levels, truths, choices, whole numbers and percentages of tallies stand in the order of what they mean, so
// the lowest of several is found without looking at values. All other values are numbered as they are met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "runtime/prove/machine.hpp"

namespace rubric::batch {

using Code = std::int16_t;

// Codes below kNew are of values. The others stand at the end, so that they keep their order when only the last bits
// of a code are looked at.
inline constexpr Code kNew = 32764;     // in tables: not met before
inline constexpr Code kOdd = 32765;     // no code tells it: the row is rated by itself
inline constexpr Code kAbsent = 32766;  // not rated, nothing relevant, missing
inline constexpr Code kEmpty = 32767;   // of an aggregate: no member so far
inline constexpr int kSpecials = 4;
inline constexpr Code kPerhaps = 2;  // of a truth

// Tallies of up to so many relevant cases are looked up in tables.
inline constexpr std::uint16_t kMostTabled = 254;
inline constexpr std::size_t kTallies = std::size_t{kMostTabled + 1} * (kMostTabled + 2) / 2;
constexpr std::size_t index_of(std::size_t yes, std::size_t relevant) { return relevant * (relevant + 1) / 2 + yes; }

// So many percentages do these tallies have.
inline constexpr std::size_t kPercentages = 19'693;

// What the codes of one column mean.
class Codes {
 public:
  enum class As : std::uint8_t { alternative, truth, whole, percent, listed };  // a truth may be 2: perhaps

  // `bound`: how many values there are, unless they are listed as they are met.
  Codes(As as, std::size_t bound, prove::Values& values) : as_(as), bound_(bound), values_(&values) {}

  As as() const { return as_; }
  bool ordered() const { return as_ != As::listed; }
  // Codes of values are below it. Of listed ones it grows.
  std::size_t bound() const { return ordered() ? bound_ : listed_.size(); }
  Code code(prove::ValueId id);
  prove::ValueId value(Code code);

 private:
  Code code_of(const Value& value) const;
  Value value_of(Code code) const;

  As as_;
  std::size_t bound_;
  prove::Values* values_;
  std::unordered_map<prove::ValueId, Code> known_;
  std::vector<prove::ValueId> listed_;
  std::unordered_map<Code, prove::ValueId> named_;
};

}  // namespace rubric::batch
