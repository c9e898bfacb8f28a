#include "runtime/batch/word_table.hpp"

#include <algorithm>
#include <array>

#include "runtime/batch/kind_tally.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMostTries = 64;

// Stands nowhere: what is compared with it has zeros only.
WordTable::Word nothing() {
  std::array<char, 16> text{};
  text.fill('\xFF');
  WordTable::Word word;
  word.text = Bytes16::load(text.data());
  return word;
}

}  // namespace

WordTable::WordTable(char end)
    : ends_(0x0101010101010101 * static_cast<unsigned char>(end)), words_(kSlots, nothing()) {}

void WordTable::add(std::string_view text, std::uint32_t meaning) {
  if (text.empty() || text.size() > kMaxSize) return;
  given_.push_back({std::string(text), meaning});
  if (arrange()) return;
  given_.pop_back();
  arrange();
}

// By one byte if there is one in which all differ, else by a hash.
bool WordTable::arrange() {
  std::size_t shortest = kMaxSize;
  for (const Given& given : given_) shortest = std::min(shortest, given.text.size());
  by_byte_ = true;
  for (byte_ = 0; byte_ < shortest; ++byte_) {
    if (fill()) return true;
  }
  by_byte_ = false;
  factor_ = kHashFactor;
  for (std::size_t i = 0; i < kMostTries; ++i, factor_ = factor_ * 0xD1342543DE82EF95 + 2) {
    if (fill()) return true;
  }
  return false;
}

bool WordTable::fill() {
  std::vector<bool> taken(kSlots, false);
  std::fill(words_.begin(), words_.end(), nothing());
  sizes_.fill(0);
  for (const Given& given : given_) {
    std::array<char, 16> text{};
    std::copy(given.text.begin(), given.text.end(), text.begin());
    const std::size_t slot = by_byte_ ? byte_at(text.data()) : hash(text.data());
    if (taken[slot]) return false;
    taken[slot] = true;
    Word& word = words_[slot];
    word.text = Bytes16::load(text.data());
    word.mask = first_bytes(given.text.size());
    word.size = static_cast<std::uint32_t>(given.text.size());
    sizes_[slot] = static_cast<std::uint8_t>(word.size);
    word.meaning = given.meaning;
    word.bits = spread_bits(given.meaning);
    word.relevant = kLowOfEach * (word.bits & 3U);
    word.otherwise = kLowOfEach * (word.bits >> 32U);
  }
  return true;
}

}  // namespace rubric
