// Numbers for what is met: the same has the same number, from 0 on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace rubric::prove {

// One more part of what a hash is of. Spreads also what differs in high bits only, as fractions do.
constexpr std::size_t mixed(std::size_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0x9E37'79B9'7F4A'7C15U;
  return hash ^ (hash >> 32U);
}

// Finds things, which stand elsewhere, by their hashes.
class HashTable {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The number of the thing with this hash of which `is_it` holds.
  template <typename IsIt>
  std::uint32_t find(std::size_t hash, const IsIt& is_it) const {
    if (slots_.empty()) return kNone;
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = hash & last;; at = (at + 1) & last) {
      const Slot slot = slots_[at];
      if (slot.number == kNone) return kNone;
      if (slot.hash == static_cast<std::uint32_t>(hash) && is_it(slot.number)) return slot.number;
    }
  }
  void add(std::size_t hash, std::uint32_t number);

 private:
  struct Slot {
    std::uint32_t hash = 0;  // its last bits
    std::uint32_t number = kNone;
  };

  void put(Slot slot);

  std::vector<Slot> slots_;  // a power of two of them, at most half of them in use
  std::size_t used_ = 0;
};

// Of sequences of words.
class Numbering {
 public:
  using Word = std::uint64_t;

  std::uint32_t number(std::span<const Word> words);
  std::uint32_t number(std::initializer_list<Word> words) { return number(std::span(words.begin(), words.size())); }
  std::size_t size() const { return ends_.size(); }

 private:
  std::span<const Word> operator[](std::uint32_t number) const;

  std::vector<Word> words_;  // of all sequences, one after another
  std::vector<std::size_t> ends_;
  HashTable table_;
};

}  // namespace rubric::prove
