// Rows with the cells of a case, read by steps: each step takes the same cells of some rows for words that have been
// met in their columns, finds out what they mean without a branch, and notes what was not so.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/cell_words.hpp"
#include "runtime/batch/kind_tally.hpp"

namespace rubric {

// What a column is about.
enum class WideCell : std::uint8_t {
  inspection,
  id,
  kind,
  fact,
  answer,
  untold,  // no column: a question that has none
  empty,   // of another kind of case
};
struct WideColumn {
  WideCell what = WideCell::empty;
  CellWords* words = nullptr;  // of a kind, fact or answer
  std::uint32_t bits = 0;      // of a fact's number
};

// Columns that are alike and stand side by side.
struct WideStep {
  WideCell what = WideCell::empty;
  std::uint32_t count = 0;
  const WordTable* words = nullptr;
  std::uint32_t bits = 0;
  AnswerPlace place;  // of the first of its answers
  bool last = false;  // of the row
};
// From the column `first` on. `columns`: how many a row has; behind them stand those of `untold`. `returned`: lines end
// with CR LF.
std::vector<WideStep> wide_steps(const std::vector<WideColumn>& all, std::size_t first, std::size_t columns,
                                 bool returned);

// Some rows of an inspection, by their index.
struct WideRows {
  static constexpr std::size_t kMost = 64;
  template <typename T>
  using Each = std::array<T, kMost>;

  Each<const char*> begin, end;  // the end: its line feed
  Each<const char*> at;
  Each<Bytes16> wrong;  // zero as long as all cells were the words that they were taken for
  Each<bool> failed;    // something else was wrong
  Each<std::uint32_t> spelling;
  Each<std::string_view> id;
  Each<std::uint64_t> facts;
  std::array<Each<std::uint64_t>, kMostWords> relevant, otherwise;  // as CaseAnswers

  void start(std::size_t row);
  void start_answers(std::size_t words, std::size_t first, std::size_t last);
  void copy_answers(std::size_t row, std::size_t words, CaseAnswers& answers) const {
    answers.facts = facts[row];
    for (std::size_t word = 0; word < words; ++word) {
      answers.relevant[word] = relevant[word][row];
      answers.otherwise[word] = otherwise[word][row];
    }
  }
  bool right(std::size_t row) const { return !failed[row] && !wrong[row].any(); }
};

// Puts answers at a place, each with two bits and two at 32.
inline void put_answers(std::uint64_t& relevant, std::uint64_t& otherwise, std::uint32_t shift, std::uint64_t bits) {
  relevant |= (bits & UINT32_MAX) << shift;
  otherwise |= bits >> 32U << shift;
}

// Steps that need nothing but the rows [first, last).
void take_words(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last);
void take_answers(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last);
void take_untold(const WideStep& step, WideRows& rows, std::size_t first, std::size_t last);
void take_empty(const WideStep& step, char delimiter, WideRows& rows, std::size_t first, std::size_t last);
void take_text(std::string_view text, WideRows& rows, std::size_t first, std::size_t last);

}  // namespace rubric
