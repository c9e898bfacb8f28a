// Many inspections in one sheet: its header and its rows.
#include "runtime/inspection_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "runtime/sheet_text.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using Role = RowColumn::Role;

constexpr std::array<std::pair<std::string_view, Role>, 4> kHead = {{{"provider", Role::provider},
                                                                     {"programme", Role::programme},
                                                                     {"fieldwork", Role::fieldwork},
                                                                     {"framework", Role::framework}}};

std::optional<std::string_view> head_name(Role role) {
  const auto* found = std::find_if(kHead.begin(), kHead.end(), [&](const auto& entry) { return entry.second == role; });
  return found == kHead.end() ? std::nullopt : std::optional(found->first);
}

Role role_of(std::string_view name) {
  const std::string folded_name = folded(name);
  const auto* found =
      std::find_if(kHead.begin(), kHead.end(), [&](const auto& entry) { return entry.first == folded_name; });
  return found == kHead.end() ? Role::data : found->second;
}

class Header {
 public:
  Header(std::vector<RowColumn>& columns, Diagnostics& diagnostics) : columns_(columns), diagnostics_(diagnostics) {
    for (RowColumn& column : columns_) add(column);
  }

  // Null, with an error, where there is no such column.
  RowColumn* find(const NamedColumn& wanted) {
    const auto found = by_name_.find(folded(wanted.name));
    if (found != by_name_.end()) return found->second;
    std::vector<std::string_view> names;
    for (const RowColumn& column : columns_) names.emplace_back(column.name);
    const std::string near = did_you_mean(wanted.name, names);
    diagnostics_.add({Code::unknown_column,
                      wanted.span,
                      fmt::format("the sheet has no column `{}`", shown(wanted.name)),
                      near.empty() ? "name a column of its header" : fmt::format("did you mean `{}`?", near),
                      {{columns_.front().span, "its header"}},
                      {}});
    return nullptr;
  }

 private:
  void add(RowColumn& column) {
    if (column.name.empty()) {
      diagnostics_.add({Code::wrong_header,
                        column.span,
                        "a column without a name",
                        "name what stands in it, as the rules do; or take the column out",
                        {},
                        {}});
      return;
    }
    const auto [first, is_new] = by_name_.emplace(folded(column.name), &column);
    if (is_new) return;
    diagnostics_.add({Code::wrong_header,
                      column.span,
                      fmt::format("two columns are `{}`", shown(column.name)),
                      "give one of them its own name, or take it out",
                      {{first->second->span, "the first one"}},
                      {}});
  }

  std::vector<RowColumn>& columns_;
  Diagnostics& diagnostics_;
  std::map<std::string, RowColumn*, std::less<>> by_name_;
};

void read_rows(SheetText& text, RowSheet& sheet) {
  std::vector<CsvCell> row;
  while (text.next(row)) sheet.rows.push_back({text.number(), text.here(), row});
}

}  // namespace

Span RowSheet::span(const CsvCell& cell) const {
  const auto quote = static_cast<std::uint32_t>(cell.quoted ? 1 : 0);
  const auto begin = static_cast<std::uint32_t>(cell.raw.data() - text.data());
  return {source, begin - quote, begin + static_cast<std::uint32_t>(cell.raw.size()) + quote};
}

DataValue RowSheet::value(const CsvCell& cell) const {
  DataValue value;
  value.text = trimmed(cell.text());
  value.kind = value.text.empty() ? Kind::blank : Kind::text;
  value.span = span(cell);
  return value;
}

bool RowSheet::has(Role role) const {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const RowColumn& column) { return column.role == role && !column.ignored; });
}

std::optional<RowSheet> read_inspection_rows(SourceId source, const Sources& sources,
                                             const std::vector<NamedColumn>& carry,
                                             const std::vector<NamedColumn>& ignore, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  if (!is_readable_text(source, sources, kCsvText, diagnostics)) return std::nullopt;
  RowSheet sheet{source, sources[source].text(), ',', {}, {}};
  SheetText text(source, sheet.text, kMaxRowCells, diagnostics);
  std::vector<CsvCell> names;
  if (!text.next(names)) {
    if (diagnostics.errors() == errors)
      diagnostics.add({Code::data_syntax,
                       {source, 0, 0},
                       "an empty file",
                       "its first row names the columns; each row below is an inspection",
                       {},
                       {}});
    return std::nullopt;
  }
  sheet.delimiter = text.delimiter();
  for (const CsvCell& cell : names) {
    const std::string name(trimmed(cell.text()));
    sheet.columns.push_back({name, sheet.span(cell), role_of(name)});
  }
  Header header(sheet.columns, diagnostics);
  for (const NamedColumn& named : carry) {
    if (RowColumn* column = header.find(named)) column->carried = true;
  }
  for (const NamedColumn& named : ignore) {
    if (RowColumn* column = header.find(named)) column->ignored = true;
  }
  if (diagnostics.errors() == errors) read_rows(text, sheet);
  return diagnostics.errors() == errors ? std::optional(std::move(sheet)) : std::nullopt;
}

std::optional<DataValue> head_of(const RowSheet& sheet, const InspectionRow& row, Diagnostics& diagnostics) {
  if (row.cells.size() != sheet.columns.size()) {
    diagnostics.add(wrong_length(row.span, row.cells.size(), sheet.columns.size(), sheet.delimiter));
    return std::nullopt;
  }
  DataValue head;
  head.span = row.span;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const RowColumn& column = sheet.columns[i];
    const auto name = column.ignored ? std::nullopt : head_name(column.role);
    if (!name) continue;
    DataValue value = sheet.value(row.cells[i]);
    if (value.kind == Kind::blank) continue;
    const Span span = value.span;
    head.entries.push_back({std::string(*name), span, std::move(value)});
  }
  return head;
}

std::string letters_of(std::size_t column) {
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

std::string place_in_words(const RowSheet& sheet, const InspectionRow& row, Span place) {
  for (std::size_t i = 0; i < row.cells.size() && i < sheet.columns.size(); ++i) {
    if (place != row.span && sheet.span(row.cells[i]) == place)
      return fmt::format("row {}, column {} (`{}`)", row.number, letters_of(i), shown(sheet.columns[i].name));
  }
  return fmt::format("row {}", row.number);
}

}  // namespace rubric
