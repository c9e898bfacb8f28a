// Youth justice inspections: the overall rating from the published total.
#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {

std::vector<Figure> measure_youth_totals(const std::filesystem::path& folder, const Rate& rate) {
  const Sheet published = read(folder / "totals.csv");
  Sheet inspections({"key", "total", "published.overall", "published.score"});
  for (std::size_t row = 0; row < published.size(); ++row) {
    const std::string& total = published.at(row, "score");
    inspections.add({published.at(row, "service"), total, published.at(row, "overall"), total});
  }
  const Sheet rated = rate(inspections, "youth-totals");
  Figure overall{"overall from the total"};
  for (std::size_t row = 0; row < rated.size(); ++row) count(overall, true, as_published(rated, row));
  return {overall};
}

}  // namespace rubric::conformance
