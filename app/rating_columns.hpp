// Ratings of many inspections as rows of a sheet: what stands in their columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

class RatingColumns {
 public:
  // The framework, and a column for each rating, score and printed definition that one of the frameworks has;
  // `compared`: and one for what differs from what was published.
  RatingColumns(const std::vector<const Framework*>& frameworks, bool compared);

  std::vector<std::string> header() const;
  std::vector<std::string> cells(const Rating& rating) const;

 private:
  std::vector<std::string> names_;  // of what is rated
  bool compared_;
};

// A spreadsheet takes what begins with certain signs for a formula and works it out: an apostrophe goes before it.
std::string without_formula(const std::string& text);
inline bool may_be_formula(std::string_view text) {  // it begins with such a sign
  if (text.size() < 2) return false;
  const char c = text.front();
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

// A row of a CSV file, in which no cell is a formula to a spreadsheet.
std::string csv_line(const std::vector<std::string>& cells, char delimiter);

}  // namespace rubric::app
