#include "runtime/batch/case_rules.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMostKnown = 100'000;  // combinations of facts
constexpr std::uint32_t kBitsOfNumber = 8;

std::uint32_t bits_of(Answer answer) {
  switch (answer) {
    case Answer::yes: return kYesBits;
    case Answer::no: return kNoBits;
    case Answer::not_relevant: return kNotRelevantBits;
    default: return kWrongBits;
  }
}

// For a number of each of the fact's values, and 0.
std::uint32_t bits_for(const Framework& framework, const Fact& fact) {
  switch (fact.type.kind) {
    case TypeKind::truth: return 2;
    case TypeKind::choice: return static_cast<std::uint32_t>(std::bit_width(fact.choices.size()));
    case TypeKind::level:
      return static_cast<std::uint32_t>(std::bit_width(framework.scales[fact.type.of].levels.size()));
    default: return kBitsOfNumber;
  }
}

}  // namespace

CasesAlone::CasesAlone(const Framework& framework, std::string_view blank)
    : binder{framework, nullptr, false, heading, sources, diagnostics, {}, {}, {}} {
  binder.inspection.choices.resize(framework.facts.size());
  if (!blank.empty()) bind_blank(binder, {"blank", {}, sheet_text(blank)});
}

DataValue sheet_text(std::string_view text) {
  DataValue value;
  value.text = trimmed(text);
  value.kind = value.text.empty() ? DataValue::Kind::blank : DataValue::Kind::text;
  return value;
}

std::optional<std::uint32_t> answer_bits(std::string_view cell, const Standard& standard, const Blank& blank) {
  const bool is_blank = trimmed(cell).empty();
  const std::optional<Answer> answer = is_blank ? blank.answer : answer_of(cell);
  if (is_blank ? !blank.told : !answer) return std::nullopt;
  const std::uint32_t relevant = answer ? bits_of(counted_as(*answer, standard)) : kWrongBits;
  const bool fits_elsewhere = is_blank || answer == Answer::not_relevant;
  return relevant | (fits_elsewhere ? kNotRelevantBits : kWrongBits) << 2U;
}

// ---- facts

FactTexts::FactTexts(const Framework& framework, FactId fact, bool is_read, const Blank& blank, char delimiter)
    : framework_(framework),
      fact_(fact),
      bits_(is_read ? bits_for(framework, framework[fact]) : 0),
      words_(delimiter, [this, blank](std::string_view cell) { return number_of(cell, blank); }) {}

std::optional<std::uint32_t> FactTexts::number_of(std::string_view cell, const Blank& blank) {
  DataValue text = sheet_text(cell);
  if (text.kind == DataValue::Kind::blank) return blank.told ? std::optional<std::uint32_t>(0) : std::nullopt;
  const std::optional<Value> value = fact_from(framework_, framework_[fact_], text);
  if (!value) return std::nullopt;
  if (bits_ == 0) return 0;
  const auto known = std::find(values_.begin(), values_.end(), *value);
  if (known == values_.end()) {
    if (values_.size() + 1 == std::size_t{1} << bits_) return std::nullopt;
    values_.push_back(*value);
    texts_.push_back(std::move(text));
    return static_cast<std::uint32_t>(values_.size());
  }
  return static_cast<std::uint32_t>(known - values_.begin()) + 1;
}

RelevantQuestions::RelevantQuestions(Binder& binder, KindId kind, const std::vector<QuestionId>& order,
                                     std::vector<const FactTexts*> facts)
    : binder_(binder), case_(binder, kind), facts_(std::move(facts)) {
  for (const QuestionId question : order) {
    conditions_.push_back(condition_of(binder.framework, binder.framework[question].when, ""));
  }
}

const CaseWords* RelevantQuestions::find(std::uint64_t key) {
  auto found = known_.find(key);
  if (found == known_.end()) {
    if (known_.size() >= kMostKnown) {
      known_.clear();
      recent_.fill({});
    }
    found = known_.emplace(key, ask(key)).first;
  }
  const CaseWords* words = found->second ? &*found->second : nullptr;
  recent_[(key * kHashFactor) >> 56U] = {key, words, true};
  return words;
}

std::optional<CaseWords> RelevantQuestions::ask(std::uint64_t key) {
  case_.clear();
  for (auto fact = facts_.rbegin(); fact != facts_.rend(); key >>= (*fact++)->bits()) {
    const std::uint64_t number = key & ((std::uint64_t{1} << (*fact)->bits()) - 1);
    if (number > 0) case_.read((*fact)->fact(), (*fact)->text(number));
  }
  CaseWords words{};
  binder_.diagnostics = {};  // it reports the same only once
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    std::vector<Missing> missing;
    const Relevance relevance = case_.relevance(conditions_[i], missing);
    if (relevance > Relevance::yes || !missing.empty()) return std::nullopt;
    const AnswerPlace place = answer_place(i);
    if (relevance == Relevance::yes) words[place.word] |= std::uint64_t{3} << place.shift;
  }
  return binder_.diagnostics.has_errors() ? std::nullopt : std::optional(words);
}

// ---- what can be counted

bool counts_by_rows_alone(const Framework& framework, KindId kind) {
  const auto needs_more = [&](const Standard& standard) {
    if (standard.applies) return true;
    const auto by_fieldwork = [&](QuestionId question) {
      return reads_of(framework, framework[question].when).fieldwork;
    };
    if (std::any_of(standard.questions.begin(), standard.questions.end(), by_fieldwork)) return true;
    const auto looks_at_a_case = [&](const Expr& expr) {
      return expr.op == Op::one_case && &framework.standards[expr.index] == &standard;
    };
    return standard.questions.size() > kMostQuestions &&
           std::any_of(framework.exprs.begin(), framework.exprs.end(), looks_at_a_case);
  };
  std::size_t questions = 0;
  for (const Standard& standard : framework.standards) {
    const auto of_kind = std::count_if(standard.questions.begin(), standard.questions.end(),
                                       [&](QuestionId question) { return framework[question].kind == kind; });
    if (of_kind > 0 && needs_more(standard)) return false;
    questions += static_cast<std::size_t>(of_kind);
  }
  return questions <= kMostWords * kAnswersInWord;
}

}  // namespace rubric
