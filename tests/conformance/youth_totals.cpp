// Youth justice inspections: the overall rating from the published total.
#include <utility>

#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {

namespace {

// What the standards are rated by, of which the totals say nothing: the framework asks for it all the same.
Sheet::Row standards() {
  Sheet::Row columns = {"1.1", "1.2", "1.3", "1.4", "3.4.recommendations", "3.4.police"};
  for (const char* standard : {"2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"}) {
    for (const char* question : {"desistance", "child-safety", "public-safety"})
      columns.push_back(std::string(standard) + "." + question);
  }
  return columns;
}

}  // namespace

std::vector<Figure> measure_youth_totals(const std::filesystem::path& folder, const Rate& rate) {
  const Sheet published = read(folder / "totals.csv");
  Sheet::Row columns = standards();
  const std::size_t blank = columns.size();
  for (const char* column : {"key", "total", "published.overall", "published.score"}) columns.emplace_back(column);
  Sheet inspections(columns);
  for (std::size_t row = 0; row < published.size(); ++row) {
    const std::string& total = published.at(row, "score");
    Sheet::Row cells(blank);
    for (const std::string& cell : {published.at(row, "service"), total, published.at(row, "overall"), total})
      cells.push_back(cell);
    inspections.add(std::move(cells));
  }
  const Sheet rated = rate(inspections, "youth-totals");
  Figure overall{"overall from the total"};
  for (std::size_t row = 0; row < rated.size(); ++row) count(overall, true, as_published(rated, row));
  return {overall};
}

}  // namespace rubric::conformance
