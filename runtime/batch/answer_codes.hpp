// The few words that most answers are, told apart by two bits of one byte: so some cells side by side have a small
// number between them, by which the text that they must be, and what it means, are looked up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

class AnswerCodes {
 public:
  static constexpr std::size_t kMostWords = 4;
  static constexpr std::size_t kMostCells = 4;  // side by side
  static constexpr std::size_t kTexts = 64;     // bytes of the longest text of such cells

  // The two bits of a code, in the byte that stands so far before the end of the cell. The delimiter before the cell
  // counts as its byte too.
  struct Test {
    std::uint32_t before_end = 1;
    std::array<char, 2> bits = {1, 1};
  };

  // By the codes of some cells: the text that they must be, without the delimiter behind it, a bit for each of its
  // bytes, and what they mean, as spread_bits() does, the first cell lowest. What no cells are is a text that none has.
  struct alignas(64) Texts {
    std::array<std::array<char, kTexts>, 256> texts;
    std::array<std::uint64_t, 256> masks;
    std::array<std::uint64_t, 256> meanings;
    std::array<std::uint8_t, 256> sizes;
  };

  explicit AnswerCodes(char delimiter) : delimiter_(delimiter), texts_(kMostCells) {}

  // A word with what an answer means by it (answer_bits()). False if it has no code beside those that are there.
  bool add(std::string_view word, std::uint32_t meaning);
  bool empty() const { return words_.empty(); }
  const Test& test() const { return test_; }

  // Of `cells` cells. Their codes stand side by side, the first bit of each lowest.
  const Texts& texts(std::size_t cells) const { return texts_[cells - 1]; }

 private:
  struct Word {
    std::string text;
    std::uint32_t meaning = 0;
    std::uint32_t code = 0;
  };
  bool choose_test();
  bool try_test();
  void write(std::size_t cells);
  void write(Texts& out, const std::array<std::size_t, kMostCells>& words, std::size_t cells) const;

  char delimiter_;
  std::vector<Word> words_;
  Test test_;
  std::vector<Texts> texts_;
};

}  // namespace rubric
