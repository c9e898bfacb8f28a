// The number and `id` of a case. The id is shown only where it was asked for: cases are people, some of them children.
#include <fmt/format.h>

#include "runtime/bind_cases.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

bool is_id(const DataValue& value) { return value.kind == Kind::text || value.kind == Kind::whole; }

std::string text_of(const DataValue& id) { return id.kind == Kind::text ? id.text : std::to_string(id.whole); }

}  // namespace

void CaseId::next(const DataValue& record) {
  ++number_;
  told_ = nullptr;
  shown_.clear();
  const DataEntry* id = binder_.case_ids ? record.find("id") : nullptr;
  if (id != nullptr && is_id(id->value)) shown_ = shown(text_of(id->value));
}

std::string CaseId::in_words() const {
  return fmt::format("case {} of `{}`{}", number_, binder_.framework[kind_].id,
                     shown_.empty() ? "" : fmt::format(" (id {})", shown_));
}

void CaseId::read(const DataEntry& entry, const DataValue& record) {
  told_ = &entry;
  if (!is_id(entry.value)) {
    binder_.error(Code::wrong_value, entry.key_span,
                  fmt::format("the `id` of {} is {}", in_words(), to_string(entry.value.kind)),
                  "write a text or a whole number, or leave it out");
    return;
  }
  const auto [first, is_new] = seen_.emplace(text_of(entry.value), Place{number_, record.span});
  if (is_new) return;
  binder_.diagnostics.add({Code::case_twice,
                           record.span,
                           fmt::format("{} has the same `id` as case {}", in_words(), first->second.number),
                           "take one of them out, or correct its `id`",
                           {{first->second.span, "the first one"}},
                           {}});
}

void CaseId::add_to(Inspection& inspection, QuestionId question, Answer answer) const {
  if (!binder_.case_ids || (answer != Answer::no && answer != Answer::open)) return;
  NamedCases& named = inspection.named_cases[question.index];
  (answer == Answer::no ? named.no : named.open).push_back(shown_.empty() ? fmt::format("case {}", number_) : shown_);
}

}  // namespace rubric
