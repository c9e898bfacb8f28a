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
  const bool told_apart = choose_test();
  if (!told_apart) {
    words_.pop_back();
    choose_test();
  }
  for (std::size_t cells = 1; cells <= kMostCells; ++cells) write(cells);
  return told_apart;
}

// The first two bits that do. Before a shorter word stands what is not its own.
bool AnswerCodes::choose_test() {
  std::size_t shortest = kFurthest - 1;
  for (const Word& word : words_) shortest = std::min(shortest, word.text.size());
  for (std::uint32_t before_end = 1; before_end <= shortest + 1; ++before_end) {
    for (unsigned first = 1; first < 128; first *= 2) {
      for (unsigned second = 1; second < first; second *= 2) {
        test_ = {before_end, {static_cast<char>(first), static_cast<char>(second)}};
        if (try_test()) return true;
      }
    }
  }
  return false;
}

bool AnswerCodes::try_test() {
  std::uint32_t met = 0;
  for (Word& word : words_) {
    const std::string text = delimiter_ + word.text;
    const char byte = text[text.size() - test_.before_end];
    word.code = ((byte & test_.bits[0]) != 0 ? 1U : 0U) | ((byte & test_.bits[1]) != 0 ? 2U : 0U);
    if ((met >> word.code & 1U) != 0) return false;
    met |= 1U << word.code;
  }
  return true;
}

// Each way in which that many cells can be words.
void AnswerCodes::write(std::size_t cells) {
  Texts& out = texts_[cells - 1];
  for (std::array<char, kTexts>& text : out.texts) text.fill('\n');
  out.masks.fill(~std::uint64_t{0});
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
  out.masks[codes] = (std::uint64_t{1} << text.size()) - 1;  // fewer than kTexts
  out.meanings[codes] = meaning;
  std::copy(text.begin(), text.end(), out.texts[codes].begin());
}

}  // namespace rubric
