// A row for each answer, counted: cases whose rows stand together.
//
// The questions of cases follow on each other in much the same order. So the text before an answer is held against that
// of the case and of the question that came next the last time; if it is another, it is looked up.
#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "runtime/batch/row_counter.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

// A question as some rows name it: its cells, `2.1,safety,`.
struct Label {
  ReadableText text;
  ShortText start;                   // the same, if it is short
  const WordTable* words = nullptr;  // of its answers
  std::uint32_t kind = 0;
  AnswerPlace place;
  CellWords* answers = nullptr;
  std::array<Label*, 2> next{};  // what followed it the last time, and before that
};

// The case at hand.
struct Case {
  bool open = false;
  std::uint32_t kind = 0;
  std::string_view id;
  std::string_view head;  // its cells before the question, and their delimiters
  std::string_view tail;  // what stands behind its first answer
  CaseAnswers answers;
  CaseWords told{};                     // all bits of the questions that have one
  std::vector<std::string_view> facts;  // per column of a fact; empty as long as none is told
};

class LongRows : public RowCounter {
 public:
  explicit LongRows(const CaseSheetForm& form);

 private:
  static constexpr std::uint32_t kNoKind = UINT32_MAX;
  static constexpr std::size_t kMostLabels = 4'096;

  struct OfKind {
    std::vector<QuestionId> order;
    CaseWords all{};                // all bits of its questions
    std::vector<FactTexts*> facts;  // per column of a fact; null: of another kind
  };
  using Labels = std::map<std::string, std::optional<Label>, std::less<>>;

  // What a row says before its question.
  struct Head {
    std::string_view text;
    std::string_view id;
    std::uint32_t kind = kNoKind;
    std::uint32_t spelling = 0;  // of the kind
  };

  bool read_header(KindCounter& kind, OfKind& form);
  bool is_in_order() const;

  Label* label_in(std::string_view text, std::uint32_t kind);
  const WordTable& answers_at(QuestionId question);
  std::optional<Label> ask(std::string_view text, std::uint32_t kind);
  Label* label_at(const char* at, const char* end, std::uint32_t kind);
  Label* next_label(const char* at, const char* end, std::uint32_t kind);

  bool count_part(std::string_view rows) override;
  void begin() override { case_.open = false; }
  bool finish() override { return end_case(); }
  const char* run_on(const char* row, const char* end);
  bool count_by_texts(const char*& row, const char* end);
  bool take_head(const char*& at, const char* end, Head& head);
  bool take_known_tail(const char*& at) const;
  bool take_tail(const char*& at, const char* end);
  std::string question_text() const;  // of the row in cells_
  bool count_by_cells(std::string_view text);

  bool go_to_case(const Head& head, std::uint32_t kind);
  bool end_case();
  // An answer, with its two bits and those at 32. False if there is one.
  bool tell(AnswerPlace place, std::uint64_t bits) {
    const std::uint64_t all = std::uint64_t{3} << place.shift;
    if ((case_.told[place.word] & all) != 0) return false;
    case_.told[place.word] |= all;
    case_.answers.relevant[place.word] |= (bits & 3U) << place.shift;
    case_.answers.otherwise[place.word] |= bits >> 32U << place.shift;
    return true;
  }
  bool tell_facts(const std::vector<std::string_view>& cells);

  std::optional<std::size_t> inspection_column_;
  std::optional<std::size_t> kind_column_;
  std::optional<std::size_t> standard_column_;
  std::size_t id_column_;
  std::size_t question_column_;
  std::size_t answer_column_;
  std::vector<std::size_t> fact_columns_;
  std::size_t head_columns_;    // before the standard and the question
  bool in_order_ = false;       // inspection, case and kind; standard, question, answer; facts
  std::uint32_t only_kind_;     // of all rows; else a column or the question tells it
  std::vector<OfKind> forms_;   // as the kinds
  std::vector<Labels> labels_;  // as the kinds, and of rows that do not tell theirs

  Case case_;
  Label before_first_;
  Label* last_ = &before_first_;
  ReadableText empty_tail_;  // of a row that tells no fact
  std::vector<std::string_view> cells_;
};

// ---- the header

LongRows::LongRows(const CaseSheetForm& form)
    : RowCounter(form),
      inspection_column_(columns_.find(CaseRole::inspection)),
      kind_column_(columns_.find(CaseRole::kind)),
      standard_column_(columns_.find(CaseRole::standard)),
      id_column_(*columns_.find(CaseRole::id)),
      question_column_(*columns_.find(CaseRole::question)),
      answer_column_(*columns_.find(CaseRole::answer)),
      head_columns_(standard_column_.value_or(question_column_)),
      only_kind_(form.kind ? form.kind->index : kNoKind),
      forms_(kinds_.size()),
      labels_(kinds_.size() + 1) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].role == CaseRole::name) fact_columns_.push_back(i);
  }
  in_order_ = is_in_order();
  // Where its question tells the kind of a row, a case of several kinds has its facts in any of their rows.
  const bool facts_apart = kinds_.size() > 1 && only_kind_ == kNoKind && !kind_column_ && !fact_columns_.empty();
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (facts_apart) kinds_[i].refuse();
    if (kinds_[i].can_count() && !read_header(kinds_[i], forms_[i])) kinds_[i].refuse();
  }
  case_.facts.resize(fact_columns_.size());
}

bool LongRows::read_header(KindCounter& kind, OfKind& form) {
  for (const std::size_t column : fact_columns_) {
    const std::optional<KindCounter::Meaning> meaning = kind.meaning(columns_[column].name);
    if (!meaning || meaning->what == KindCounter::What::question) return false;
    const bool elsewhere = meaning->what == KindCounter::What::elsewhere;
    form.facts.push_back(elsewhere ? nullptr : kind.add_fact(FactId{meaning->index}));
    if (!elsewhere && form.facts.back() == nullptr) return false;
  }
  for (const CaseNames::Asked& asked : kind.names().questions()) form.order.push_back(asked.id);
  for (std::size_t i = 0; i < form.order.size(); ++i) {
    const AnswerPlace place = answer_place(i, form.order.size());
    form.all[place.word] |= std::uint64_t{3} << place.shift;
  }
  kind.set_order(form.order);
  return true;
}

bool LongRows::is_in_order() const {
  const auto before = [&](std::optional<std::size_t> column) { return !column || *column < head_columns_; };
  return before(inspection_column_) && before(kind_column_) && id_column_ < head_columns_ &&
         question_column_ == head_columns_ + (standard_column_ ? 1 : 0) && answer_column_ == question_column_ + 1 &&
         std::all_of(fact_columns_.begin(), fact_columns_.end(),
                     [&](std::size_t fact) { return fact > answer_column_; });
}

// ---- questions

// The one that the cells name, with a delimiter behind each; null where that is not certain.
Label* LongRows::label_in(std::string_view text, std::uint32_t kind) {
  Labels& labels = kind == kNoKind ? labels_.back() : labels_[kind];
  auto found = labels.find(text);
  if (found == labels.end()) {
    if (labels.size() >= kMostLabels) return nullptr;
    found = labels.emplace(std::string(text), ask(text, kind)).first;
  }
  return found->second ? &*found->second : nullptr;
}

// Its answers as they stand in rows.
const WordTable& LongRows::answers_at(QuestionId question) {
  return fact_columns_.empty() ? answers_to(question).at_end() : answers_to(question).inside();
}

std::optional<Label> LongRows::ask(std::string_view text, std::uint32_t kind) {
  std::vector<std::string_view> cells;
  if (!is_plain(text)) return std::nullopt;
  cut(text, delimiter_, cells);
  std::string name(trimmed(cells[standard_column_ ? 1 : 0]));
  if (name.empty()) return std::nullopt;
  if (standard_column_ && !trimmed(cells[0]).empty()) name = std::string(trimmed(cells[0])) + "." + name;
  std::optional<Label> label;
  for (std::uint32_t i = 0; i < kinds_.size(); ++i) {
    if (kind != kNoKind && kind != i) continue;
    const std::optional<KindCounter::Meaning> meaning = kinds_[i].meaning(name);
    if (!meaning) return std::nullopt;
    if (meaning->what != KindCounter::What::question) continue;
    if (label || !kinds_[i].can_count()) return std::nullopt;
    const std::vector<QuestionId>& order = forms_[i].order;
    label = {ReadableText(text),
             ShortText(text),
             &answers_at(order[meaning->index]),
             i,
             answer_place(meaning->index, order.size()),
             &answers_to(order[meaning->index]),
             {}};
  }
  return label;
}

// The one that the cells at a place name.
Label* LongRows::label_at(const char* at, const char* end, std::uint32_t kind) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  std::size_t size = rest.find(delimiter_);
  if (standard_column_ && size != std::string_view::npos) size = rest.find(delimiter_, size + 1);
  return size == std::string_view::npos ? nullptr : label_in(rest.substr(0, size + 1), kind);
}

Label* LongRows::next_label(const char* at, const char* end, std::uint32_t kind) {
  const auto is = [&](const Label* label) {
    return label != nullptr && label->text.stands_at(at) && (kind == kNoKind || kind == label->kind);
  };
  std::array<Label*, 2>& next = last_->next;
  if (is(next[0])) return next[0];
  if (is(next[1])) {
    std::swap(next[0], next[1]);
    return next[0];
  }
  Label* label = label_at(at, end, kind);
  if (label != nullptr) next = {label, next[0]};
  return label;
}

// ---- cases

bool LongRows::go_to_case(const Head& head, std::uint32_t kind) {
  if (case_.open && case_.kind == kind && case_.id == head.id) return true;
  if (!end_case() || kind == kNoKind || !kinds_[kind].can_count() || !seen_.add(head.id, kind)) return false;
  if (kind_column_) met_ |= std::uint64_t{1} << head.spelling;
  case_.open = true;
  case_.kind = kind;
  case_.id = head.id;
  case_.head = head.text;
  case_.tail = {};
  case_.answers = {};
  case_.told = {};
  std::fill(case_.facts.begin(), case_.facts.end(), std::string_view());
  return true;
}

bool LongRows::end_case() {
  if (!case_.open) return true;
  const OfKind& form = forms_[case_.kind];
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < form.facts.size(); ++i) {
    if (form.facts[i] == nullptr) continue;
    const std::optional<std::uint32_t> number = form.facts[i]->words().meaning(case_.facts[i]);
    if (!number) return false;
    key = key << form.facts[i]->bits() | *number;
  }
  case_.answers.facts = key;
  for (std::size_t i = 0; i < kMostWords; ++i) {
    case_.answers.relevant[i] |= form.all[i] & ~case_.told[i] & kLowOfEach;
  }
  if (!kinds_[case_.kind].add(case_.answers)) return false;
  case_.open = false;
  return true;
}

// A fact may be told in one row of its case, or in all of them.
bool LongRows::tell_facts(const std::vector<std::string_view>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view text = trimmed(cells[i]);
    std::string_view& told = case_.facts[i];
    if (text.empty() || text == told) continue;
    if (forms_[case_.kind].facts[i] == nullptr || (!told.empty() && folded(text) != folded(told))) return false;
    if (told.empty()) told = text;
  }
  return true;
}

// ---- by their texts

bool LongRows::take_head(const char*& at, const char* end, Head& head) {
  const char* begin = at;
  for (std::size_t i = 0; i < head_columns_; ++i) {
    std::string_view cell;
    if (columns_[i].role == CaseRole::inspection ? !take_inspection(at, end) : !take_cell(at, end, cell)) return false;
    if (columns_[i].role == CaseRole::id) head.id = cell;
    if (columns_[i].role != CaseRole::kind) continue;
    const std::optional<std::uint32_t> spelling = kind_words_.meaning(cell);
    if (!spelling) return false;
    head.spelling = *spelling;
    head.kind = spellings_[*spelling];
  }
  head.text = {begin, static_cast<std::size_t>(at - begin)};
  return true;
}

// The facts behind an answer: those of the first row of the case again, or none.
bool LongRows::take_known_tail(const char*& at) const {
  std::size_t size = 0;
  if (!case_.tail.empty() && same_bytes(at, case_.tail.data(), case_.tail.size())) size = case_.tail.size();
  if (size == 0 && empty_tail_.size() > 0 && empty_tail_.stands_at(at)) size = empty_tail_.size();
  at += size;
  return size > 0;
}

// Others.
bool LongRows::take_tail(const char*& at, const char* end) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  const std::string_view tail = rest.substr(0, rest.find('\n') + 1);
  const std::string_view text = without_end(tail);
  if (tail.empty() || !is_plain(text)) return false;
  cut(text, delimiter_, cells_);
  if (cells_.size() != fact_columns_.size() || !tell_facts(cells_)) return false;
  const bool empty = std::all_of(cells_.begin(), cells_.end(), [](std::string_view cell) { return cell.empty(); });
  if (empty) empty_tail_ = ReadableText(tail);
  if (case_.tail.empty()) case_.tail = tail;
  at += tail.size();
  return true;
}

// As long as the case at hand goes on with the questions that are expected, in words that are known.
const char* LongRows::run_on(const char* row, const char* end) {
  if (!case_.open || case_.head.empty()) return row;
  const ShortText head(case_.head);
  Label* last = last_;
  while (row < end) {
    Label* label = last->next[0];
    if (label == nullptr || label->kind != case_.kind) break;
    const char* at = row + head.size();
    Bytes16 wrong = head.differs(row) | label->start.differs(at);
    at += label->start.size();
    const WordTable::Word& word = label->words->at(at);
    wrong = wrong | word.differs(Bytes16::load(at));
    at += word.size;
    if (wrong.any() || (!fact_columns_.empty() && !take_known_tail(at)) || !tell(label->place, word.bits)) break;
    last = label;
    row = at;
  }
  last_ = last;
  return row;
}

bool LongRows::count_by_texts(const char*& row, const char* end) {
  const char* at = row;
  Head head{case_.head, case_.id, kind_column_ ? case_.kind : only_kind_, 0};
  if (case_.open && !head.text.empty() && same_bytes(at, head.text.data(), head.text.size())) {
    at += head.text.size();
  } else if (!take_head(at, end, head)) {
    return false;
  }
  Label* label = next_label(at, end, head.kind);
  if (label == nullptr) return false;
  at += label->text.size();
  const WordTable::Word& word = label->words->at(at);
  if (word.differs(Bytes16::load(at)).any() || !go_to_case(head, label->kind)) return false;
  at += word.size;
  if (!fact_columns_.empty() && !take_known_tail(at) && !take_tail(at, end)) return false;
  if (!tell(label->place, word.bits)) return false;
  last_ = label;
  row = at;
  return true;
}

// ---- cell by cell

bool LongRows::count_by_cells(std::string_view text) {
  if (!is_row(text, cells_)) return false;
  if (inspection_column_ && !is_inspection(cells_[*inspection_column_])) return false;
  Head head{{}, trimmed(cells_[id_column_]), only_kind_, 0};
  if (head.id.empty()) return false;
  if (kind_column_) {
    const std::optional<std::uint32_t> spelling = kind_words_.meaning(cells_[*kind_column_]);
    if (!spelling) return false;
    head.spelling = *spelling;
    head.kind = spellings_[*spelling];
  }
  const bool facts_alone = trimmed(cells_[question_column_]).empty() && trimmed(cells_[answer_column_]).empty();
  Label* label = facts_alone ? nullptr : label_in(question_text(), head.kind);
  const auto meaning = label == nullptr ? std::nullopt : label->answers->meaning(cells_[answer_column_]);
  if (!facts_alone && !meaning) return false;
  if (!go_to_case(head, facts_alone ? head.kind : label->kind)) return false;
  std::vector<std::string_view> facts;
  for (const std::size_t column : fact_columns_) facts.push_back(cells_[column]);
  if (!tell_facts(facts)) return false;
  if (facts_alone) return true;
  last_ = label;
  return tell(label->place, spread_bits(*meaning));
}

std::string LongRows::question_text() const {
  std::string text;
  if (standard_column_) text = std::string(cells_[*standard_column_]) + delimiter_;
  return text + std::string(cells_[question_column_]) + delimiter_;
}

bool LongRows::count_part(std::string_view rows) {
  const char* end = rows.data() + rows.size();
  for (const char* at = rows.data(); at < end;) {
    at = run_on(at, end);
    if (at == end) break;
    if (in_order_ && count_by_texts(at, end)) continue;
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    const std::string_view row = rest.substr(0, rest.find('\n') + 1);
    if (row.empty() || !count_by_cells(row)) return false;
    at += row.size();
  }
  return true;
}

}  // namespace

std::unique_ptr<RowCounter> count_long(const CaseSheetForm& form) { return std::make_unique<LongRows>(form); }

}  // namespace rubric
