// Whether the rows of a sheet have the form that can be read at once (wide_at_once.hpp), and which one.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "runtime/batch/wide_at_once.hpp"
#include "runtime/batch/wide_steps.hpp"

namespace rubric {

class WideForms {
 public:
  WideForms(char delimiter, std::uint32_t cells) : codes_(delimiter) {
    sheet_.delimiter = delimiter;
    sheet_.cells = cells;
  }

  // The columns of each kind, in its turn; none where no row of it can be counted. `head`: how many stand up to the
  // kind.
  void add(const std::vector<WideColumn>& columns, std::size_t head);
  // Words and spellings that have been met since. `spellings`: of kinds, and which kind each is.
  void learn(const std::vector<std::uint32_t>& spellings);

  // Whether there is a form, and words: then rows begin with the inspection.
  bool can_read() const { return !codes_.empty() && !sheet_.forms.empty() && can_read_at_once(); }
  // For rows that are of one inspection: its cell with the delimiter.
  const WideSheet& sheet(const KnownText& inspection, bool returned);

 private:
  std::optional<WideForm> form_of(const std::vector<WideColumn>& columns, std::size_t head);
  void add_answer(WideForm& form, std::uint32_t cell, std::uint32_t answer, std::uint32_t empty) const;

  AnswerCodes codes_;
  const CellWords* words_ = nullptr;  // of all answers
  std::size_t learnt_ = 0;            // of these
  std::deque<WideForm> forms_;        // as the kinds
  std::vector<const WideForm*> by_spelling_;
  WideSheet sheet_;
};

}  // namespace rubric
