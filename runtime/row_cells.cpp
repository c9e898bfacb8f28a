// What the cells of one row say, as an inspection's file would say it.
#include "runtime/row_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace rubric {

namespace {

using Kind = DataValue::Kind;

DataEntry& entry_of(DataValue& table, std::string_view key, Span span) {
  const auto found = std::find_if(table.entries.begin(), table.entries.end(),
                                  [&](const DataEntry& entry) { return entry.key == key; });
  if (found != table.entries.end()) return *found;
  DataEntry entry{std::string(key), span, {}};
  entry.value.span = span;
  return table.entries.emplace_back(std::move(entry));
}

void put(DataValue& document, const RowPlace& place, DataValue value) {
  const Span span = value.span;
  DataValue& part = entry_of(document, place.part, span).value;
  // A score is a number; what is none is reported by who reads it.
  if (place.part == "published" && place.name == "score") value.kind = Kind::decimal;
  DataEntry& named = entry_of(part, place.name, span);
  (place.below.empty() ? named : entry_of(named.value, place.below, span)).value = std::move(value);
}

// The cells of one record of a list, as far as a row has been read.
struct RowRecord {
  DataValue table;
  std::vector<Diagnostic> blank;  // cells in it that are empty
};

class CellReader {
 public:
  CellReader(const RowSheet& sheet, const RowMatch& match, bool blank_is_missing, DataValue& document,
             Diagnostics& diagnostics)
      : sheet_(sheet),
        match_(match),
        blank_is_missing_(blank_is_missing),
        document_(document),
        diagnostics_(diagnostics) {}

  void read(std::size_t i, const CsvCell& cell) {
    const RowColumn& column = sheet_.columns[i];
    if (!column.is_data()) return;
    DataValue value = sheet_.value(cell);
    const std::optional<RowPlace>& place = match_.places[i];
    if (!place) return elsewhere(column, value);
    if (place->record > 0) return field(column, *place, std::move(value));
    if (value.kind != Kind::blank) return put(document_, *place, std::move(value));
    if (!blank_is_missing_) diagnostics_.add(empty(column, value));
  }

  // Lists stand in the document as they would be written: the records that are there, in their order.
  void finish(Span row) {
    for (auto& [name, records] : lists_) {
      DataValue& list = entry_of(entry_of(document_, "list", row).value, name, row).value;
      list.kind = Kind::list;
      for (auto& [number, record] : records) {
        if (record.table.entries.empty()) continue;
        for (Diagnostic& blank : record.blank) diagnostics_.add(std::move(blank));
        // What is wrong with a record that is not told in full has been said.
        if (record.blank.empty()) list.items.push_back(std::move(record.table));
      }
    }
  }

 private:
  void field(const RowColumn& column, const RowPlace& place, DataValue value) {
    RowRecord& record = lists_[place.name][place.record];
    if (value.kind == Kind::blank) {
      if (!blank_is_missing_) record.blank.push_back(empty(column, value));
      return;
    }
    if (record.table.entries.empty()) record.table.span = value.span;
    entry_of(record.table, place.below, value.span).value = std::move(value);
  }

  void elsewhere(const RowColumn& column, const DataValue& value) {
    if (value.kind == Kind::blank || column.carried) return;
    diagnostics_.add(
        {Code::unknown_in_data,
         value.span,
         fmt::format("{}, which rates this row, has nothing called `{}`", match_.framework->id, shown(column.name)),
         "leave the cell empty, or check which framework rates the row",
         {},
         {}});
  }

  static Diagnostic empty(const RowColumn& column, const DataValue& value) {
    return {Code::blank_cell,
            value.span,
            fmt::format("an empty cell under `{}`", shown(column.name)),
            "fill it in; or say `--blank missing`: then what is empty is not known",
            {},
            {}};
  }

  const RowSheet& sheet_;
  const RowMatch& match_;
  bool blank_is_missing_;
  DataValue& document_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, std::map<std::size_t, RowRecord>> lists_;
};

}  // namespace

void add_cells(const RowSheet& sheet, const InspectionRow& row, const RowMatch& match, bool blank_is_missing,
               DataValue& document, Diagnostics& diagnostics) {
  CellReader reader(sheet, match, blank_is_missing, document, diagnostics);
  for (std::size_t i = 0; i < row.cells.size(); ++i) reader.read(i, row.cells[i]);
  reader.finish(row.span);
}

}  // namespace rubric
