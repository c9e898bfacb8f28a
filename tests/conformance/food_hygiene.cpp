// Food hygiene ratings of establishments, from their three scores.
#include "tests/conformance/schemes.hpp"

namespace rubric::conformance {

namespace {

bool is_rating(const std::string& text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '5'; }

std::string status_of(const std::string& published) {
  if (published == "AwaitingInspection") return "awaiting-inspection";
  if (published == "AwaitingPublication") return "awaiting-publication";
  return published == "Exempt" ? "exempt" : "inspected";
}

}  // namespace

std::vector<Figure> measure_food_hygiene(const std::filesystem::path& folder, const Rate& rate) {
  const Sheet published = read(folder / "establishments.csv");
  Sheet inspections({"key", "status", "hygiene", "structural", "confidence-in-management", "published.overall"});
  for (std::size_t row = 0; row < published.size(); ++row) {
    const std::string& rating = published.at(row, "rating_value");
    inspections.add({published.at(row, "fhrsid"), status_of(rating), published.at(row, "hygiene"),
                     published.at(row, "structural"), published.at(row, "confidence_in_management"),
                     is_rating(rating) ? rating : ""});
  }
  const Sheet rated = rate(inspections, "fhrs");
  Figure from_scores{"rating from three scores"};
  Figure without{"not rated while not inspected"};
  Figure open{"open without scores"};
  for (std::size_t row = 0; row < rated.size(); ++row) {
    const bool inspected = inspections.at(row, "status") == "inspected";
    const bool scored = !inspections.at(row, "hygiene").empty() && !inspections.at(row, "structural").empty() &&
                        !inspections.at(row, "confidence-in-management").empty();
    count(from_scores, inspected && scored, as_published(rated, row));
    count(without, !inspected, not_rated(rated, row, "status"));
    count(open, inspected && !scored, is_open(rated, row));
  }
  return {from_scores, without, open};
}

}  // namespace rubric::conformance
