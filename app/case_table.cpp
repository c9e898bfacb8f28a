// Inspections by one framework as columns, for a batch.
#include "app/case_table.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <span>

#include "runtime/leaves.hpp"

namespace rubric::app {

BesideCases beside_cases(const Framework& framework, const Inspection& inspection) {
  BesideCases beside;
  const bool all_apply = std::all_of(inspection.applies.begin(), inspection.applies.end(),
                                     [](std::uint64_t applies) { return applies == kYes; });
  const bool untold =
      std::all_of(framework.questions.begin(), framework.questions.end(), [&](const Question& question) {
        const auto at = static_cast<std::size_t>(&question - framework.questions.data());
        return inspection.tallies[at] == untold_tallies(question, std::nullopt, kYes);
      });
  beside.plain = all_apply && untold && framework.lists.empty() && !inspection.published_elsewhere &&
                 inspection.set_aside.empty() && inspection.judgements.empty();
  for (const std::uint64_t levels : inspection.judged) {
    const bool certain = std::has_single_bit(levels);
    beside.judged.push_back(certain ? static_cast<std::uint8_t>(std::countr_zero(levels)) : kNotJudged);
  }
  beside.inputs = inspection.inputs;
  beside.fieldwork = inspection.heading.fieldwork;
  beside.published = inspection.published;
  return beside;
}

CaseTable::CaseTable(const Framework& framework)
    : framework_(framework),
      yes_(framework.questions.size()),
      relevant_(framework.questions.size()),
      judged_(framework.standards.size()),
      patterns_(framework.standards.size()),
      inputs_(framework.facts.size()) {}

void CaseTable::Input::add(const Value* value) {
  if (value == nullptr || !value->certain()) return which.push_back(UINT32_MAX);  // not known yet
  const auto found = std::find(values.begin(), values.end(), *value);
  which.push_back(static_cast<std::uint32_t>(found - values.begin()));
  if (found == values.end()) values.push_back(*value);
}

void CaseTable::begin(std::size_t most) {
  rows_ = 0;
  for (auto* columns : {&yes_, &relevant_}) {
    for (auto& column : *columns) column.resize(most);
  }
  for (auto& column : judged_) column.resize(most);
  for (auto& column : patterns_) column.resize(most);
  for (Input& input : inputs_) input = {};
  fieldwork_ = {};
  others_.clear();
}

void CaseTable::add(const CountedCases& cases, const BesideCases& beside) {
  const std::size_t row = rows_++;
  for (std::size_t i = 0; i < yes_.size(); ++i) {
    yes_[i][row] = cases.yes[i];
    relevant_[i][row] = cases.relevant[i];
  }
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    judged_[i][row] = beside.judged[i];
    patterns_[i][row] = cases.patterns[i];
  }
  for (const FactId id : framework_.inputs) inputs_[id.index].add(&beside.inputs[id.index]);
  const auto day = beside.fieldwork ? std::optional(date_value(*beside.fieldwork)) : std::nullopt;
  fieldwork_.add(day ? &*day : nullptr);
}

void CaseTable::add(Inspection inspection) {
  const std::size_t row = rows_++;
  for (std::size_t i = 0; i < yes_.size(); ++i) {
    yes_[i][row] = 0;
    relevant_[i][row] = kNotKnown;
  }
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    judged_[i][row] = kNotJudged;
    patterns_[i][row] = 0;
  }
  for (const FactId id : framework_.inputs) inputs_[id.index].add(nullptr);
  fieldwork_.add(nullptr);
  others_.emplace_back(row, std::move(inspection));
}

InputColumn CaseTable::column_of(const Input& input) {
  if (input.values.empty()) return {};
  return {input.which, input.values};
}

const Columns& CaseTable::columns() {
  const auto rows_of = [&](const auto& column) { return std::span(column).first(rows_); };
  columns_.rows = rows_;
  columns_.tallies.clear();
  for (std::size_t i = 0; i < yes_.size(); ++i) columns_.tallies.push_back({rows_of(yes_[i]), rows_of(relevant_[i])});
  columns_.judged.clear();
  columns_.patterns.clear();
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    const bool is_judged = framework_.standards[i].judged;
    columns_.judged.push_back(is_judged ? rows_of(judged_[i]) : std::span<const std::uint8_t>());
    columns_.patterns.push_back(rows_of(patterns_[i]));
  }
  columns_.inputs.clear();
  for (const Input& input : inputs_) columns_.inputs.push_back(column_of(input));
  columns_.fieldwork = column_of(fieldwork_);
  columns_.others.clear();
  for (const auto& [row, inspection] : others_) columns_.others.emplace_back(row, &inspection);
  return columns_;
}

const Inspection* CaseTable::other(std::size_t row) const {
  const auto found = std::lower_bound(others_.begin(), others_.end(), row,
                                      [](const auto& other, std::size_t wanted) { return other.first < wanted; });
  return found == others_.end() || found->first != row ? nullptr : &found->second;
}

}  // namespace rubric::app
