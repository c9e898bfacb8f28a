// A row for each case, counted.
//
// Each row is run through twice at most: first by steps that take each cell for a word that has been met in its column,
// find out what it means without a branch, and tell at the end whether all were right; if not, cell by cell, by which
// new words are learnt.
#include <algorithm>
#include <bit>
#include <utility>

#include "runtime/batch/row_counter.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kAnswersInStep = 16;

enum class What : std::uint8_t { inspection, id, kind, fact, answer, untold, empty };

// A column, as rows of one kind have it.
struct Column {
  What what = What::empty;
  CellWords* words = nullptr;
  std::uint32_t bits = 0;  // of a fact's number
};

// Columns that are alike and stand side by side. Answers of one step stand in one word.
struct Step {
  What what = What::empty;
  std::uint32_t count = 0;
  const WordTable* words = nullptr;
  std::uint32_t bits = 0;
  std::uint32_t word = 0;
  bool last = false;  // of the row
};
using Steps = std::vector<Step>;

struct Row {
  const char* at = nullptr;
  const char* end = nullptr;  // its line feed
  Bytes16 wrong;              // zero as long as all cells were the words that they were taken for
  std::uint32_t spelling = 0;
  std::string_view id;
  CaseAnswers answers;
};

void add_answers(CaseAnswers& answers, std::uint32_t word, std::uint32_t count, std::uint64_t bits) {
  answers.relevant[word] = answers.relevant[word] << 2 * count | (bits & UINT32_MAX);
  answers.otherwise[word] = answers.otherwise[word] << 2 * count | bits >> 32U;
}

class WideRows : public RowCounter {
 public:
  explicit WideRows(const CaseSheetForm& form);

 private:
  struct OfKind {
    std::vector<Column> columns;
    Steps steps;  // from the column behind that of the kind on; empty: only cell by cell
  };

  void read_header(KindCounter& kind, OfKind& form);
  std::optional<Column> column_of(KindCounter& kind, std::size_t index, std::vector<QuestionId>& order);
  Steps steps_for(const std::vector<Column>& columns, std::size_t first) const;

  bool count_part(std::string_view rows) override;
  bool count_by_steps(const char* begin, const char* end);
  bool run(const Steps& steps, Row& row);
  bool run_answers(const Step& step, Row& row) const;
  bool run_empty(const Step& step, Row& row) const;
  bool count_by_cells(std::string_view text);
  bool read_cells(const OfKind& form, Row& row);
  bool count_case(std::uint32_t kind, const Row& row);

  std::optional<std::size_t> kind_column_;
  std::uint32_t only_kind_;    // without that column
  std::vector<OfKind> forms_;  // as the kinds
  Steps head_;                 // up to the kind
  bool by_steps_ = true;       // else the kind stands too far behind
  std::string delimiters_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::string_view> cells_;
};

// ---- the header

WideRows::WideRows(const CaseSheetForm& form)
    : RowCounter(form),
      kind_column_(columns_.find(CaseRole::kind)),
      only_kind_(form.kind.value_or(KindId{0}).index),
      delimiters_(columns_.size() + kReadBeyond, delimiter_) {
  const std::size_t behind = kind_column_ ? *kind_column_ + 1 : 0;
  std::vector<Column> head;
  for (std::size_t i = 0; i < behind; ++i) {
    const CaseRole role = columns_[i].role;
    by_steps_ = by_steps_ && role != CaseRole::name;
    head.push_back({role == CaseRole::inspection ? What::inspection
                    : role == CaseRole::id       ? What::id
                                                 : What::kind,
                    &kind_words_, 0});
  }
  if (by_steps_) head_ = steps_for(head, 0);
  for (KindCounter& kind : kinds_) {
    read_header(kind, forms_.emplace_back());
    OfKind& of_kind = forms_.back();
    if (by_steps_ && kind.can_count()) of_kind.steps = steps_for(of_kind.columns, behind);
  }
}

void WideRows::read_header(KindCounter& kind, OfKind& form) {
  std::vector<QuestionId> order;
  bool told = false;
  for (std::size_t i = 0; i < columns_.size() && kind.can_count(); ++i) {
    const std::optional<Column> column = column_of(kind, i, order);
    if (!column) return kind.refuse();
    told = told || column->what == What::id || columns_[i].role == CaseRole::name;
    form.columns.push_back(*column);
  }
  if (!told) return kind.refuse();
  for (const CaseNames::Asked& asked : kind.names().questions()) {
    if (std::find(order.begin(), order.end(), asked.id) != order.end()) continue;
    order.push_back(asked.id);
    form.columns.push_back({What::untold, nullptr, 0});
  }
  kind.set_order(order);
}

std::optional<Column> WideRows::column_of(KindCounter& kind, std::size_t index, std::vector<QuestionId>& order) {
  switch (columns_[index].role) {
    case CaseRole::inspection: return Column{What::inspection, nullptr, 0};
    case CaseRole::id: return Column{What::id, nullptr, 0};
    case CaseRole::kind: return Column{What::kind, &kind_words_, 0};
    default: break;
  }
  const std::optional<KindCounter::Meaning> meaning = kind.meaning(columns_[index].name);
  if (!meaning) return std::nullopt;
  if (meaning->what == KindCounter::What::elsewhere) return Column{What::empty, nullptr, 0};
  if (meaning->what == KindCounter::What::fact) {
    FactTexts* fact = kind.add_fact(FactId{meaning->index});
    return fact == nullptr ? std::nullopt : std::optional(Column{What::fact, &fact->words(), fact->bits()});
  }
  const QuestionId question = kind.names().questions()[meaning->index].id;
  if (std::find(order.begin(), order.end(), question) != order.end()) return std::nullopt;
  order.push_back(question);
  return Column{What::answer, &answers_to(question), 0};
}

Steps WideRows::steps_for(const std::vector<Column>& columns, std::size_t first) const {
  const auto is_answer = [](const Column& column) {
    return column.what == What::answer || column.what == What::untold;
  };
  auto answers = static_cast<std::uint32_t>(
      std::count_if(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(first), is_answer));
  Steps steps;
  for (std::size_t i = first; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const bool last = i + 1 == columns_.size();
    const WordTable* words = column.words == nullptr ? nullptr
                             : last                  ? &column.words->at_end()
                                                     : &column.words->inside();
    const Step step{column.what, 1, words, column.bits, answers / kAnswersInWord, last};
    if (is_answer(column)) ++answers;
    const bool goes_on = !steps.empty() && steps.back().what == step.what && steps.back().words == step.words &&
                         steps.back().word == step.word && steps.back().count < kAnswersInStep &&
                         (is_answer(column) || step.what == What::empty);
    if (!goes_on) {
      steps.push_back(step);
      continue;
    }
    ++steps.back().count;
    steps.back().last = last;
  }
  return steps;
}

// ---- by steps

bool WideRows::run_answers(const Step& step, Row& row) const {
  const char* at = row.at;
  Bytes16 wrong = row.wrong;
  std::uint64_t bits = 0;
  for (std::uint32_t i = 0; i < step.count; ++i) {
    const WordTable::Word& word = step.words->at(at);
    wrong = wrong | word.differs(Bytes16::load(at));
    bits = bits * 4 + word.bits;
    at += word.size;
  }
  row.at = at;
  row.wrong = wrong;
  add_answers(row.answers, step.word, step.count, bits);
  return true;
}

// Nothing stands between the delimiters; behind the last one the line ends.
bool WideRows::run_empty(const Step& step, Row& row) const {
  const std::size_t delimiters = step.last ? step.count - 1 : step.count;
  if (!same_bytes(row.at, delimiters_.data(), delimiters)) return false;
  row.at += delimiters;
  if (!step.last) return true;
  if (*row.at == '\r') ++row.at;
  return row.at++ == row.end;
}

bool WideRows::run(const Steps& steps, Row& row) {
  for (const Step& step : steps) {
    bool right = true;
    switch (step.what) {
      case What::answer: right = run_answers(step, row); break;
      case What::empty: right = run_empty(step, row); break;
      case What::inspection: right = take_inspection(row.at, row.end); break;
      case What::id: right = take_cell(row.at, row.end, row.id); break;
      case What::untold: add_answers(row.answers, step.word, step.count, 0x55555555U >> (32 - 2 * step.count)); break;
      case What::kind:
      case What::fact: {
        const WordTable::Word& word = step.words->at(row.at);
        row.wrong = row.wrong | word.differs(Bytes16::load(row.at));
        row.at += word.size;
        if (step.what == What::kind) row.spelling = word.meaning;
        if (step.what == What::fact) row.answers.facts = row.answers.facts << step.bits | word.meaning;
      }
    }
    if (!right) return false;
  }
  return true;
}

bool WideRows::count_by_steps(const char* begin, const char* end) {
  Row row;
  row.at = begin;
  row.end = end;
  std::uint32_t kind = only_kind_;
  if (kind_column_) {
    if (!by_steps_ || !run(head_, row) || row.wrong.any()) return false;
    kind = spellings_[row.spelling];
  }
  const Steps& steps = forms_[kind].steps;
  return !steps.empty() && run(steps, row) && !row.wrong.any() && row.at == row.end + 1 && count_case(kind, row);
}

bool WideRows::count_case(std::uint32_t kind, const Row& row) {
  if (!row.id.empty() && !seen_.add(row.id, kind)) return false;
  if (kind_column_) met_ |= std::uint64_t{1} << row.spelling;
  return kinds_[kind].add(row.answers);
}

// ---- cell by cell

bool WideRows::read_cells(const OfKind& form, Row& row) {
  std::uint32_t answers = 0;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    const Column& column = form.columns[i];
    if (column.what == What::untold) {
      add_answers(row.answers, answers++ / kAnswersInWord, 1, kWrongBits);
      continue;
    }
    if (column.what == What::inspection && !is_inspection(cells_[i])) return false;
    if (column.what == What::id) row.id = trimmed(cells_[i]);
    if (column.what == What::id && row.id.empty()) return false;
    if (column.what == What::empty && !trimmed(cells_[i]).empty()) return false;
    if (column.what != What::answer && column.what != What::fact) continue;
    const std::optional<std::uint32_t> meaning = column.words->meaning(cells_[i]);
    if (!meaning) return false;
    if (column.what == What::fact) row.answers.facts = row.answers.facts << column.bits | *meaning;
    if (column.what == What::answer) {
      add_answers(row.answers, answers++ / kAnswersInWord, 1, std::uint64_t{*meaning >> 2U} << 32U | (*meaning & 3U));
    }
  }
  return true;
}

bool WideRows::count_by_cells(std::string_view text) {
  if (!is_row(text, cells_)) return false;
  Row row;
  std::uint32_t kind = only_kind_;
  if (kind_column_) {
    const std::optional<std::uint32_t> spelling = kind_words_.meaning(cells_[*kind_column_]);
    if (!spelling) return false;
    row.spelling = *spelling;
    kind = spellings_[*spelling];
  }
  return kinds_[kind].can_count() && read_cells(forms_[kind], row) && count_case(kind, row);
}

bool WideRows::count_part(std::string_view rows) {
  const std::size_t lines = find_line_ends(rows, ends_);
  const char* begin = rows.data();
  for (std::size_t i = 0; i < lines; ++i) {
    const char* end = rows.data() + ends_[i];
    const bool counted = count_by_steps(begin, end) || count_by_cells({begin, static_cast<std::size_t>(end - begin)});
    if (!counted) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::unique_ptr<RowCounter> count_wide(const CaseSheetForm& form) { return std::make_unique<WideRows>(form); }

}  // namespace rubric
