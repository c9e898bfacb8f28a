// Ratings of many inspections as a sheet: a row for each.
#include "app/rows_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/rating.hpp"
#include "app/words.hpp"
#include "runtime/csv.hpp"

namespace rubric::app {
namespace {

struct Rated {
  std::string name;
  DefinitionId value;
};

std::vector<Rated> rated_in(const Framework& framework) {
  std::vector<Rated> all;
  if (framework.overall) {
    all.push_back({"overall", framework.overall->rating});
    all.push_back({"score", framework.overall->score});
  }
  for (const Standard& standard : framework.standards) all.push_back({standard.id, standard.results.rating});
  for (const DefinitionId id : framework.printed) all.push_back({framework[id].name, id});
  all.erase(std::remove_if(all.begin(), all.end(), [](const Rated& rated) { return !rated.value; }), all.end());
  return all;
}

std::string differences(const Rating& rating) {
  if (rating.inspection.published_elsewhere && !rating.inspection.published.empty())
    return "not compared: published under another edition";
  std::vector<std::string> words;
  words.reserve(rating.report.differences.size());
  for (const Difference& difference : rating.report.differences)
    words.push_back(difference_in_words(*rating.framework, difference));
  return fmt::format("{}", fmt::join(words, "; "));
}

// A spreadsheet takes what begins with one of these signs for a formula and works it out. Numbers are no danger.
std::string without_formula(const std::string& text) {
  constexpr std::string_view kSigns = "=+-@\t\r";
  const bool begins = text.size() > 1 && kSigns.find(text.front()) != std::string_view::npos;
  const std::string_view number = text.starts_with('+') ? std::string_view(text).substr(1) : text;
  if (!begins || Rational::parse(number)) return text;
  return "'" + text;
}

}  // namespace

RowsTable::RowsTable(const RowSheet& sheet, const std::vector<const Framework*>& frameworks, bool compared)
    : sheet_(sheet), compared_(compared) {
  for (const Framework* framework : frameworks) {
    for (const Rated& rated : rated_in(*framework)) add(rated.name);
  }
}

void RowsTable::add(const std::string& name) {
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
}

std::string RowsTable::line(const std::vector<std::string>& cells) const {
  std::vector<std::string> written;
  written.reserve(cells.size());
  for (const std::string& cell : cells) written.push_back(csv_quoted(without_formula(cell), sheet_.delimiter));
  return fmt::format("{}\n", fmt::join(written, std::string_view(&sheet_.delimiter, 1)));
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
  cells.emplace_back("framework");
  cells.insert(cells.end(), names_.begin(), names_.end());
  if (compared_) cells.emplace_back("differs");
  cells.emplace_back("reason");
  return line(cells);
}

std::string RowsTable::row(const InspectionRow& row, const Rating& rating, const std::string& reason) const {
  const Framework& framework = *rating.framework;
  std::vector<std::string> cells;
  for (auto& [name, text] : carried(row)) cells.push_back(std::move(text));
  if (cells.empty()) cells.push_back(std::to_string(row.number));
  cells.push_back(framework.id);
  const std::vector<Rated> all = rated_in(framework);
  for (const std::string& name : names_) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Rated& rated) { return rated.name == name; });
    cells.push_back(
        found == all.end() ? "" : in_words(framework, rating.outcome[found->value], framework[found->value].type));
  }
  if (compared_) cells.push_back(differences(rating));
  cells.push_back(reason);
  return line(cells);
}

}  // namespace rubric::app
