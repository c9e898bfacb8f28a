#include "runtime/prove/witness.hpp"

#include <fmt/format.h>

#include <chrono>

#include "runtime/alternatives.hpp"
#include "runtime/applies.hpp"
#include "runtime/operands.hpp"

namespace rubric::prove {

namespace {

// Null where nothing is chosen, since it does not apply, or the framework does not know it.
const Choice* choice_of(const Chooser& chooser, const Assignment& assignment, std::size_t i) {
  if (assignment[i] == kNoChoice || chooser.variables[i].index == UINT32_MAX) return nullptr;
  const auto at = assignment[i] == kAnyChoice ? 0 : static_cast<std::size_t>(assignment[i]);
  return &(*chooser.variables[i].choices)[(*chooser.alternatives[i])[at][chooser.side]];
}

Inspection blank(const Framework& framework) {
  Inspection inspection;
  inspection.heading.programme = framework.programme;
  inspection.heading.provider = "an example";
  inspection.heading.framework = framework.id;
  if (framework.in_force) inspection.heading.fieldwork = framework.in_force->from;
  inspection.samples.resize(framework.kinds.size());
  inspection.eligible.resize(framework.kinds.size());
  inspection.judged.resize(framework.standards.size());
  inspection.tallies.assign(framework.questions.size(), Tally{0, 0});
  for (const Question& question : framework.questions) inspection.prompts.emplace_back(question.prompts.size());
  inspection.patterns.resize(framework.standards.size());
  inspection.relevances.resize(framework.questions.size());
  inspection.choices.resize(framework.facts.size());
  inspection.inputs.resize(framework.facts.size());
  inspection.records.assign(framework.lists.size(), std::vector<std::vector<Value>>{});
  return inspection;
}

std::string text_of(const Framework& framework, const Fact& fact, const Value& value) {
  if (value.never_present()) return "missing";
  if (holds_numbers(fact.type)) {
    const Rational number = value.numbers.hull().low;
    if (fact.type.kind == TypeKind::date) return to_string(Date(std::chrono::days(number.numerator())));
    return to_string(number);
  }
  const std::uint32_t at = lowest_of(value.alternatives);
  if (fact.type.kind == TypeKind::truth) return at == 1 ? "yes" : "no";
  if (fact.type.kind == TypeKind::level) return framework.scales[fact.type.of].levels[at].id;
  return fact.choices[at].id;
}

std::string tally_text(Tally tally) {
  return tally.relevant == 0 ? "not relevant" : fmt::format("{} of {}", tally.yes, tally.relevant);
}

}  // namespace

Inspection Chooser::inspection(const Assignment& assignment) const {
  Inspection made = blank(framework);
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const Variable& variable = variables[i];
    const Choice* choice = choice_of(*this, assignment, i);
    if (choice == nullptr) continue;
    switch (variable.what) {
      case Variable::What::question: made.tallies[variable.index] = choice->tally; break;
      case Variable::What::judgement: made.judged[variable.index] = choice->value.alternatives; break;
      case Variable::What::input: made.inputs[variable.index] = choice->value; break;
      case Variable::What::fieldwork:
        made.heading.fieldwork = Date(std::chrono::days(choice->value.numbers.hull().low.numerator()));
        break;
    }
  }
  Diagnostics unheard;
  made.applies = applicable(framework, made, unheard);
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    if (applies(made, {i}) != kNo) continue;
    made.judged[i] = 0;
    for (const QuestionId question : framework.standards[i].questions) made.tallies[question.index] = Tally{0, 0};
  }
  return made;
}

std::string Chooser::tally(const Assignment& assignment) const {
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (assignment[i] >= 0 && variables[i].what == Variable::What::question)
      return tally_text(choice_of(*this, assignment, i)->tally);
  }
  return words(assignment);
}

std::string Chooser::words(const Assignment& assignment) const {
  std::string all;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (assignment[i] < 0 || variables[i].index == UINT32_MAX) continue;
    const Variable& variable = variables[i];
    const Choice& choice = *choice_of(*this, assignment, i);
    all += all.empty() ? "" : ", ";
    switch (variable.what) {
      case Variable::What::question: {
        const Question& question = framework.questions[variable.index];
        all += fmt::format("{} {} {}", framework[question.standard].id, question.id, tally_text(choice.tally));
        break;
      }
      case Variable::What::judgement: {
        const Standard& standard = framework.standards[variable.index];
        all += fmt::format("{} {}", standard.id,
                           framework[standard.judged_on].levels[lowest_of(choice.value.alternatives)].id);
        break;
      }
      case Variable::What::input: {
        const Fact& fact = framework.facts[variable.index];
        all += fmt::format("{} {}", fact.id, text_of(framework, fact, choice.value));
        break;
      }
      case Variable::What::fieldwork:
        all += fmt::format("fieldwork {}",
                           to_string(Date(std::chrono::days(choice.value.numbers.hull().low.numerator()))));
        break;
    }
  }
  return all;
}

}  // namespace rubric::prove
