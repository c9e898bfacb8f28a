// A row for each case, counted: at once or by steps where all cells are words that have been met; else cell by cell, by
// which new words are learnt.
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "runtime/batch/row_counter.hpp"
#include "runtime/batch/wide_forms.hpp"
#include "runtime/batch/wide_steps.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using What = WideCell;

// Of the first lines of a text.
std::size_t size_of_lines(std::string_view text, std::size_t lines) {
  std::size_t size = 0;
  for (; lines > 0 && size < text.size(); --lines) size = text.find('\n', size) + 1;
  return size;
}

class WideCounter : public RowCounter {
 public:
  explicit WideCounter(const CaseSheetForm& form);

 private:
  struct OfKind {
    std::vector<WideColumn> columns;
    // From the column behind that of the kind on, where lines end with LF and with CR LF; empty: only cell by cell.
    std::array<std::vector<WideStep>, 2> steps;
  };

  bool read_header(KindCounter& kind, OfKind& form);
  std::optional<WideColumn> column_of(KindCounter& kind, std::size_t index, std::vector<QuestionId>& order);

  bool count_rows(std::string_view rows) override;
  bool count_by_steps(std::string_view rows);
  bool count_run();
  bool count_some(std::size_t count);
  bool count_alike(std::size_t first, std::size_t last, std::uint32_t kind);
  void run(const std::vector<WideStep>& steps, std::size_t first, std::size_t last);
  void take_ids(std::size_t first, std::size_t last);
  void take_inspections(std::size_t first, std::size_t last);
  bool count_by_cells(std::size_t row);
  bool read_cells(const OfKind& form, std::string_view& id, CaseAnswers& answers);
  bool count_case(KindCounter& kind, std::uint32_t spelling, std::string_view id, const CaseAnswers& answers) {
    if (!id.empty() && !seen_.add(id, kind.id().index)) return false;
    if (kind_column_) met_ |= std::uint64_t{1} << spelling;
    return kind.add(answers);
  }

  std::optional<std::size_t> kind_column_;
  std::uint32_t only_kind_;          // without that column
  std::vector<OfKind> forms_;        // as the kinds
  std::vector<WideStep> head_;       // up to the kind
  bool by_steps_ = true;             // no: the kind stands behind other things
  std::vector<std::uint32_t> ends_;  // of lines
  WideRows rows_;
  WideForms at_once_;
  WideRun run_;
  std::vector<std::string_view> cells_;
};

// ---- the header

WideCounter::WideCounter(const CaseSheetForm& form)
    : RowCounter(form),
      kind_column_(columns_.find(CaseRole::kind)),
      only_kind_(form.kind.value_or(KindId{0}).index),
      at_once_(form.delimiter, static_cast<std::uint32_t>(columns_.size())) {
  const std::size_t behind = kind_column_ ? *kind_column_ + 1 : 0;
  for (std::size_t i = 0; i < behind; ++i) by_steps_ = by_steps_ && columns_[i].role != CaseRole::name;
  for (KindCounter& kind : kinds_) {
    OfKind& of_kind = forms_.emplace_back();
    if (kind.can_count() && !read_header(kind, of_kind)) kind.refuse();
    at_once_.add(kind.can_count() ? of_kind.columns : std::vector<WideColumn>(), behind);
    if (!by_steps_ || !kind.can_count()) continue;
    for (const bool returned : {false, true})
      of_kind.steps[returned ? 1 : 0] = wide_steps(of_kind.columns, behind, columns_.size(), returned);
    const auto head = of_kind.columns.begin() + static_cast<std::ptrdiff_t>(behind);
    head_ = wide_steps({of_kind.columns.begin(), head}, 0, columns_.size(), false);
  }
}

bool WideCounter::read_header(KindCounter& kind, OfKind& form) {
  std::vector<QuestionId> order;
  bool told = false;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::optional<WideColumn> column = column_of(kind, i, order);
    if (!column) return false;
    told = told || column->what == What::id || columns_[i].role == CaseRole::name;
    form.columns.push_back(*column);
  }
  for (const CaseNames::Asked& asked : kind.names().questions()) {
    if (std::find(order.begin(), order.end(), asked.id) != order.end()) continue;
    order.push_back(asked.id);
    form.columns.push_back({What::untold, nullptr, 0});
  }
  kind.set_order(order);
  return told;
}

std::optional<WideColumn> WideCounter::column_of(KindCounter& kind, std::size_t index, std::vector<QuestionId>& order) {
  switch (columns_[index].role) {
    case CaseRole::inspection: return WideColumn{What::inspection, nullptr, 0};
    case CaseRole::id: return WideColumn{What::id, nullptr, 0};
    case CaseRole::kind: return WideColumn{What::kind, &kind_words_, 0};
    default: break;
  }
  const std::optional<KindCounter::Meaning> meaning = kind.meaning(columns_[index].name);
  if (!meaning) return std::nullopt;
  if (meaning->what == KindCounter::What::elsewhere) return WideColumn{What::empty, nullptr, 0};
  if (meaning->what == KindCounter::What::fact) {
    FactTexts* fact = kind.add_fact(FactId{meaning->index});
    return fact == nullptr ? std::nullopt : std::optional(WideColumn{What::fact, &fact->words(), fact->bits()});
  }
  const QuestionId question = kind.names().questions()[meaning->index].id;
  if (std::find(order.begin(), order.end(), question) != order.end()) return std::nullopt;
  order.push_back(question);
  return WideColumn{What::answer, &answers_to(question), 0};
}

// ---- at once

// False where what is in it cannot be counted.
bool WideCounter::count_run() {
  KindCounter& kind = kinds_[kind_column_ ? spellings_[run_.spelling] : only_kind_];
  const std::uint64_t* asked = kind.asked();
  if (asked == nullptr) return false;
  if (kind_column_) met_ |= std::uint64_t{1} << run_.spelling;
  if (!seen_.add(std::span(run_.ids).first(run_.count), run_.id_size, kind.id().index)) return false;
  const auto all = std::span(run_.answers).first(run_.count);
  return std::all_of(all.begin(), all.end(), [&, bits = *asked](std::uint64_t answers) {
    return kind.add(answers & UINT32_MAX, answers >> 32U, bits);
  });
}

// ---- by steps

void WideCounter::take_inspections(std::size_t first, std::size_t last) {
  const char* at = rows_.at[first];
  if (inspection().empty() && !take_inspection(at, rows_.end[first])) {
    std::fill(rows_.failed.begin() + first, rows_.failed.begin() + last, true);
    return;
  }
  take_text({inspection().data(), inspection().size() + 1}, rows_, first, last);
}

void WideCounter::take_ids(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) rows_.failed[i] |= !take_cell(rows_.at[i], rows_.end[i], rows_.id[i]);
}

void WideCounter::run(const std::vector<WideStep>& steps, std::size_t first, std::size_t last) {
  for (const WideStep& step : steps) {
    switch (step.what) {
      case What::inspection: take_inspections(first, last); break;
      case What::id: take_ids(first, last); break;
      case What::kind:
      case What::fact: take_words(step, rows_, first, last); break;
      case What::answer: take_answers(step, rows_, first, last); break;
      case What::untold: take_untold(step, rows_, first, last); break;
      case What::empty: take_empty(step, delimiter_, rows_, first, last); break;
    }
  }
}

// Rows of one kind, in one spelling.
bool WideCounter::count_alike(std::size_t first, std::size_t last, std::uint32_t kind) {
  KindCounter& counter = kinds_[kind];
  const std::vector<WideStep>& steps = forms_[kind].steps[returned_ ? 1 : 0];
  rows_.start_answers(counter.words(), first, last);
  run(steps, first, last);
  CaseAnswers answers;
  for (std::size_t i = first; i < last; ++i) {
    const bool right = rows_.right(i) && rows_.at[i] == rows_.end[i] + 1 && !steps.empty();
    rows_.copy_answers(i, counter.words(), answers);
    if (!(right && count_case(counter, rows_.spelling[i], rows_.id[i], answers)) && !count_by_cells(i)) return false;
  }
  return true;
}

bool WideCounter::count_some(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) rows_.start(i);
  if (by_steps_) run(head_, 0, count);
  for (std::size_t first = 0, last = 0; first < count; first = last) {
    const auto is_alike = [&](std::size_t i) { return rows_.right(i) && rows_.spelling[i] == rows_.spelling[first]; };
    while (last < count && is_alike(last)) ++last;
    if (last > first && by_steps_) {
      const std::uint32_t kind = kind_column_ ? spellings_[rows_.spelling[first]] : only_kind_;
      if (!count_alike(first, last, kind)) return false;
    } else {
      last = first + 1;
      if (!count_by_cells(first)) return false;
    }
  }
  return true;
}

bool WideCounter::count_by_steps(std::string_view rows) {
  const std::size_t lines = find_line_ends(rows, ends_);
  const char* begin = rows.data();
  for (std::size_t line = 0; line < lines;) {
    std::size_t count = 0;
    for (; count < WideRows::kMost && line < lines; ++count, ++line) {
      rows_.begin[count] = begin;
      rows_.end[count] = rows.data() + ends_[line];
      begin = rows_.end[count] + 1;
    }
    if (!count_some(count)) return false;
  }
  return true;
}

// By steps what cannot be read at once: the longer that goes on, the more lines.
bool WideCounter::count_rows(std::string_view rows) {
  const char* begin = rows.data();
  if (!at_once_.can_read() || !take_inspection(begin, begin + rows.size())) return count_by_steps(rows);
  const WideSheet& sheet = at_once_.sheet(told(), returned_);
  for (std::size_t lines = 1; !rows.empty();) {
    read_at_once(sheet, rows, run_);
    std::size_t size = static_cast<std::size_t>(run_.end - rows.data());
    if (run_.count == 0) size = size_of_lines(rows, lines);
    if (!(run_.count == 0 ? count_by_steps(rows.substr(0, size)) : count_run())) return false;
    lines = run_.count == 0 ? 2 * lines : 1;
    rows.remove_prefix(size);
  }
  return true;
}

// ---- cell by cell

bool WideCounter::read_cells(const OfKind& form, std::string_view& id, CaseAnswers& answers) {
  std::uint32_t told = 0;
  const auto put = [&](std::uint64_t bits) {
    const AnswerPlace place = answer_place(told++);
    put_answers(answers.relevant[place.word], answers.otherwise[place.word], place.shift, bits);
  };
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const WideColumn& column = form.columns[i];
    if (column.what == What::untold) put(kWrongBits);
    if (column.what == What::inspection && !is_inspection(cells_[i])) return false;
    if (column.what == What::id) id = trimmed(cells_[i]);
    if (column.what == What::id && id.empty()) return false;
    if (column.what == What::empty && !trimmed(cells_[i]).empty()) return false;
    if (column.what != What::answer && column.what != What::fact) continue;
    const std::optional<std::uint32_t> meaning = column.words->meaning(cells_[i]);
    if (!meaning) return false;
    if (column.what == What::fact) answers.facts = answers.facts << column.bits | *meaning;
    if (column.what == What::answer) put(spread_bits(*meaning));
  }
  return true;
}

bool WideCounter::count_by_cells(std::size_t row) {
  if (!is_row({rows_.begin[row], rows_.end[row]}, cells_)) return false;
  std::uint32_t spelling = 0;
  std::uint32_t kind = only_kind_;
  if (kind_column_) {
    const std::optional<std::uint32_t> meaning = kind_words_.meaning(cells_[*kind_column_]);
    if (!meaning) return false;
    spelling = *meaning;
    kind = spellings_[spelling];
  }
  std::string_view id;
  CaseAnswers answers;
  const bool right = kinds_[kind].can_count() && read_cells(forms_[kind], id, answers) &&
                     count_case(kinds_[kind], spelling, id, answers);
  at_once_.learn(kind_column_ ? spellings_ : std::vector<std::uint32_t>{only_kind_});
  return right;
}

}  // namespace

std::unique_ptr<RowCounter> count_wide(const CaseSheetForm& form) { return std::make_unique<WideCounter>(form); }

}  // namespace rubric
