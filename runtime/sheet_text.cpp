// A sheet as text: its rows with anything in them, and what can be wrong with them whatever they are about.
#include "runtime/sheet_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Step = CsvReader::Step;

bool is_empty(const SheetText::Row& row) {
  return std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return trimmed(cell.raw).empty(); });
}

}  // namespace

SheetText::SheetText(SourceId source, std::string_view text, std::size_t most_cells, Diagnostics& diagnostics)
    : source_(source), csv_(text), most_cells_(most_cells), diagnostics_(diagnostics) {}

bool SheetText::next(Row& row) {
  for (;;) {
    const Step step = csv_.next(row);
    ++number_;
    if (step == Step::end) return false;
    if (step != Step::row) return broken(step);
    if (is_empty(row)) continue;
    cells_ += row.size();
    if (cells_ <= most_cells_) return true;
    add(Code::file_too_large, here(), fmt::format("a sheet has at most {} cells", most_cells_),
        "take out the columns that are no part of the inspection");
    return false;
  }
}

bool SheetText::broken(Step step) {
  const auto at = static_cast<std::uint32_t>(csv_.place());
  const Span place = {source_, at, at + 1};
  if (step == Step::unclosed_quote) {
    add(Code::data_syntax, place, "a quote that is not closed", "close the cell with `\"`");
  } else if (step == Step::text_after_quote) {
    add(Code::data_syntax, place, "a cell goes on after its closing quote",
        "a quote within a cell is written twice: \"\"");
  } else {
    add(Code::data_syntax, place, "a quote within a cell that does not begin with one",
        "put the whole cell in quotes, and write the quote in it twice: \"\"");
  }
  return false;
}

bool SheetText::fits(const Row& row, std::size_t columns) {
  if (row.size() == columns) return true;
  diagnostics_.add(wrong_length(here(), row.size(), columns, csv_.delimiter()));
  return false;
}

Span SheetText::here() const {
  const auto at = static_cast<std::uint32_t>(csv_.place());
  return {source_, at, at};
}

Span SheetText::span(const CsvCell& cell) const {
  return {source_, static_cast<std::uint32_t>(csv_.begin_of(cell)), static_cast<std::uint32_t>(csv_.end_of(cell))};
}

void SheetText::add(Code code, Span span, std::string message, std::string advice) {
  diagnostics_.add({code, span, std::move(message), std::move(advice), {}, {}});
}

Diagnostic wrong_length(Span row, std::size_t cells, std::size_t columns, char delimiter) {
  const bool tab = delimiter == '\t';
  return {Code::row_length,
          row,
          fmt::format("a row of {} cells, where the header has {}", cells, columns),
          fmt::format("an empty cell keeps its `{}`, and a cell with `{}` in it stands in double quotes",
                      tab ? std::string("tab") : std::string(1, delimiter),
                      tab ? std::string("a tab") : std::string(1, delimiter)),
          {},
          {}};
}

}  // namespace rubric
