#include "app/years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <set>

#include "app/table.hpp"

namespace rubric::app {
namespace {

constexpr int kNoDay = std::numeric_limits<int>::max();  // the last of the years

struct Counts {
  std::string title;                                     // of the overall rating
  std::vector<std::string> rows;                         // the levels, best first, and what is none
  std::map<int, std::map<std::string, std::size_t>> of;  // by year and row
  std::size_t at(int year, const std::string& row) const {
    const auto found = of.at(year).find(row);
    return found == of.at(year).end() ? 0 : found->second;
  }
};

int year_of(const Rating& rating) {
  const auto& day = rating.inspection.heading.fieldwork;
  return day ? static_cast<int>(std::chrono::year_month_day(*day).year()) : kNoDay;
}

std::vector<std::string> titles_of(const Scale& scale) {
  std::vector<std::string> titles;
  for (const Level& level : scale.levels) titles.insert(titles.begin(), level.title);
  return titles;
}

std::string row_of(const Rating& rating, const Scale& scale) {
  const Value& overall = rating.report.overall.awarded;
  if (overall.never_present()) return "not rated";
  return overall.certain() ? scale.levels[static_cast<std::size_t>(std::countr_zero(overall.alternatives))].title
                           : "still open";
}

std::string in_words(const Counts& counts, const std::string& programme) {
  Rows rows = {{""}};
  for (const auto& [year, levels] : counts.of) rows[0].push_back(year == kNoDay ? "no date" : std::to_string(year));
  rows[0].emplace_back("all");
  for (const std::string& row : counts.rows) {
    rows.push_back({row});
    std::size_t all = 0;
    for (std::size_t i = 1; const auto& [year, levels] : counts.of) {
      all += counts.at(year, row);
      rows.back().push_back(right_aligned(std::to_string(counts.at(year, row)), rows[0][i++].size()));
    }
    rows.back().push_back(right_aligned(std::to_string(all), 3));
  }
  return fmt::format("\n{} by year of fieldwork{}\n{}", counts.title, programme.empty() ? "" : ", " + programme,
                     table(rows, 2));
}

}  // namespace

std::string by_year(const std::vector<std::unique_ptr<Rating>>& ratings) {
  std::map<std::pair<std::string, std::vector<std::string>>, Counts> all;
  for (const auto& rating : ratings) {
    const Framework& framework = *rating->framework;
    if (!framework.overall || !framework.overall->rating) continue;
    const Scale& scale = framework.scales[framework[framework.overall->rating].type.of];
    Counts& counts = all[{framework.programme, titles_of(scale)}];
    counts.title = framework.overall_title;
    const std::string row = row_of(*rating, scale);
    ++counts.of[year_of(*rating)][row];
    if (counts.rows.empty()) counts.rows = titles_of(scale);
    if (std::find(counts.rows.begin(), counts.rows.end(), row) == counts.rows.end()) counts.rows.push_back(row);
  }
  std::string out;
  for (const auto& [key, counts] : all) out += in_words(counts, key.first);
  return out;
}

}  // namespace rubric::app
