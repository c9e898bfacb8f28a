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

CaseTable::CaseTable(const Framework& framework) : framework_(framework), inputs_(framework.facts.size()) {}

void CaseTable::Input::add(const Value* value) {
  if (value == nullptr || !value->certain()) return which.push_back(UINT32_MAX);  // not known yet
  const auto found = std::find(values.begin(), values.end(), *value);
  which.push_back(static_cast<std::uint32_t>(found - values.begin()));
  if (found == values.end()) values.push_back(*value);
}

void CaseTable::begin(std::size_t most) {
  rows_ = 0;
  most_ = most;
  for (auto* columns : {&yes_, &relevant_}) columns->resize(framework_.questions.size() * most);
  judged_.resize(framework_.standards.size() * most);
  patterns_.resize(framework_.standards.size() * most);
  for (Input& input : inputs_) input = {};
  fieldwork_ = {};
  others_.clear();
}

template <typename T>
void CaseTable::put(std::vector<T>& columns, const std::vector<T>& row) const {
  T* to = columns.data() + rows_;
  for (const T one : row) {
    *to = one;
    to += most_;
  }
}

void CaseTable::add(const CountedCases& cases, const BesideCases& beside) {
  put(yes_, cases.yes);
  put(relevant_, cases.relevant);
  put(judged_, beside.judged);
  put(patterns_, cases.patterns);
  ++rows_;
  for (const FactId id : framework_.inputs) inputs_[id.index].add(&beside.inputs[id.index]);
  const auto day = beside.fieldwork ? std::optional(date_value(*beside.fieldwork)) : std::nullopt;
  fieldwork_.add(day ? &*day : nullptr);
}

void CaseTable::add(Inspection inspection) {
  const std::size_t row = rows_++;
  for (std::size_t i = 0; i < framework_.questions.size(); ++i) {
    yes_[i * most_ + row] = 0;
    relevant_[i * most_ + row] = kNotKnown;
  }
  for (std::size_t i = 0; i < framework_.standards.size(); ++i) {
    judged_[i * most_ + row] = kNotJudged;
    patterns_[i * most_ + row] = 0;
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
  const auto column = [&](const auto& columns, std::size_t i) { return std::span(columns).subspan(i * most_, rows_); };
  columns_.rows = rows_;
  columns_.tallies.clear();
  for (std::size_t i = 0; i < framework_.questions.size(); ++i)
    columns_.tallies.push_back({column(yes_, i), column(relevant_, i)});
  columns_.judged.clear();
  columns_.patterns.clear();
  for (std::size_t i = 0; i < framework_.standards.size(); ++i) {
    const bool is_judged = framework_.standards[i].judged;
    columns_.judged.push_back(is_judged ? column(judged_, i) : std::span<const std::uint8_t>());
    columns_.patterns.push_back(column(patterns_, i));
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
