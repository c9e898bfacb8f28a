// The ratings of a standard by the tallies next to those of a row: what one case answered otherwise may lead to.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

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

  std::size_t size() const { return odd_.size(); }
  std::size_t self() const { return size() / 2; }
  const Value& rating(std::size_t neighbour) const;
  // Surely the same rating as the row's own, if that is certain.
  bool is_alike(std::size_t neighbour) const {
    const Code* const codes = field_[table_.rating];
    return odd_[neighbour] == odd_[self()] && codes[neighbour] == codes[self()];
  }
  // Of tallies next to those of the row.
  const Value& rating(std::span<const Tally> tallies) const;

 private:
  // The tallies of one question, which change every `stride` neighbours.
  void put(std::size_t place, std::size_t stride);

  Program& program_;
  const OneCaseTable& table_;
  std::span<const Tally> tallies_;
  std::vector<Code> odd_;
  Field field_;
  Value broken_;
};

}  // namespace rubric::batch
