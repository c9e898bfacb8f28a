// Many inspections in one sheet: a CSV file with a header, and a row for each inspection. What its columns are about
// is found out when they are matched to a framework (row_names.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/csv.hpp"
#include "runtime/document.hpp"

namespace rubric {

inline constexpr std::size_t kMaxRowCells = 16'000'000;  // of one sheet: in memory a cell takes 24 bytes

// A column that the command line names, and where it does.
struct NamedColumn {
  std::string name;
  Span span;
};

struct RowColumn {
  // `data`: something that a framework asks for, or a figure that was published.
  enum class Role : std::uint8_t { data, provider, programme, fieldwork, framework };
  std::string name;
  Span span;
  Role role = Role::data;
  bool carried = false;  // copied to the output, whatever else it is
  bool ignored = false;  // has no part in the rating

  bool is_data() const { return role == Role::data && !ignored; }
};

struct InspectionRow {
  std::size_t number = 0;  // as spreadsheets count: the header is 1
  Span span;               // its beginning
  std::vector<CsvCell> cells;
};

struct RowSheet {
  SourceId source{};
  std::string_view text;
  char delimiter = ',';
  std::vector<RowColumn> columns;
  std::vector<InspectionRow> rows;

  Span span(const CsvCell& cell) const;
  // A cell as a text; blank where nothing stands in it.
  DataValue value(const CsvCell& cell) const;
  bool has(RowColumn::Role role) const;
};

// The rows are as they stand: each may still have too few or too many cells. Empty after an error. A column that is
// to be carried or ignored and is not there is one.
std::optional<RowSheet> read_inspection_rows(SourceId source, const Sources& sources,
                                             const std::vector<NamedColumn>& carry,
                                             const std::vector<NamedColumn>& ignore, Diagnostics& diagnostics);

// What a row says at its head: `provider`, `programme`, `fieldwork` and `framework`, where they are filled in. An error
// if it has not a cell for each column.
std::optional<DataValue> head_of(const RowSheet& sheet, const InspectionRow& row, Diagnostics& diagnostics);

// As spreadsheets call a column: "B" of the second (the first is 0), "AA" of the 27th.
std::string letters_of(std::size_t column);
// "row 3, column B (`points`)", of a place in the row; "row 3" of any other.
std::string place_in_words(const RowSheet& sheet, const InspectionRow& row, Span place);

}  // namespace rubric
