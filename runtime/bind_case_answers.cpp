// The answers of a case: one, and those to all questions of a standard together.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/bind_cases.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

std::optional<Answer> answer_from(const DataValue& value) {
  if (value.kind == Kind::truth) return value.truth ? Answer::yes : Answer::no;
  if (value.kind == Kind::whole) return answer_of(std::to_string(value.whole));
  return value.kind == Kind::text ? answer_of(value.text) : std::nullopt;
}

void wrong_answer(const Binder& binder, const NamedEntry& data) {
  const DataValue& value = data.entry->value;
  std::vector<std::string_view> words;
  for (const AnswerWords& answer : answer_words()) words.push_back(answer.words.front());
  const bool text = value.kind == Kind::text;
  const std::string what = text ? fmt::format("`{}`", shown(value.text)) : std::string(to_string(value.kind));
  const std::string near = text ? did_you_mean(value.text, words) : "";
  binder.error(
      Code::wrong_value, value.span, fmt::format("{} is no answer to `{}`", what, data.name),
      near.empty() ? fmt::format("the answers are {}", list_of(words)) : fmt::format("did you mean `{}`?", near));
}

}  // namespace

std::optional<Answer> read_answer(const Binder& binder, const NamedEntry& data) {
  const std::optional<Answer> answer = answer_from(data.entry->value);
  if (!answer) wrong_answer(binder, data);
  return answer;
}

Answer counted_as(Answer answer, const Standard& standard) {
  if (answer != Answer::insufficient) return answer;
  switch (standard.insufficient_evidence) {
    case Counts::yes: return Answer::yes;
    case Counts::no: return Answer::no;
    case Counts::not_relevant: return Answer::not_relevant;
    case Counts::open: break;
  }
  return Answer::open;
}

void AnswerPatterns::count(const std::vector<Answer>& answers) {
  const std::vector<CaseNames::Asked>& questions = names_.questions();
  for (std::size_t begin = 0, end = 0; begin < questions.size(); begin = end) {
    const StandardId standard = standard_at(begin);
    while (end < questions.size() && standard_at(end) == standard) ++end;
    const auto at = [&](std::size_t i) { return answers.begin() + static_cast<std::ptrdiff_t>(i); };
    ++patterns_[standard][std::vector<Answer>(at(begin), at(end))];
  }
}

void AnswerPatterns::finish() {
  for (const auto& [standard, patterns] : patterns_) keep(standard, patterns);
}

void AnswerPatterns::keep(StandardId standard, const Patterns& patterns) {
  std::vector<Pattern> kept;
  for (const auto& [answers, cases] : patterns) {
    const bool open = std::find(answers.begin(), answers.end(), Answer::open) != answers.end();
    if (open || answers.size() != binder_.framework[standard].questions.size()) return;
    kept.push_back({answers, cases});
  }
  binder_.inspection.patterns[standard.index] = std::move(kept);
}

StandardId AnswerPatterns::standard_at(std::size_t question) const {
  return binder_.framework[names_.questions()[question].id].standard;
}

}  // namespace rubric
