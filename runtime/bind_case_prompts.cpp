// Prompts in case records: their answers become tallies of their own. A case that leaves one out has no part in it.
#include <fmt/format.h>

#include "runtime/bind_cases.hpp"

namespace rubric {

PromptAnswers::PromptAnswers(Binder& binder, const CaseNames& names) : binder_(binder) {
  for (const CaseNames::AskedPrompt& asked : names.prompts()) {
    const QuestionId question = names.questions()[asked.question].id;
    const Prompt& prompt = binder.framework[question].prompts[asked.prompt];
    counted_.push_back({asked.question,
                        asked.prompt,
                        question,
                        condition_of(binder.framework, prompt.when, asked.path),
                        {},
                        {},
                        0,
                        false});
  }
}

void PromptAnswers::clear() {
  for (Counted& prompt : counted_) prompt.given = {};
}

void PromptAnswers::read(std::uint32_t index, Given given) { counted_[index].given = given; }

void PromptAnswers::count(const std::vector<Answer>& questions, CaseFacts& facts, std::vector<Missing>& missing,
                          const std::string& this_case) {
  for (Counted& prompt : counted_) {
    if (!prompt.given.answer) continue;
    prompt.answered = true;
    const Answer answer = *prompt.given.answer;
    if (answer == Answer::not_relevant) continue;
    const bool asked = questions[prompt.place] != Answer::not_relevant;
    const Relevance relevance = asked ? facts.relevance(prompt.condition, missing) : Relevance::no;
    if (relevance == Relevance::no) {
      not_relevant(prompt, asked, this_case);
    } else if (answer == Answer::open || answer == Answer::insufficient || relevance != Relevance::yes) {
      ++prompt.open;
    } else {
      prompt.known.yes += answer == Answer::yes ? 1 : 0;
      ++prompt.known.relevant;
    }
  }
}

void PromptAnswers::not_relevant(const Counted& prompt, bool asked, const std::string& this_case) {
  const std::string& path = prompt.condition.path;
  if (binder_.asked_for) {
    binder_.set_aside(fmt::format("some answers to `{}`", path),
                      fmt::format("the prompt is not relevant in those cases in {}", binder_.framework.id),
                      prompt.given.entry->key_span);
    return;
  }
  std::vector<Label> related;
  if (asked) related.push_back({binder_.framework[prompt.condition.when].span, "it is relevant only then"});
  binder_.diagnostics.add(
      {Code::not_relevant_answer,
       prompt.given.entry->value.span,
       fmt::format("`{}` is answered in {}, where {} is not relevant", path, this_case, asked ? "it" : "its question"),
       "take the answer out, or correct the facts of the case",
       std::move(related),
       {}});
}

void PromptAnswers::finish() {
  for (const Counted& prompt : counted_) {
    if (prompt.answered)
      binder_.inspection.prompts[prompt.question.index][prompt.prompt] = Tallies::with_open(prompt.known, prompt.open);
  }
}

}  // namespace rubric
