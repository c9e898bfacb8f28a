// The ratings of a standard by the tallies next to those of a row: what one case answered otherwise may lead to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "runtime/batch/execute.hpp"

namespace rubric::batch {

inline constexpr std::size_t kMostJoint = 5;  // questions of a standard: more would be too many at a time

// Each question keeps its number of yes, or has one less or one more: neighbour sum((by[q] + 1) * 3^q). All are rated
// at once, by the instructions of the program, as rows of one field. A question of which no case has such an answer to
// turn round keeps its tally in all of them.
class Neighbours {
 public:
  // `others`: the codes of what else the rating reads.
  Neighbours(Program& program, const OneCaseTable& table, std::span<const Code> others, std::span<const Tally> tallies);

  // Those that are rated otherwise than the row, a bit each; none where that cannot be told of one. Of at most 32.
  std::optional<std::uint32_t> rated_otherwise() const;
  // Of tallies next to those of the row.
  const Value& rating(std::span<const Tally> tallies) const;

 private:
  void put(std::size_t place);
  bool is_odd(std::size_t neighbour) const { return field_.odd[neighbour] != 0; }

  Program& program_;
  const OneCaseTable& table_;
  std::span<const Tally> tallies_;
  std::size_t size_;
  Field field_;  // rows after the last repeat the first
  Value broken_;
};

}  // namespace rubric::batch
