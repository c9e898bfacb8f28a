// The questions that rows with one answer each name, by the text of the cells that do so.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"
#include "runtime/batch/row_counter.hpp"

namespace rubric {

inline constexpr std::uint32_t kNoKind = UINT32_MAX;

// A question as some rows name it: its cells, `2.1,safety,`.
struct QuestionLabel {
  ReadableText text;
  ShortText start;                          // the same, if it is short
  std::array<const WordTable*, 2> words{};  // of its answers, where lines end with LF and with CR LF
  CellWords* answers = nullptr;             // likewise
  std::uint32_t kind = kNoKind;
  std::uint32_t word = 0;                                      // in which its answer stands
  std::uint64_t all = 0;                                       // and where: all bits of it
  std::array<QuestionLabel*, 2> next{&nowhere(), &nowhere()};  // what followed it the last time, and before that

  static QuestionLabel& nowhere();  // no row names it
};

class LongLabels {
 public:
  using AnswersTo = std::function<CellWords&(QuestionId)>;
  // `standards`: two cells name a question. `last`: nothing stands behind the answers.
  LongLabels(std::deque<KindCounter>& kinds, AnswersTo answers_to, char delimiter, bool standards, bool last);

  // The one that the cells name, with a delimiter behind each; null where that is not certain. `kind`: of the row;
  // kNoKind where it does not tell it.
  QuestionLabel* find(std::string_view text, std::uint32_t kind);
  // The one named at a place, where `before` has been named in the row before.
  QuestionLabel* next(QuestionLabel& before, const char* at, const char* end, std::uint32_t kind);

 private:
  using Known = std::map<std::string, std::optional<QuestionLabel>, std::less<>>;
  std::string name_in(std::string_view text) const;
  std::optional<QuestionLabel> ask(std::string_view text, std::uint32_t kind);
  QuestionLabel label(std::string_view text, const KindCounter& kind, std::size_t question);

  std::deque<KindCounter>& kinds_;
  AnswersTo answers_to_;
  char delimiter_;
  bool standards_;
  bool last_;
  std::vector<Known> known_;  // as the kinds, and of rows that do not tell theirs
};

}  // namespace rubric
