#include "runtime/batch/long_labels.hpp"

#include <utility>

#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMostLabels = 4'096;
}  // namespace

QuestionLabel& QuestionLabel::nowhere() {
  static const WordTable words('\n');
  static QuestionLabel label{
      .text = {}, .start = ShortText(std::string(33, '\xFF')), .words = {&words, &words}, .next = {&label, &label}};
  return label;
}

LongLabels::LongLabels(std::deque<KindCounter>& kinds, AnswersTo answers_to, char delimiter, bool standards, bool last)
    : kinds_(kinds),
      answers_to_(std::move(answers_to)),
      delimiter_(delimiter),
      standards_(standards),
      last_(last),
      known_(kinds.size() + 1) {}

QuestionLabel* LongLabels::find(std::string_view text, std::uint32_t kind) {
  Known& labels = kind == kNoKind ? known_.back() : known_[kind];
  auto found = labels.find(text);
  if (found == labels.end()) {
    if (labels.size() >= kMostLabels) return nullptr;
    found = labels.emplace(std::string(text), ask(text, kind)).first;
  }
  return found->second ? &*found->second : nullptr;
}

QuestionLabel* LongLabels::next(QuestionLabel& before, const char* at, const char* end, std::uint32_t kind) {
  const auto is = [&](const QuestionLabel& label) {
    return label.kind != kNoKind && (kind == kNoKind || kind == label.kind) && label.text.stands_at(at);
  };
  if (is(*before.next[0])) return before.next[0];
  if (is(*before.next[1])) {
    std::swap(before.next[0], before.next[1]);
    return before.next[0];
  }
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  std::size_t size = rest.find(delimiter_);
  if (standards_ && size != std::string_view::npos) size = rest.find(delimiter_, size + 1);
  QuestionLabel* label = size == std::string_view::npos ? nullptr : find(rest.substr(0, size + 1), kind);
  if (label != nullptr) before.next = {label, before.next[0]};
  return label;
}

// Empty where there is none.
std::string LongLabels::name_in(std::string_view text) const {
  std::vector<std::string_view> cells;
  if (!is_plain(text)) return "";
  cut(text, delimiter_, cells);
  const std::string question(trimmed(cells[standards_ ? 1 : 0]));
  if (!standards_ || question.empty() || trimmed(cells[0]).empty()) return question;
  return std::string(trimmed(cells[0])) + "." + question;
}

std::optional<QuestionLabel> LongLabels::ask(std::string_view text, std::uint32_t kind) {
  const std::string name = name_in(text);
  if (name.empty()) return std::nullopt;
  std::optional<QuestionLabel> found;
  for (const KindCounter& one : kinds_) {
    if (kind != kNoKind && kind != one.id().index) continue;
    const std::optional<KindCounter::Meaning> meaning = one.meaning(name);
    if (!meaning) return std::nullopt;
    if (meaning->what != KindCounter::What::question) continue;
    if (found || !one.can_count()) return std::nullopt;
    found = label(text, one, meaning->index);
  }
  return found;
}

QuestionLabel LongLabels::label(std::string_view text, const KindCounter& kind, std::size_t question) {
  const auto& questions = kind.names().questions();
  CellWords& answers = answers_to_(questions[question].id);
  const AnswerPlace place = answer_place(question);
  QuestionLabel label;
  label.text = ReadableText(text);
  label.start = ShortText(text);
  for (const bool returned : {false, true})
    label.words[returned ? 1 : 0] = last_ ? &answers.at_end(returned) : &answers.inside();
  label.answers = &answers;
  label.kind = kind.id().index;
  label.word = place.word;
  label.all = std::uint64_t{3} << place.shift;
  return label;
}

}  // namespace rubric
