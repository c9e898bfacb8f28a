// Texts of cells that have been met, each with what it means: found by a few instructions at the place where a cell
// begins, without looking for its end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"

namespace rubric {

class WordTable {
 public:
  // A cell with what ends it: a delimiter, or the end of the line.
  struct alignas(64) Word {
    Bytes16 text;
    Bytes16 mask;
    std::uint32_t size = 0;
    std::uint32_t meaning = 0;
    std::uint64_t bits = 0;                     // the meaning of an answer: two bits at 0, and two at 32
    std::uint64_t relevant = 0, otherwise = 0;  // the same two bits over and over

    // Zero if this word stands there.
    Bytes16 differs(Bytes16 there) const { return (there & mask) ^ text; }
  };
  static constexpr std::size_t kMaxSize = 16;

  // `end`: what the last byte of every word is.
  explicit WordTable(char end);

  // The only word that may stand there. Reads 16 bytes.
  const Word& at(const char* place) const { return by_byte_ ? at<true>(place) : at<false>(place); }
  bool by_byte() const { return by_byte_; }  // how they are told apart, for those who ask often
  template <bool kByByte>
  const Word& at(const char* place) const {
    return words_[kByByte ? byte_at(place) : hash(place)];
  }
  // The size of that, in fewer steps after each other.
  std::size_t size_at(const char* place) const { return by_byte_ ? sizes_[byte_at(place)] : at<false>(place).size; }
  // A text that does not fit in is left out.
  void add(std::string_view text, std::uint32_t meaning);
  struct Given {
    std::string text;
    std::uint32_t meaning;
  };
  const std::vector<Given>& given() const { return given_; }  // those that are in it

 private:
  static constexpr std::size_t kSlots = 256;

  std::size_t byte_at(const char* place) const { return static_cast<unsigned char>(place[byte_]); }
  // Of the bytes up to the first end, at most eight.
  std::size_t hash(const char* place) const {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    const std::uint64_t word = first_eight(place);
    const std::uint64_t ends = word ^ ends_;
    const std::uint64_t found = (ends - kOnes) & ~ends & (kOnes << 7U);  // the lowest bit is right
    return ((word & (found ^ (found - 1))) * factor_) >> 56U;
  }
  bool arrange();
  bool fill();

  std::vector<Given> given_;
  std::uint64_t ends_;
  std::uint64_t factor_ = 1;
  std::size_t byte_ = 0;
  bool by_byte_ = true;
  std::vector<Word> words_;
  std::array<std::uint8_t, kSlots> sizes_{};  // of these
};

}  // namespace rubric
