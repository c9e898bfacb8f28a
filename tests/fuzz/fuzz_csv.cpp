// Any bytes as CSV: cells that are quoted again are read again as they were, and a sheet is read or refused.
#include <vector>

#include "runtime/case_sheet.hpp"
#include "runtime/csv.hpp"
#include "runtime/inspection_rows.hpp"
#include "tests/fuzz/laws.hpp"

namespace {

using rubric::CsvReader;
using rubric::fuzz::require;
using Rows = std::vector<std::vector<std::string>>;

// The rows before the first mistake.
Rows rows_of(CsvReader& reader, std::string_view text) {
  Rows rows;
  std::vector<rubric::CsvCell> row;
  CsvReader::Step step = reader.next(row);
  for (; step == CsvReader::Step::row; step = reader.next(row)) {
    rows.emplace_back();
    for (const rubric::CsvCell& cell : row) {
      require(reader.begin_of(cell) <= reader.end_of(cell) && reader.end_of(cell) <= text.size());
      rows.back().push_back(cell.text());
    }
  }
  require(reader.place() <= text.size());
  return rows;
}

std::string written(const Rows& rows, char delimiter) {
  std::string text = std::string("sep=") + delimiter + "\n";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i > 0 ? std::string(1, delimiter) : "") + rubric::csv_quoted(row[i], delimiter);
    text += "\n";
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = rubric::fuzz::text_of(data, size);
  CsvReader reader(text);
  const Rows rows = rows_of(reader, text);
  const std::string again = written(rows, reader.delimiter());
  CsvReader second(again);
  require(second.delimiter() == reader.delimiter() && rows_of(second, again) == rows);

  rubric::Sources sources;
  rubric::Diagnostics diagnostics;
  const auto sheet = rubric::read_case_sheet(sources.add("fuzz.csv", text), sources, diagnostics);
  require(sheet.has_value() == !diagnostics.has_errors());
  rubric::Diagnostics of_rows;
  const auto inspections = rubric::read_inspection_rows(sources.add("rows.csv", text), sources, {}, {}, of_rows);
  require(inspections.has_value() == !of_rows.has_errors());
  for (const rubric::InspectionRow& row : inspections ? inspections->rows : std::vector<rubric::InspectionRow>()) {
    const auto head = rubric::head_of(*inspections, row, of_rows);
    for (const rubric::CsvCell& cell : row.cells) rubric::place_in_words(*inspections, row, inspections->span(cell));
  }
  rubric::fuzz::require_showable(diagnostics, sources);
  rubric::fuzz::require_showable(of_rows, sources);
  return 0;
}
