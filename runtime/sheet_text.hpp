// A sheet as text: its rows with anything in them, and what can be wrong with them whatever they are about. Private to
// the readers of sheets.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/csv.hpp"
#include "runtime/document.hpp"
#include "runtime/readable_text.hpp"

namespace rubric {

inline constexpr TextFormat kCsvText = {"a CSV file", kMaxDataBytes,
                                        "save it as UTF-8; in Excel: Save As, CSV UTF-8 (comma delimited)"};

class SheetText {
 public:
  using Row = std::vector<CsvCell>;

  // Of more than `most_cells`, rows without anything not counted, no row is read.
  SheetText(SourceId source, std::string_view text, std::size_t most_cells, Diagnostics& diagnostics);

  // The next row with anything in it. False at the end, and after an error in the diagnostics.
  bool next(Row& row);
  // Whether the row that next() gave last has a cell for each column; an error if not.
  bool fits(const Row& row, std::size_t columns);

  Span here() const;  // of the row that next() gave last: its beginning
  Span span(const CsvCell& cell) const;
  std::size_t number() const { return number_; }  // of that row as spreadsheets count them: the first is 1
  char delimiter() const { return csv_.delimiter(); }

 private:
  bool broken(CsvReader::Step step);
  void add(Code code, Span span, std::string message, std::string advice);

  SourceId source_;
  CsvReader csv_;
  std::size_t most_cells_;
  Diagnostics& diagnostics_;
  std::size_t cells_ = 0;
  std::size_t number_ = 0;
};

// A row with more or fewer cells than the header has.
Diagnostic wrong_length(Span row, std::size_t cells, std::size_t columns, char delimiter);

}  // namespace rubric
