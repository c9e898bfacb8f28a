#include "runtime/batch/answer_codes.hpp"

#include <algorithm>

#include "runtime/batch/kind_tally.hpp"
#include "runtime/batch/word_table.hpp"

namespace rubric {

namespace {

constexpr std::size_t kFurthest = 4;  // byte before the end of a cell by which words are told apart

}  // namespace

bool AnswerCodes::add(std::string_view word, std::uint32_t meaning) {
  if (words_.size() == kMostWords || word.size() >= WordTable::kMaxSize) return false;
  words_.push_back({std::string(word), meaning, 0});
  const bool told_apart = choose_tests();
  if (!told_apart) {
    words_.pop_back();
    choose_tests();
  }
  for (std::size_t cells = 1; cells <= kMostCells; ++cells) write(cells);
  return told_apart;
}

// The first two bits that do. Before a shorter word stands what is not its own.
bool AnswerCodes::choose_tests() {
  std::size_t shortest = kFurthest - 1;
  for (const Word& word : words_) shortest = std::min(shortest, word.text.size());
  std::vector<Test> all;
  for (std::uint32_t before_end = 1; before_end <= shortest + 1; ++before_end) {
    for (unsigned bit = 1; bit < 128; bit *= 2) all.push_back({static_cast<char>(bit), before_end});
  }
  for (const Test& first : all) {
    for (const Test& second : all) {
      tests_ = {first, second};
      if (try_tests()) return true;
    }
  }
  return false;
}

bool AnswerCodes::try_tests() {
  std::uint32_t met = 0;
  for (Word& word : words_) {
    const std::string text = delimiter_ + word.text;
    const auto passes = [&](const Test& test) { return (text[text.size() - test.before_end] & test.bit) != 0 ? 1U : 0U; };
    word.code = passes(tests_[0]) | passes(tests_[1]) << 1U;
    if ((met >> word.code & 1U) != 0) return false;
    met |= 1U << word.code;
  }
  return true;
}

// Each way in which that many cells can be words.
void AnswerCodes::write(std::size_t cells) {
  Texts& out = texts_[cells - 1];
  for (std::array<char, kTexts>& text : out.texts) text.fill('\n');
  out.meanings.fill(0);
  out.sizes.fill(kTexts);
  std::array<std::size_t, kMostCells> words{};
  for (;;) {
    write(out, words, cells);
    std::size_t i = 0;
    while (i < cells && ++words[i] == words_.size()) words[i++] = 0;
    if (i == cells) return;
  }
}

void AnswerCodes::write(Texts& out, const std::array<std::size_t, kMostCells>& words, std::size_t cells) const {
  std::size_t codes = 0;
  std::string text;
  std::uint64_t meaning = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    const Word& word = words_[words[i]];
    codes |= word.code << 2 * i;
    if (i > 0) text += delimiter_;
    text += word.text;
    meaning |= spread_bits(word.meaning) << 2 * i;
  }
  out.sizes[codes] = static_cast<std::uint8_t>(text.size());
  std::copy(text.begin(), text.end(), out.texts[codes].begin());
  out.meanings[codes] = meaning;
}

}  // namespace rubric
