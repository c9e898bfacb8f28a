// What the tally of one question comes to, for all that is worked out from this tally alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "runtime/batch/memo.hpp"

namespace rubric::batch {

// One code for each of several functions of a tally. Questions of one shape share a table.
class TallyTable {
 public:
  using WorkOut = std::function<void(Tally, std::span<Code>)>;

  TallyTable(std::size_t functions, WorkOut work_out);

  // The codes of the functions for `rows` <= kChunk tallies, a column for each function. Tallies that are not known, of
  // more than kMostTabled cases, or with more yes than cases, are odd.
  void look_up(std::span<const std::uint16_t> yes, std::span<const std::uint16_t> relevant,
               std::span<Code* const> columns);
  // Of one tally of at most kMostTabled cases.
  std::span<const Code> at(Tally tally) {
    const std::size_t index =
        1 + index_of(static_cast<std::size_t>(tally.yes), static_cast<std::size_t>(tally.relevant));
    make_room(index);
    if (records_[index * width_] == kNew) work_out(index, tally);
    return {records_.data() + index * width_, functions_};
  }

 private:
  static constexpr std::size_t kLane = 8;  // codes that are moved at a time
  using Indices = std::array<std::uint16_t, kChunk>;

  // Up to this record: most samples are small.
  void make_room(std::size_t index) {
    if ((index + 1) * width_ > records_.size()) grow(index + 1);
  }
  void grow(std::size_t records);
  void work_out(std::size_t index, Tally tally);
  void spread_all(const Indices& indices, std::size_t rows, std::span<Code* const> columns) const;

  std::size_t functions_;
  std::size_t width_;  // of a record: a whole number of lanes
  WorkOut work_out_;
  std::vector<Code> records_;  // first one for what is odd, then by index_of
};

}  // namespace rubric::batch
