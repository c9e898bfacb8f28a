#include "runtime/batch/inspection_row.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <span>

#include "runtime/leaves.hpp"

namespace rubric::batch {

namespace {

template <typename Cell>
std::span<const Cell> cell(const std::vector<Cell>& cells, std::size_t at) {
  return {cells.data() + at, 1};
}

// None where an answer is open, or there are too many questions for a pattern to have a number.
std::optional<Patterns> patterns_of(const std::vector<Pattern>& all) {
  Patterns patterns = 0;
  for (const Pattern& pattern : all) {
    if (pattern.answers.size() > kMostQuestions) return std::nullopt;
    std::size_t number = 0;
    for (std::size_t i = pattern.answers.size(); i-- > 0;) {
      const Answer answer = pattern.answers[i];
      if (answer != Answer::yes && answer != Answer::no && answer != Answer::not_relevant) return std::nullopt;
      number = 3 * number + (answer == Answer::yes ? 1 : answer == Answer::no ? 2 : 0);
    }
    patterns |= Patterns{1} << number;
  }
  return patterns;
}

}  // namespace

InspectionRow::InspectionRow(const Framework& framework)
    : framework_(framework),
      yes_(framework.questions.size()),
      relevant_(yes_.size()),
      judged_(framework.standards.size()),
      patterns_(judged_.size()) {
  columns_.rows = 1;
  for (std::size_t i = 0; i < yes_.size(); ++i) columns_.tallies.push_back({cell(yes_, i), cell(relevant_, i)});
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    columns_.judged.push_back(cell(judged_, i));
    columns_.patterns.push_back(cell(patterns_, i));
  }
  columns_.inputs.resize(framework.facts.size());
}

bool InspectionRow::put(const Inspection& inspection) {
  return framework_.lists.empty() && inspection.decisions.empty() && put_tallies(inspection) &&
         put_judgements(inspection) && put_inputs(inspection) && put_patterns(inspection);
}

bool InspectionRow::put_tallies(const Inspection& inspection) {
  for (std::size_t i = 0; i < yes_.size(); ++i) {
    const std::vector<Tally>* list = inspection.tallies[i].list();
    if (list == nullptr || list->size() != 1 || list->front().relevant > kMostCounted) return false;
    yes_[i] = static_cast<std::uint16_t>(list->front().yes);
    relevant_[i] = static_cast<std::uint16_t>(list->front().relevant);
  }
  return true;
}

bool InspectionRow::put_judgements(const Inspection& inspection) {
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    const std::uint64_t levels = inspection.judged[i];
    if (std::popcount(levels) > 1) return false;
    judged_[i] = levels == 0 ? kNotJudged : static_cast<std::uint8_t>(std::countr_zero(levels));
  }
  return true;
}

bool InspectionRow::put_inputs(const Inspection& inspection) {
  for (std::size_t i = 0; i < columns_.inputs.size(); ++i) {
    const Value& value = inspection.inputs[i];
    const bool is_input = !framework_.facts[i].kind && !framework_.facts[i].list;
    if (is_input && !value.certain()) return false;
    columns_.inputs[i] = is_input ? InputColumn{{&first_, 1}, {value}} : InputColumn{};
  }
  columns_.fieldwork = {};
  if (const auto day = inspection.heading.fieldwork) columns_.fieldwork = {{&first_, 1}, {date_value(*day)}};
  return true;
}

bool InspectionRow::put_patterns(const Inspection& inspection) {
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const std::optional<Patterns> patterns = patterns_of(inspection.patterns[i]);
    if (!patterns) return false;
    patterns_[i] = *patterns;
  }
  return true;
}

}  // namespace rubric::batch
