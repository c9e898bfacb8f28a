// The published ratings that the shipped rules are held against.
#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {

const std::vector<Scheme>& schemes() {
  static const std::vector<Scheme> all = {
      {"hmip-youth-totals", measure_youth_totals, {{"overall from the total", 81, 81}}},
      {"fhrs-food-hygiene",
       measure_food_hygiene,
       {{"rating from three scores", 60'172, 60'172},
        {"not rated while not inspected", 12'601, 12'601},
        {"open without scores", 449, 449}}},
      {"cms-nursing-home-five-star",
       measure_nursing_homes,
       {{"overall from three domains", 15'048, 15'048},
        {"not rated: too new", 147, 147},
        {"not rated: special focus", 88, 88},
        {"staffing from hours", 14'575, 14'575},
        {"staffing without hours: one star", 371, 371},
        {"weighted points", 15'135, 15'136},
        {"points added for revisits", 45'298, 45'298}}},
  };
  return all;
}

void count(Figure& figure, bool testable, bool same) {
  if (!testable) return;
  ++figure.testable;
  if (same) ++figure.reproduced;
}

bool is_open(const Sheet& rated, std::size_t row) { return rated.at(row, "reason").starts_with("not known yet"); }

bool differs(const Sheet& rated, std::size_t row, std::string_view title) {
  return rated.at(row, "differs").find(std::string(title) + ": published ") != std::string::npos;
}

bool as_published(const Sheet& rated, std::size_t row) {
  return rated.at(row, "differs").empty() && !is_open(rated, row);
}

bool not_rated(const Sheet& rated, std::size_t row, const std::string& reason) {
  return rated.at(row, "overall") == "not rated" && rated.at(row, "reason").find(reason) != std::string::npos;
}

}  // namespace rubric::conformance
