#include "runtime/batch/row_inspection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/applies.hpp"

namespace rubric {

namespace {

Date date_of(const Value& day) { return Date{std::chrono::days{day.numbers.hull().low.numerator()}}; }

void add_inputs(const Framework& framework, const Columns& table, std::size_t row, Inspection& inspection) {
  inspection.inputs = untold_inputs(framework);
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    const InputColumn& input = table.inputs[i];
    if (input.which.empty() || input.which[row] >= input.values.size()) continue;
    inspection.inputs[i] = input.values[input.which[row]];
  }
  const InputColumn& day = table.fieldwork;
  if (!day.which.empty() && day.which[row] < day.values.size())
    inspection.heading.fieldwork = date_of(day.values[day.which[row]]);
}

bool told(std::span<const std::uint8_t> levels, std::size_t row) {
  return !levels.empty() && levels[row] != kNotJudged;
}

bool has_data(const Standard& standard, std::span<const std::uint8_t> levels, const Columns& table, std::size_t row) {
  const auto has_cases = [&](QuestionId question) {
    const std::span<const std::uint16_t> relevant = table.tallies[question.index].relevant;
    return !relevant.empty() && relevant[row] != 0;
  };
  return told(levels, row) || std::any_of(standard.questions.begin(), standard.questions.end(), has_cases);
}

bool keep_to_what_applies(const Framework& framework, const Columns& table, std::size_t row,
                          const Inspection& inspection, Diagnostics& diagnostics) {
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    if (applies(inspection, {i}) != kNo || !has_data(standard, table.judged[i], table, row)) continue;
    diagnostics.add(
        {Code::does_not_apply,
         standard.origin.span,
         fmt::format("row {}: data for standard {}, which does not apply to this inspection", row, standard.id),
         "hand in no judgement and no cases for it, or correct the input that it depends on",
         {},
         {}});
    return false;
  }
  return true;
}

bool add_judgements(const Framework& framework, const Columns& table, std::size_t row, Inspection& inspection,
                    Diagnostics& diagnostics) {
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const bool asked = standard.judged && applies(inspection, {i}) != kNo;
    const std::size_t count = asked ? framework[standard.judged_on].levels.size() : 0;
    inspection.judged.push_back((std::uint64_t{1} << count) - 1);
    if (!asked || !told(table.judged[i], row)) continue;
    const std::size_t level = table.judged[i][row];
    if (level < count) {
      inspection.judged.back() = std::uint64_t{1} << level;
      continue;
    }
    diagnostics.add(
        {Code::outside_scale,
         standard.origin.span,
         fmt::format("row {}: level {} of standard {}, whose scale has {} levels", row, level, standard.id, count),
         "hand in 0 for its worst level, 1 for the next, and so on",
         {},
         {}});
    return false;
  }
  return true;
}

Tallies tallies_of(const Framework& framework, std::uint32_t index, const Columns& table, std::size_t row,
                   const Inspection& inspection) {
  const Question& question = framework.questions[index];
  const TallyColumn& column = table.tallies[index];
  const bool told = !column.relevant.empty() && column.relevant[row] != kNotKnown;
  if (!told) return untold_tallies(question, std::nullopt, applies(inspection, question.standard));
  return Tally{column.yes[row], column.relevant[row]};
}

bool add_tallies(const Framework& framework, const Columns& table, std::size_t row, Inspection& inspection,
                 Diagnostics& diagnostics) {
  for (std::uint32_t i = 0; i < framework.questions.size(); ++i) {
    inspection.tallies.push_back(tallies_of(framework, i, table, row, inspection));
    inspection.prompts.emplace_back(framework.questions[i].prompts.size());
    const std::vector<Tally>* list = inspection.tallies.back().list();
    if (list == nullptr || list->empty() || list->front().yes <= list->front().relevant) continue;
    diagnostics.add(
        {Code::more_yes,
         framework.questions[i].origin.span,
         fmt::format("row {}: {} of {} relevant cases answered yes", row, list->front().yes, list->front().relevant),
         "hand in at most as many as are relevant",
         {},
         {}});
    return false;
  }
  return true;
}

void add_patterns(const Framework& framework, const Columns& table, std::size_t row, Inspection& inspection) {
  inspection.patterns.resize(framework.standards.size());
  for (std::size_t i = 0; i < table.patterns.size(); ++i) {
    if (table.patterns[i].empty()) continue;
    Patterns rest = table.patterns[i][row];
    for (std::size_t number = 0; rest != 0; rest >>= 1U, ++number) {
      if ((rest & 1U) != 0)
        inspection.patterns[i].push_back(pattern_of(number, framework.standards[i].questions.size()));
    }
  }
}

}  // namespace

std::optional<Inspection> row_inspection(const Framework& framework, const Columns& table, std::size_t row,
                                         Diagnostics& diagnostics) {
  if (!framework.lists.empty()) {
    diagnostics.add({Code::records_untold,
                     framework.lists.front().origin.span,
                     fmt::format("row {}: columns cannot tell the records of `{}`", row, framework.lists.front().id),
                     "hand in such an inspection by itself",
                     {},
                     {}});
    return std::nullopt;
  }
  Inspection inspection;
  inspection.samples.resize(framework.kinds.size());
  inspection.eligible.resize(framework.kinds.size());
  inspection.relevances.resize(framework.questions.size());
  inspection.choices.resize(framework.facts.size());
  inspection.records.resize(framework.lists.size());
  inspection.named_cases.resize(framework.questions.size());
  add_inputs(framework, table, row, inspection);
  inspection.applies = applicable(framework, inspection, diagnostics);
  if (!keep_to_what_applies(framework, table, row, inspection, diagnostics)) return std::nullopt;
  if (!add_judgements(framework, table, row, inspection, diagnostics)) return std::nullopt;
  if (!add_tallies(framework, table, row, inspection, diagnostics)) return std::nullopt;
  add_patterns(framework, table, row, inspection);
  return inspection;
}

}  // namespace rubric
