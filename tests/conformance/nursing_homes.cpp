// Nursing homes: stars from hours of staffing, points of inspection cycles, and the overall rating.
#include <array>

#include "lang/rational.hpp"
#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {

namespace {

constexpr const char* kTooNew = "1";
constexpr const char* kUnverified = "12";
constexpr std::array kCycles = {"1", "2", "3"};

std::string status_of(const Sheet& published, std::size_t row) {
  if (published.at(row, "overall_footnote") == kTooNew) return "too-new";
  return published.at(row, "special_focus_status") == "SFF" ? "special-focus" : "regular";
}

std::string cycle(const char* number, const char* what) { return std::string("cycle") + number + "_" + what; }

bool same_number(const std::string& a, const std::string& b) {
  const auto first = Rational::parse(a);
  return first && first == Rational::parse(b);
}

Sheet::Row columns() {
  Sheet::Row columns = {"key",         "status", "abuse",   "unverified",        "rn-hours",
                        "total-hours", "health", "quality", "published.overall", "published.staffing"};
  for (const char* number : kCycles) {
    for (const char* field : {"cycle", "deficiency", "revisits"})
      columns.push_back(std::string("cycles.") + number + "." + field);
  }
  return columns;
}

// A cycle without points is not there.
void add_cycle(Sheet::Row& row, const std::string& number, const std::string& points, const std::string& revisits) {
  const bool there = !points.empty();
  row.push_back(there ? number : "");
  row.push_back(points);
  row.push_back(there ? revisits : "");
}

Sheet homes(const Sheet& published) {
  Sheet sheet(columns());
  for (std::size_t row = 0; row < published.size(); ++row) {
    const auto at = [&](const std::string& column) { return published.at(row, column); };
    Sheet::Row cells = {at("ccn"),
                        status_of(published, row),
                        at("abuse_icon") == "Y" ? "yes" : "no",
                        at("staffing_footnote") == kUnverified ? "yes" : "no",
                        at("adjusted_rn_hprd"),
                        at("adjusted_total_hprd"),
                        at("health_inspection_rating"),
                        at("qm_rating"),
                        at("overall_rating"),
                        at("staffing_rating")};
    for (const char* number : kCycles)
      add_cycle(cells, number, at(cycle(number, "deficiency_score")), at(cycle(number, "revisits")));
    sheet.add(std::move(cells));
  }
  return sheet;
}

// Each cycle by itself: what is added for revisits is then the only difference between its total and its points.
Sheet single_cycles(const Sheet& published, std::vector<std::string>& totals) {
  Sheet sheet(columns());
  for (std::size_t row = 0; row < published.size(); ++row) {
    for (const char* number : kCycles) {
      const std::string& points = published.at(row, cycle(number, "deficiency_score"));
      if (points.empty()) continue;
      Sheet::Row cells = {published.at(row, "ccn"), "regular", "no", "no", "", "", "", "", "", ""};
      add_cycle(cells, "1", points, published.at(row, cycle(number, "revisits")));
      cells.resize(sheet.columns().size());
      sheet.add(std::move(cells));
      totals.push_back(published.at(row, cycle(number, "total_score")));
    }
  }
  return sheet;
}

Figure measure_revisits(const Sheet& published, const Rate& rate) {
  Figure revisits{"points added for revisits"};
  std::vector<std::string> totals;
  const Sheet cycles = rate(single_cycles(published, totals), "cms-five-star");
  for (std::size_t row = 0; row < totals.size(); ++row)
    count(revisits, true, same_number(cycles.at(row, "health-score"), totals[row]));
  return revisits;
}

}  // namespace

std::vector<Figure> measure_nursing_homes(const std::filesystem::path& folder, const Rate& rate) {
  const Sheet published = read(folder / "provider_info_2021_08.csv");
  const Sheet rated = rate(homes(published), "cms-five-star");
  Figure overall{"overall from three domains"};
  Figure too_new{"not rated: too new"};
  Figure special{"not rated: special focus"};
  Figure staffing{"staffing from hours"};
  Figure unverified{"staffing without hours: one star"};
  Figure weighted{"weighted points"};
  for (std::size_t row = 0; row < published.size(); ++row) {
    const std::string status = status_of(published, row);
    const bool has_overall = !published.at(row, "overall_rating").empty();
    count(overall, has_overall, !differs(rated, row, "Overall quality rating") && !is_open(rated, row));
    count(too_new, !has_overall && status == "too-new", not_rated(rated, row, "status"));
    count(special, !has_overall && status == "special-focus", not_rated(rated, row, "status"));
    const bool has_hours = !published.at(row, "adjusted_rn_hprd").empty();
    const bool has_stars = !published.at(row, "staffing_rating").empty();
    const bool same_stars =
        !differs(rated, row, "staffing Staffing") && rated.at(row, "staffing").find(" or ") == std::string::npos;
    count(staffing, has_hours && has_stars, same_stars);
    count(unverified, !has_hours && has_stars, same_stars);
    const std::string& points = published.at(row, "total_weighted_health_score");
    count(weighted, !points.empty(), same_number(rated.at(row, "health-score"), points));
  }
  return {overall, too_new, special, staffing, unverified, weighted, measure_revisits(published, rate)};
}

}  // namespace rubric::conformance
