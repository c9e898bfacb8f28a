// Tallies of prompts: what inspectors noted below the questions. Nothing is rated by them.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind.hpp"
#include "runtime/tally_text.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

constexpr std::string_view kAdvice =
    "write [prompts.\"2.1\".desistance], then for each prompt a line such as offending = \"5 of 6\"";

const Prompt* prompt_of(const Question* question, std::string_view id) {
  if (question == nullptr) return nullptr;
  const auto found = std::find_if(question->prompts.begin(), question->prompts.end(),
                                  [&](const Prompt& prompt) { return prompt.id == id; });
  return found == question->prompts.end() ? nullptr : &*found;
}

void unknown_prompt(Binder& binder, const Standard& standard, const Question& question, const DataEntry& entry) {
  const std::string id = shown(entry.key);
  const Question* own = question_of(binder.own, standard.id, question.id);
  if (binder.asked_for && (binder.own == nullptr || prompt_of(own, entry.key) != nullptr)) {
    binder.set_aside(fmt::format("the tally of prompt `{}` of `{}` of standard {}", id, question.id, standard.id),
                     fmt::format("the question has no such prompt in {}", binder.framework.id), entry.key_span);
    return;
  }
  const std::vector<std::string_view> names = ids_of(question.prompts);
  binder.unknown(
      entry.key, entry.key_span,
      fmt::format("question `{}` of standard {} has no prompt `{}`", question.id, standard.id, id),
      names.empty() ? "the rules declare no prompts for it" : instead_of(entry.key, "its prompts are", names));
}

void bind_prompt(Binder& binder, const Standard& standard, const Question& question, const DataEntry& entry) {
  const std::optional<std::int64_t> sample = question.kind ? binder.samples[question.kind.index] : std::nullopt;
  const std::optional<Tallies> tallies = tallies_from(binder, entry, nullptr, sample);
  const Prompt* prompt = prompt_of(&question, entry.key);
  if (prompt == nullptr) return unknown_prompt(binder, standard, question, entry);
  const auto at = static_cast<std::size_t>(&question - binder.framework.questions.data());
  std::optional<Tallies>& slot =
      binder.inspection.prompts[at][static_cast<std::size_t>(prompt - question.prompts.data())];
  if (slot && is_untold_tally(entry.value.text)) return;
  if (slot) {  // counted from the cases, which come first
    binder.diagnostics.add({Code::tally_and_cases,
                            entry.key_span,
                            fmt::format("prompt `{}` has a tally, and cases answer it one by one", entry.key),
                            "leave the tally out: it is counted from the cases",
                            {{binder.records[question.kind.index]->span, "the cases"}},
                            {}});
  } else if (tallies) {
    slot = *tallies;
  }
}

// `standard` is null for what is set aside: it must be right as it is written.
void bind_question(Binder& binder, const Standard* standard, const DataEntry& prompts) {
  if (!binder.expect(prompts, Kind::table, kAdvice)) return;
  const Question* question = standard == nullptr ? nullptr : question_of(&binder.framework, standard->id, prompts.key);
  if (standard != nullptr && question == nullptr) return unknown_question(binder, *standard, prompts, "the prompts");
  for (const DataEntry& entry : prompts.value.entries) {
    if (question != nullptr)
      bind_prompt(binder, *standard, *question, entry);
    else
      tallies_from(binder, entry, nullptr, std::nullopt);
  }
}

}  // namespace

void bind_prompts(Binder& binder, const DataEntry& prompts) {
  if (!binder.expect(prompts, Kind::table, kAdvice)) return;
  for (const NamedEntry& data : named_entries(binder, prompts.value, names_of_standards(binder))) {
    const std::optional<StandardId> id = find_standard(binder, data, "the prompts", Nature::questions);
    if (!binder.expect(*data.entry, Kind::table, kAdvice)) continue;
    for (const DataEntry& question : data.entry->value.entries) {
      bind_question(binder, id ? &binder.framework[*id] : nullptr, question);
    }
  }
}

}  // namespace rubric
