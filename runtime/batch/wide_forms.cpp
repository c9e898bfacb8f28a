#include "runtime/batch/wide_forms.hpp"

#include "runtime/batch/kind_tally.hpp"

namespace rubric {

namespace {

using What = WideCell;

bool is_head(const std::vector<WideColumn>& columns, std::size_t head) {
  constexpr std::array<What, 3> kHead = {What::inspection, What::id, What::kind};
  if (head < 2 || head > kHead.size() || columns.size() < head) return false;
  for (std::size_t i = 0; i < head; ++i) {
    if (columns[i].what != kHead[i]) return false;
  }
  return true;
}

}  // namespace

void WideForms::add_answer(WideForm& form, std::uint32_t cell, std::uint32_t answer, std::uint32_t empty) const {
  const bool goes_on = !form.groups.empty() && empty == 0 && form.groups.back().answers < AnswerCodes::kMostCells;
  if (!goes_on) form.groups.push_back({empty, 0, 2 * cell, 0, 2 * answer, nullptr});
  WideGroup& group = form.groups.back();
  group.texts = &codes_.texts(++group.answers);
  group.mask = (1U << 2 * group.answers) - 1;
}

std::optional<WideForm> WideForms::form_of(const std::vector<WideColumn>& columns, std::size_t head) {
  WideForm form;
  std::uint32_t answers = 0;
  for (std::uint32_t i = static_cast<std::uint32_t>(head); i < columns.size(); ++i) {
    const WideColumn& column = columns[i];
    if (column.what == What::empty && i < sheet_.cells) {
      ++form.empty_at_end;
      continue;
    }
    if (answers == WideSheet::kMostAnswers) return std::nullopt;
    if (column.what == What::untold) {
      form.untold |= spread_bits(kWrongBits << 2U | kWrongBits) << 2 * answers++;
      continue;
    }
    if (words_ == nullptr) words_ = column.words;
    if (column.what != What::answer || column.words != words_) return std::nullopt;
    add_answer(form, i, answers++, form.empty_at_end);
    form.empty_at_end = 0;
  }
  return form;
}

void WideForms::add(const std::vector<WideColumn>& columns, std::size_t head) {
  const bool fits = sheet_.cells <= WideSheet::kMostCells && is_head(columns, head);
  const std::optional<WideForm> form = fits ? form_of(columns, head) : std::nullopt;
  forms_.push_back(form.value_or(WideForm()));
  if (fits) sheet_.kinds = head == 3 ? &columns[2].words->inside() : nullptr;
}

void WideForms::learn(const std::vector<std::uint32_t>& spellings) {
  if (words_ == nullptr) return;
  const std::vector<WordTable::Given>& given = words_->inside().given();
  for (; learnt_ < given.size(); ++learnt_)
    codes_.add(std::string_view(given[learnt_].text).substr(0, given[learnt_].text.size() - 1), given[learnt_].meaning);
  sheet_.test = codes_.test();
  by_spelling_.clear();
  for (const std::uint32_t kind : spellings) by_spelling_.push_back(&forms_[kind]);
  sheet_.forms = by_spelling_;
}

const WideSheet& WideForms::sheet(const KnownText& inspection, bool returned) {
  sheet_.inspection = inspection;
  sheet_.returned = returned;
  return sheet_;
}

}  // namespace rubric
