// What sheets with a row for each case and sheets with a row for each answer have in common when they are counted.
#pragma once

#include <bit>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/case_rules.hpp"
#include "runtime/batch/plain_rows.hpp"
#include "runtime/batch/seen_ids.hpp"
#include "runtime/case_columns.hpp"

namespace rubric {

using CaseRole = CaseColumn::Role;

// The header of a sheet, and what its rows are to be counted by.
struct CaseSheetForm {
  const Framework& framework;
  CaseColumns columns;
  char delimiter;
  std::optional<KindId> kind;  // of all cases; else there is a column for it, or the questions tell it
  std::string_view blank;
};

// One kind of case.
class KindCounter {
 public:
  KindCounter(Binder& binder, KindId kind, char delimiter);

  KindId id() const { return kind_; }
  const CaseNames& names() const { return names_; }
  bool can_count() const { return can_count_; }
  std::size_t words() const { return words_; }  // of its answers
  void refuse() { can_count_ = false; }

  // What a column is about; none where that is not certain. Elsewhere: of another kind, and nothing may stand in it.
  enum class What : std::uint8_t { question, fact, elsewhere };
  struct Meaning {
    What what = What::elsewhere;
    std::uint32_t index = 0;  // of the question among those of the kind; of the fact
  };
  std::optional<Meaning> meaning(const std::string& name) const;
  FactTexts* add_fact(FactId fact);  // null if it is there
  // Once all facts are there. `order`: how answers come in the words.
  void set_order(const std::vector<QuestionId>& order);

  void clear() { tally_->clear(); }
  bool add(const CaseAnswers& answers) {
    const CaseWords* asked = relevances_->of(answers.facts);
    if (asked == nullptr) return false;
    CaseWords words;  // as many as there are
    std::uint64_t wrong = 0;
    for (std::size_t i = 0; i < words_; ++i) {
      words[i] = (answers.relevant[i] & (*asked)[i]) | (answers.otherwise[i] & ~(*asked)[i]);
      wrong |= words[i] & ~(words[i] >> 1U) & kLowOfEach;
    }
    if (wrong == 0) tally_->add(words);
    return wrong == 0;
  }
  // Cases whose facts are told by none: the bits of questions that are relevant in them. Null where that is not plain,
  // or more than a word.
  const std::uint64_t* asked() {
    return words_ == 1 && relevances_->of(0) != nullptr ? relevances_->of(0)->data() : nullptr;
  }
  // One of these, by its bits. False where it is not plain.
  bool add(std::uint64_t relevant, std::uint64_t otherwise, std::uint64_t asked) {
    const std::uint64_t word = (relevant & asked) | (otherwise & ~asked);
    tally_->add(word);
    return (word & ~(word >> 1U) & kLowOfEach) == 0;
  }
  KindTally& tally() { return *tally_; }

 private:
  Binder& binder_;
  KindId kind_;
  char delimiter_;
  CaseNames names_;
  bool can_count_;
  std::vector<std::unique_ptr<FactTexts>> facts_;  // in the order of their columns
  std::size_t words_ = 0;
  std::optional<KindTally> tally_;
  std::optional<RelevantQuestions> relevances_;
};

class RowCounter {
 public:
  explicit RowCounter(const CaseSheetForm& form);
  RowCounter(const RowCounter&) = delete;
  RowCounter& operator=(const RowCounter&) = delete;
  virtual ~RowCounter() = default;

  bool count(std::string_view rows, CountedCases& out);
  bool can_count() const;

 protected:
  virtual bool count_rows(std::string_view rows) = 0;  // all of an inspection

  CellWords& answers_to(QuestionId question);
  bool is_inspection(std::string_view cell);
  bool is_row(std::string_view row, std::vector<std::string_view>& cells) const;  // plain, and cut into its cells

  // A cell that has no place among the words, up to the delimiter behind it. False where it is not plain.
  bool take_cell(const char*& at, const char* end, std::string_view& cell) const {
    const Bytes16 block = Bytes16::load(at);
    const std::uint32_t delimiters = block.equal_to(delimiter_);
    const std::uint32_t visible = block.above(' ') & ~block.equal_to('"');
    const std::uint32_t before = (delimiters & -delimiters) - 1;
    if (before == 0 || delimiters == 0 || (~visible & before) != 0) return take_any_cell(at, end, cell);
    cell = {at, static_cast<std::size_t>(std::countr_zero(delimiters))};
    at += cell.size() + 1;
    return true;
  }
  std::string_view inspection() const { return inspection_; }  // empty before the first
  const KnownText& told() const { return told_; }              // the same with its delimiter, once it is taken there
  bool take_inspection(const char*& at, const char* end) {
    if (!told_.stands_at(at)) return take_first_inspection(at, end);
    at += told_.size();
    return true;
  }
  char delimiter_;
  CaseColumns columns_;
  std::deque<KindCounter> kinds_;         // as those of the framework
  std::vector<std::uint32_t> spellings_;  // of kinds that differ: which kind each is
  CellWords kind_words_;                  // by their number
  std::uint64_t met_ = 0;                 // of these, in this inspection: a bit each
  bool returned_ = false;                 // its lines end with CR LF
  SeenIds seen_;

 private:
  void start();
  bool take_first_inspection(const char*& at, const char* end);
  bool take_any_cell(const char*& at, const char* end, std::string_view& cell) const;
  std::optional<std::uint32_t> kind_spelled(std::string_view cell);
  bool one_spelling_each() const;
  bool write(CountedCases& out);

  CasesAlone alone_;
  std::vector<std::unique_ptr<CellWords>> answers_;  // by what insufficient evidence counts as
  std::vector<std::string> folded_;                  // as spellings_
  std::string_view inspection_;                      // its cell in the first row
  KnownText told_;
};

// Of one row for each case, and of one for each answer.
std::unique_ptr<RowCounter> count_wide(const CaseSheetForm& form);
std::unique_ptr<RowCounter> count_long(const CaseSheetForm& form);

}  // namespace rubric
