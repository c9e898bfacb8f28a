// What combinations of codes come to, as far as they have been met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "runtime/batch/codes.hpp"

namespace rubric::batch {

// Rows that are worked on at a time: their columns fit into the caches of a core.
inline constexpr std::size_t kChunk = 512;

// Where a code stands in the index of a table.
struct IndexField {
  std::uint16_t mask = 0;
  Code end = 0;  // codes of values are below it
  unsigned shift = 0;
  unsigned bits = 0;

  std::size_t part(Code code) const { return (static_cast<std::size_t>(code) & mask) << shift; }
  bool is_beyond(Code code) const { return (static_cast<int>(code >= end) & static_cast<int>(code < kNew)) != 0; }
};

// A table from several codes to one. While the codes are few it is an array, indexed by their last bits, of which the
// special codes keep theirs; else a hash table.
class Memo {
 public:
  // `bounds`: per operand, what its codes are below.
  explicit Memo(std::span<const std::size_t> bounds);

  // No: a key has no room for all operands, and nothing can be looked up.
  bool tells_apart() const { return fields_.empty() || fields_.back().shift + fields_.back().bits <= kKeyBits; }
  // False where an operand has outgrown the table: it must be made anew.
  bool holds(std::span<const std::size_t> bounds) const;
  bool holds(std::size_t operand, std::size_t bound) const;

  // Looks up `rows` rows of the columns; kNew where a combination is not known.
  void look_up(std::span<const Code* const> columns, std::size_t rows, Code* out) const;
  Code find(std::span<const Code> operands) const;
  // The same of codes that stand at these places; kNew also where it is no array, or a code lies beyond it.
  Code find_in_array(std::span<const std::uint32_t> places, const Code* codes) const {
    if (!is_array()) return kNew;
    std::size_t index = 0;
    bool beyond = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      index |= fields_[i].part(codes[places[i]]);
      beyond |= fields_[i].is_beyond(codes[places[i]]);
    }
    return beyond ? kNew : array_[index];
  }
  void learn(std::span<const Code> operands, Code result);

 private:
  static constexpr unsigned kMostBits = 16;  // of an array's index
  static constexpr unsigned kKeyBits = 63;

  bool is_array() const { return !array_.empty(); }
  std::uint64_t key(std::span<const Code> operands) const;

  std::vector<IndexField> fields_;  // per operand
  std::vector<Code> array_;         // and one more, for `gather`
  std::unordered_map<std::uint64_t, Code> hashed_;
};

// How many bits tell such codes apart, the special ones among them.
int bits_for(std::size_t bound);

// Whether a combination of so many codes can be told by one key.
bool can_be_key(std::span<const std::size_t> bounds);

}  // namespace rubric::batch
