// Ratings of many inspections as a sheet: a row for each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/rating_columns.hpp"
#include "runtime/inspection_rows.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

class RowsTable {
 public:
  // `frameworks` and `compared` as in RatingColumns.
  RowsTable(const RowSheet& sheet, const std::vector<const Framework*>& frameworks, bool compared);

  // The cells that go to the output as they are, each with the name of its column.
  std::vector<std::pair<std::string, std::string>> carried(const InspectionRow& row) const;
  std::string header() const;
  // A row: what is carried over from the sheet, or its number; and what comes of the rest, from the delimiter on.
  template <typename Cells>
  void start(std::string& out, std::size_t number, const Cells& cells) const {
    if (carried_.empty()) out += std::to_string(number);
    for (const std::size_t i : carried_) {
      if (i != carried_.front()) out += sheet_.delimiter;
      carry(out, cells[i]);
    }
  }
  std::string rest(const Rating& rating, const std::string& reason) const;

 private:
  void carry(std::string& out, const CsvCell& cell) const {
    if (!cell.quoted && !may_be_formula(cell.raw)) {
      out += cell.raw;
    } else {
      out += csv_quoted(without_formula(cell.text()), sheet_.delimiter);
    }
  }

  const RowSheet& sheet_;
  RatingColumns columns_;
  std::vector<std::size_t> carried_;
};

}  // namespace rubric::app
