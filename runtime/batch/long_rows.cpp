// A row for each answer, counted: cases whose rows stand together.
//
// The questions of cases follow on each other in much the same order. So the text before an answer is held against that
// of the case and of the question that came next the last time; if it is another, it is looked up.
#include <algorithm>
#include <array>
#include <utility>

#include "runtime/batch/long_case.hpp"
#include "runtime/batch/row_counter.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

class LongRows : public RowCounter {
 public:
  explicit LongRows(const CaseSheetForm& form);

 private:
  struct OfKind {
    CaseWords all{};                // all bits of its questions
    std::vector<FactTexts*> facts;  // per column of a fact; null: of another kind
  };

  // What a row says before its question.
  struct Head {
    std::string_view text;
    std::string_view id;
    std::uint32_t kind = kNoKind;
    std::uint32_t spelling = 0;  // of the kind
  };

  bool read_header(KindCounter& kind, OfKind& form);
  bool is_in_order() const;

  bool count_rows(std::string_view rows) override;
  const char* run_on(const char* row, const char* end);
  template <bool kFacts>
  const char* run_through_case(const char* row, const char* end);
  bool go_to_next_case(const char* row, const char* end);
  bool take_like_head(const char*& at, Head& head) const;
  bool count_by_texts(const char*& row, const char* end);
  bool take_head(const char*& at, const char* end, Head& head);
  bool take_known_tail(const char*& at) const;
  bool take_tail(const char*& at, const char* end);
  std::string question_text() const;  // of the row in cells_
  bool count_by_cells(std::string_view text);

  bool go_to_case(const Head& head, std::uint32_t kind) {
    return is_at_hand(head, kind) || (end_case() && begin_case(head, kind));
  }
  bool is_at_hand(const Head& head, std::uint32_t kind) const {
    return case_.open && case_.kind == kind && case_.spelling == head.spelling && case_.id.size() == head.id.size() &&
           same_bytes(case_.id.data(), head.id.data(), head.id.size());
  }
  bool begin_case(const Head& head, std::uint32_t kind);
  bool end_case();
  // Of a word, where its questions are relevant: those without an answer are wrong.
  std::uint64_t relevant_in_case(std::size_t word) const {
    const LongAnswers& told = case_.told[word];
    return told.relevant | (forms_[case_.kind].all[word] & ~told.questions & kLowOfEach);
  }
  std::optional<std::uint64_t> facts_of_case() const;
  bool tell_facts(const std::vector<std::string_view>& cells);

  std::optional<std::size_t> inspection_column_;
  std::optional<std::size_t> kind_column_;
  std::optional<std::size_t> standard_column_;
  std::size_t id_column_;
  std::size_t question_column_;
  std::size_t answer_column_;
  std::vector<std::size_t> fact_columns_;
  std::size_t head_columns_;   // before the standard and the question
  bool in_order_ = false;      // inspection, case and kind; standard, question, answer; facts
  std::uint32_t only_kind_;    // of all rows; else a column or the question tells it
  std::vector<OfKind> forms_;  // as the kinds
  std::optional<LongLabels> labels_;

  LongCase case_;
  QuestionLabel before_first_;
  QuestionLabel* last_ = &before_first_;
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
      forms_(kinds_.size()) {
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
  labels_.emplace(
      kinds_, [this](QuestionId question) -> CellWords& { return answers_to(question); }, delimiter_,
      standard_column_.has_value(), fact_columns_.empty());
}

bool LongRows::read_header(KindCounter& kind, OfKind& form) {
  for (const std::size_t column : fact_columns_) {
    const std::optional<KindCounter::Meaning> meaning = kind.meaning(columns_[column].name);
    if (!meaning || meaning->what == KindCounter::What::question) return false;
    const bool elsewhere = meaning->what == KindCounter::What::elsewhere;
    form.facts.push_back(elsewhere ? nullptr : kind.add_fact(FactId{meaning->index}));
    if (!elsewhere && form.facts.back() == nullptr) return false;
  }
  std::vector<QuestionId> order;
  for (const CaseNames::Asked& asked : kind.names().questions()) order.push_back(asked.id);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const AnswerPlace place = answer_place(i);
    form.all[place.word] |= std::uint64_t{3} << place.shift;
  }
  kind.set_order(order);
  return true;
}

bool LongRows::is_in_order() const {
  const auto before = [&](std::optional<std::size_t> column) { return !column || *column < head_columns_; };
  return before(inspection_column_) && before(kind_column_) && id_column_ < head_columns_ &&
         question_column_ == head_columns_ + (standard_column_ ? 1 : 0) && answer_column_ == question_column_ + 1 &&
         std::all_of(fact_columns_.begin(), fact_columns_.end(),
                     [&](std::size_t fact) { return fact > answer_column_; });
}

// ---- cases

bool LongRows::begin_case(const Head& head, std::uint32_t kind) {
  if (kind == kNoKind) return false;
  KindCounter* counter = case_.counter != nullptr && case_.kind == kind ? case_.counter : &kinds_[kind];
  if (!counter->can_count() || !seen_.add(head.id, kind)) return false;
  if (kind_column_) met_ |= std::uint64_t{1} << head.spelling;
  case_.open = true;
  case_.kind = kind;
  case_.counter = counter;
  case_.id = head.id;
  case_.head = head.text;
  case_.spelling = head.spelling;
  case_.tail = {};
  std::fill_n(case_.told.begin(), case_.counter->words(), LongAnswers());
  if (!case_.facts.empty()) std::fill(case_.facts.begin(), case_.facts.end(), std::string_view());
  return true;
}

std::optional<std::uint64_t> LongRows::facts_of_case() const {
  const OfKind& form = forms_[case_.kind];
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < form.facts.size(); ++i) {
    if (form.facts[i] == nullptr) continue;
    const std::optional<std::uint32_t> number = form.facts[i]->words().meaning(case_.facts[i]);
    if (!number) return std::nullopt;
    key = key << form.facts[i]->bits() | *number;
  }
  return key;
}

bool LongRows::end_case() {
  if (!case_.open) return true;
  KindCounter& kind = *case_.counter;
  if (const std::uint64_t* asked = fact_columns_.empty() ? kind.asked() : nullptr) {
    case_.open = !kind.add(relevant_in_case(0), case_.told[0].otherwise, *asked);
    return !case_.open;
  }
  const std::optional<std::uint64_t> facts = facts_of_case();
  if (!facts) return false;
  CaseAnswers answers;
  answers.facts = *facts;
  for (std::size_t i = 0; i < kind.words(); ++i) {
    answers.relevant[i] = relevant_in_case(i);
    answers.otherwise[i] = case_.told[i].otherwise;
  }
  if (!kind.add(answers)) return false;
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
template <bool kFacts>
const char* LongRows::run_through_case(const char* row, const char* end) {
  const std::size_t head_size = case_.head.size();
  if (!case_.open || head_size == 0 || head_size > 16) return row;
  const Bytes16 head = Bytes16::load(case_.head.data());
  const Bytes16 head_mask = first_bytes(head_size);
  const std::size_t returned = returned_ ? 1 : 0;
  const bool one_word = case_.counter->words() == 1;
  LongAnswers told = case_.told[0];
  QuestionLabel* last = last_;
  while (row < end) {
    QuestionLabel* label = last->next[0];
    const WordTable& words = *label->words[returned];
    const char* at = row + (head_size + label->start.size());
    const char* after = at + words.size_at(at);  // the next row begins with it: that nothing else is waited for
    const WordTable::Word& word = words.at(at);
    const Bytes16 wrong = ((Bytes16::load(row) ^ head) & head_mask) | label->start.differs(row + head_size) |
                          word.differs(Bytes16::load(at));
    at = after;
    if (wrong.any() || label->kind != case_.kind || (kFacts && !take_known_tail(at))) break;
    if (one_word ? !told.add(*label, word.relevant, word.otherwise)
                 : !case_.tell(*label, word.relevant, word.otherwise))
      break;
    last = label;
    row = at;
  }
  if (one_word) case_.told[0] = told;
  last_ = last;
  return row;
}

// One that differs from that of the case at hand in its identifier alone.
bool LongRows::take_like_head(const char*& at, Head& head) const {
  const std::size_t size = case_.head.size();
  if (!case_.open || size == 0 || size > 16) return false;
  const auto before = static_cast<std::size_t>(case_.id.data() - case_.head.data());
  const Bytes16 id = first_bytes(before + case_.id.size()) ^ first_bytes(before);
  const Bytes16 there = Bytes16::load(at);
  if (((there ^ Bytes16::load(case_.head.data())) & (first_bytes(size) ^ id)).any()) return false;
  const std::uint32_t visible = there.above(' ') & ~there.equal_to('"') & ~there.equal_to(delimiter_);
  const std::uint32_t wanted = ((1U << case_.id.size()) - 1) << before;
  if ((~visible & wanted) != 0) return false;
  head = {{at, size}, {at + before, case_.id.size()}, kind_column_ ? case_.kind : only_kind_, case_.spelling};
  at += size;
  return true;
}

// Where the row begins another case with the question that is expected.
bool LongRows::go_to_next_case(const char* row, const char* end) {
  Head head{{}, {}, only_kind_, 0};
  if (!in_order_ || !(take_like_head(row, head) || take_head(row, end, head))) return false;
  const QuestionLabel& label = *last_->next[0];
  const bool is_expected = (head.kind == kNoKind || head.kind == label.kind) && !label.start.differs(row).any();
  return is_expected && !is_at_hand(head, label.kind) && end_case() && begin_case(head, label.kind);
}

const char* LongRows::run_on(const char* row, const char* end) {
  const auto run = [&] {
    return fact_columns_.empty() ? run_through_case<false>(row, end) : run_through_case<true>(row, end);
  };
  for (row = run(); row < end && go_to_next_case(row, end);) {
    const char* before = std::exchange(row, run());
    if (row == before) break;
  }
  return row;
}

bool LongRows::count_by_texts(const char*& row, const char* end) {
  const char* at = row;
  Head head{case_.head, case_.id, kind_column_ ? case_.kind : only_kind_, case_.spelling};
  if (case_.open && !head.text.empty() && same_bytes(at, head.text.data(), head.text.size())) {
    at += head.text.size();
  } else if (!take_head(at, end, head)) {
    return false;
  }
  QuestionLabel* label = labels_->next(*last_, at, end, head.kind);
  if (label == nullptr) return false;
  at += label->text.size();
  const WordTable::Word& word = label->words[returned_ ? 1 : 0]->at(at);
  if (word.differs(Bytes16::load(at)).any() || !go_to_case(head, label->kind)) return false;
  at += word.size;
  if (!fact_columns_.empty() && !take_known_tail(at) && !take_tail(at, end)) return false;
  if (!case_.tell(*label, word.relevant, word.otherwise)) return false;
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
  QuestionLabel* label = facts_alone ? nullptr : labels_->find(question_text(), head.kind);
  const auto meaning = label == nullptr ? std::nullopt : label->answers->meaning(cells_[answer_column_]);
  if (!facts_alone && !meaning) return false;
  if (!go_to_case(head, facts_alone ? head.kind : label->kind)) return false;
  std::vector<std::string_view> facts;
  for (const std::size_t column : fact_columns_) facts.push_back(cells_[column]);
  if (!tell_facts(facts)) return false;
  if (facts_alone) return true;
  last_ = label;
  const std::uint32_t bits = meaning.value_or(0);
  return case_.tell(*label, kLowOfEach * (bits & 3U), kLowOfEach * (bits >> 2U & 3U));
}

std::string LongRows::question_text() const {
  std::string text;
  if (standard_column_) text = std::string(cells_[*standard_column_]) + delimiter_;
  return text + std::string(cells_[question_column_]) + delimiter_;
}

bool LongRows::count_rows(std::string_view rows) {
  case_.open = false;
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
  return end_case();
}

}  // namespace

std::unique_ptr<RowCounter> count_long(const CaseSheetForm& form) { return std::make_unique<LongRows>(form); }

}  // namespace rubric
