// What is wrong with a sheet of case records as a whole.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind_cases.hpp"

namespace rubric {

void SheetFindings::empty_cell(const NamedEntry& data) {
  if (++empty_ > 1) return;
  first_empty_ = data.name;
  first_empty_span_ = data.entry->value.span;
}

bool SheetFindings::tells(const DataValue& sheet, const CaseNames& names, const std::string& name) {
  if (!told_) {
    told_.emplace();
    for (const DataValue& record : sheet.items) {
      for (const DataEntry& entry : record.entries) {
        told_->insert(entry.key);
        for (const std::string& meant : names.spelled(entry.key)) told_->insert(meant);
      }
    }
  }
  return told_->contains(name);
}

void SheetFindings::take_columns(const DataValue& sheet, const CaseNames& names, std::vector<Missing>& missing) {
  const auto is_column = [&](const Missing& one) {
    if (tells(sheet, names, one.name)) return false;
    if (std::find(columns_.begin(), columns_.end(), one.name) == columns_.end()) columns_.push_back(one.name);
    return true;
  };
  missing.erase(std::remove_if(missing.begin(), missing.end(), is_column), missing.end());
}

void SheetFindings::report(const Binder& binder, KindId kind, const DataValue& sheet) const {
  const std::string& cases = binder.framework[kind].id;
  if (empty_ > 0) {
    Diagnostic diagnostic{
        Code::blank_cell,
        first_empty_span_,
        fmt::format("an empty cell under `{}`", first_empty_),
        "fill it in, or say at the head of the inspection what empty cells mean: blank = \"left out\", "
        "\"not relevant\", \"not yet assessed\" or \"insufficient evidence\"",
        {},
        {}};
    if (empty_ > 1) diagnostic.notes.push_back(fmt::format("{} cells of cases of `{}` are empty", empty_, cases));
    binder.diagnostics.add(std::move(diagnostic));
  }
  if (columns_.empty() || unknown_column_) return;
  const std::vector<std::string_view> columns(columns_.begin(), columns_.end());
  binder.error(Code::case_incomplete, sheet.span,
               fmt::format("the sheet tells nothing of {}, which its cases of `{}` need", list_of(columns), cases),
               "add a column for each, with that name");
}

}  // namespace rubric
