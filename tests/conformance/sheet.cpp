// A CSV file held in memory, its cells reached by the names of their columns.
#include "tests/conformance/sheet.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "runtime/csv.hpp"

namespace rubric::conformance {

namespace {

std::string line_of(const Sheet::Row& row) {
  std::string line;
  for (const std::string& cell : row) line += (line.empty() && &cell == row.data() ? "" : ",") + csv_quoted(cell, ',');
  return line + "\n";
}

Sheet::Row texts(const std::vector<CsvCell>& cells) {
  Sheet::Row row;
  for (const CsvCell& cell : cells) row.push_back(cell.text());
  return row;
}

}  // namespace

Sheet::Sheet(Row columns) : columns_(std::move(columns)) {
  for (std::size_t i = 0; i < columns_.size(); ++i) by_name_.emplace(columns_[i], i);
}

const std::string& Sheet::at(std::size_t row, std::string_view column) const {
  const auto found = by_name_.find(column);
  if (found == by_name_.end()) throw std::runtime_error(fmt::format("there is no column `{}`", column));
  return rows_.at(row).at(found->second);
}

void Sheet::add(Row row) {
  if (row.size() != columns_.size()) throw std::runtime_error(fmt::format("row {} is too long or short", size() + 2));
  rows_.push_back(std::move(row));
}

Sheet read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  CsvReader reader(text);
  std::vector<CsvCell> cells;
  reader.next(cells);
  Sheet sheet(texts(cells));
  CsvReader::Step step = reader.next(cells);
  for (; step == CsvReader::Step::row; step = reader.next(cells)) sheet.add(texts(cells));
  if (step != CsvReader::Step::end) throw std::runtime_error(fmt::format("{} is no CSV file", path.string()));
  return sheet;
}

void write(const std::filesystem::path& path, const Sheet& sheet) {
  std::ofstream file(path, std::ios::binary);
  file << line_of(sheet.columns());
  for (std::size_t row = 0; row < sheet.size(); ++row) {
    Sheet::Row cells;
    for (const std::string& column : sheet.columns()) cells.push_back(sheet.at(row, column));
    file << line_of(cells);
  }
  if (!file.flush()) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

}  // namespace rubric::conformance
