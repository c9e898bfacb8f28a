// Ratings of many inspections as a sheet: a row for each.
#include "app/rows_table.hpp"

namespace rubric::app {
namespace {

void append(std::vector<std::string>& cells, const std::vector<std::string>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
}

}  // namespace

RowsTable::RowsTable(const RowSheet& sheet, const std::vector<const Framework*>& frameworks, bool compared)
    : sheet_(sheet), columns_(frameworks, compared) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].carried) carried_.push_back(i);
  }
}

std::vector<std::pair<std::string, std::string>> RowsTable::carried(const InspectionRow& row) const {
  std::vector<std::pair<std::string, std::string>> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (sheet_.columns[i].carried) cells.emplace_back(sheet_.columns[i].name, row.cells[i].text());
  }
  return cells;
}

std::string RowsTable::header() const {
  std::vector<std::string> cells;
  for (const RowColumn& column : sheet_.columns) {
    if (column.carried) cells.push_back(column.name);
  }
  if (cells.empty()) cells.emplace_back("row");
  append(cells, columns_.header());
  cells.emplace_back("reason");
  return csv_line(cells, sheet_.delimiter);
}

std::string RowsTable::rest(const Rating& rating, const std::string& reason) const {
  std::vector<std::string> cells = columns_.cells(rating);
  cells.push_back(reason);
  return sheet_.delimiter + csv_line(cells, sheet_.delimiter);
}

}  // namespace rubric::app
