#include "runtime/batch/row_counter.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "runtime/case_sheet.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMostSpellings = 64;  // of kinds

}  // namespace

// ---- one kind

KindCounter::KindCounter(Binder& binder, KindId kind, char delimiter)
    : binder_(binder),
      kind_(kind),
      delimiter_(delimiter),
      names_(binder, kind),
      can_count_(counts_by_rows_alone(binder.framework, kind)) {}

std::optional<KindCounter::Meaning> KindCounter::meaning(const std::string& name) const {
  CaseNames::Meaning meaning = names_.meaning(name);
  if (meaning.what == CaseNames::What::unknown) {
    const std::vector<std::string> names = names_.spelled(name);
    if (names.empty() && names_.is_of_another_kind(name)) return Meaning{};
    if (names.size() != 1) return std::nullopt;
    meaning = names_.meaning(names.front());
  }
  if (meaning.what == CaseNames::What::fact) return Meaning{What::fact, meaning.index};
  if (meaning.what == CaseNames::What::question) return Meaning{What::question, meaning.index};
  return std::nullopt;
}

FactTexts* KindCounter::add_fact(FactId fact) {
  const auto same = [&](const auto& other) { return other->fact() == fact; };
  if (std::any_of(facts_.begin(), facts_.end(), same)) return nullptr;
  const auto reads = [&](const CaseNames::Asked& asked) {
    const Reads read = reads_of(binder_.framework, binder_.framework[asked.id].when);
    return std::find(read.facts.begin(), read.facts.end(), fact) != read.facts.end();
  };
  const bool is_read = std::any_of(names_.questions().begin(), names_.questions().end(), reads);
  facts_.push_back(std::make_unique<FactTexts>(binder_.framework, fact, is_read, binder_.blank, delimiter_));
  return facts_.back().get();
}

void KindCounter::set_order(const std::vector<QuestionId>& order) {
  std::vector<const FactTexts*> facts;
  std::uint32_t bits = 0;
  for (const auto& fact : facts_) {
    facts.push_back(fact.get());
    bits += fact->bits();
  }
  if (bits > 64) refuse();
  words_ = (order.size() + kAnswersInWord - 1) / kAnswersInWord;
  if (!can_count_) return;
  tally_.emplace(binder_.framework, kind_, order);
  relevances_.emplace(binder_, kind_, order, std::move(facts));
}

// ---- a sheet

RowCounter::RowCounter(const CaseSheetForm& form)
    : delimiter_(form.delimiter),
      columns_(form.columns),
      kind_words_(form.delimiter, [this](std::string_view cell) { return kind_spelled(cell); }),
      alone_(form.framework, form.blank) {
  for (std::uint32_t i = 0; i < form.framework.kinds.size(); ++i) {
    kinds_.emplace_back(alone_.binder, KindId{i}, delimiter_);
    if (form.kind && form.kind->index != i) kinds_.back().refuse();
  }
  answers_.resize(4);
}

bool RowCounter::can_count() const {
  const bool fits = 64 + WordTable::kMaxSize * columns_.size() <= CaseCounter::kReadBeyond;
  return fits && !alone_.diagnostics.has_errors() &&
         std::any_of(kinds_.begin(), kinds_.end(), [](const KindCounter& kind) { return kind.can_count(); });
}

CellWords& RowCounter::answers_to(QuestionId question) {
  const Framework& framework = alone_.binder.framework;
  const Standard& standard = framework[framework[question].standard];
  std::unique_ptr<CellWords>& words = answers_[static_cast<std::size_t>(standard.insufficient_evidence)];
  if (!words) {
    words = std::make_unique<CellWords>(delimiter_, [&standard, blank = alone_.binder.blank](std::string_view cell) {
      return answer_bits(cell, standard, blank);
    });
  }
  return *words;
}

// Two spellings of a kind that differ in more than capitals and what stands between words are two lists of cases.
std::optional<std::uint32_t> RowCounter::kind_spelled(std::string_view cell) {
  const std::string text(trimmed(cell));
  const auto kind = text.empty() ? std::nullopt : find_spelled(alone_.binder.framework.kinds, text);
  if (!kind) return std::nullopt;
  const std::string wanted = folded(text);
  const auto known = std::find(folded_.begin(), folded_.end(), wanted);
  if (known != folded_.end()) return static_cast<std::uint32_t>(known - folded_.begin());
  if (folded_.size() == kMostSpellings) return std::nullopt;
  folded_.push_back(wanted);
  spellings_.push_back(*kind);
  return static_cast<std::uint32_t>(spellings_.size()) - 1;
}

bool RowCounter::one_spelling_each() const {
  std::uint64_t kinds = 0;
  for (std::uint64_t met = met_; met != 0; met &= met - 1) {
    const std::uint32_t kind = spellings_[static_cast<std::size_t>(std::countr_zero(met))];
    if (kind >= 64 || (kinds >> kind & 1U) != 0) return false;
    kinds |= std::uint64_t{1} << kind;
  }
  return true;
}

bool RowCounter::is_inspection(std::string_view cell) {
  if (inspection_.data() == nullptr) inspection_ = cell;
  return cell == inspection_ || folded(cell) == folded(inspection_);
}

bool RowCounter::is_row(std::string_view row, std::vector<std::string_view>& cells) const {
  row = without_end(row);
  if (!is_plain(row)) return false;
  cut(row, delimiter_, cells);
  return cells.size() == columns_.size();
}

bool RowCounter::take_any_cell(const char*& at, const char* end, std::string_view& cell) const {
  if (at >= end) return false;
  const std::string_view rest(at, end);
  const std::string_view text = rest.substr(0, rest.find(delimiter_));
  if (text.empty() || text.size() == rest.size() || !is_plain(text) || trimmed(text).size() != text.size())
    return false;
  cell = text;
  at += text.size() + 1;
  return true;
}

// Each row has the same text there.
bool RowCounter::take_first_inspection(const char*& at, const char* end) {
  if (inspection_.data() != nullptr || !take_cell(at, end, inspection_)) return false;
  told_ = KnownText({inspection_.data(), inspection_.size() + 1});
  return true;
}

bool RowCounter::write(CountedCases& out) {
  const Framework& framework = alone_.binder.framework;
  out.yes.assign(framework.questions.size(), 0);
  out.relevant.assign(framework.questions.size(), kNotKnown);
  out.patterns.assign(framework.standards.size(), 0);
  out.samples.assign(framework.kinds.size(), 0);
  for (KindCounter& kind : kinds_) {
    if (!kind.can_count()) continue;
    if (kind.tally().cases() > kMostCounted) return false;
    kind.tally().write(out);
    out.samples[kind.id().index] = static_cast<std::uint32_t>(kind.tally().cases());
  }
  return true;
}

void RowCounter::start() {
  for (KindCounter& kind : kinds_) {
    if (kind.can_count()) kind.clear();
  }
  seen_.clear();
  inspection_ = {};
  told_ = {};
  met_ = 0;
}

// Each cell takes at least its delimiter, so a sheet of this size has not too many.
bool RowCounter::count(std::string_view rows, CountedCases& out) {
  if (!rows.ends_with('\n') || rows.size() + columns_.size() > kMaxSheetCells) return false;
  start();
  returned_ = rows.substr(0, rows.find('\n')).ends_with('\r');
  bool right = count_rows(rows);
  if (!right && seen_.is_out_of_order()) {
    start();
    seen_.look_up();
    right = count_rows(rows);
  }
  return right && one_spelling_each() && write(out);
}

}  // namespace rubric
