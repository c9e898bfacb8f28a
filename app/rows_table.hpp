// Ratings of many inspections as a sheet: a row for each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/inspection_rows.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

class RowsTable {
 public:
  // A column for each rating, score and printed definition that one of the frameworks has; `compared`: and one for
  // what differs from what was published.
  RowsTable(const RowSheet& sheet, const std::vector<const Framework*>& frameworks, bool compared);

  // The cells that go to the output as they are, each with the name of its column.
  std::vector<std::pair<std::string, std::string>> carried(const InspectionRow& row) const;
  std::string header() const;
  std::string row(const InspectionRow& row, const Rating& rating, const std::string& reason) const;

 private:
  void add(const std::string& name);
  std::string line(const std::vector<std::string>& cells) const;

  const RowSheet& sheet_;
  std::vector<std::string> names_;  // of what is rated
  bool compared_;
};

}  // namespace rubric::app
