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
  std::string row(const InspectionRow& row, const Rating& rating, const std::string& reason) const;

 private:
  const RowSheet& sheet_;
  RatingColumns columns_;
};

}  // namespace rubric::app
