// The published ratings that the shipped rules are held against. Each scheme knows how its data become a sheet of
// inspections, and which cells of the output stand for what was published.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/conformance/sheet.hpp"

namespace rubric::conformance {

// What of a rule came out as it was published, of the rows that say enough to tell.
struct Figure {
  std::string rule;
  std::size_t reproduced = 0;
  std::size_t testable = 0;
};

// Rates a sheet by a framework, with the column `key` carried over and empty cells taken for not known.
using Rate = std::function<Sheet(const Sheet& inspections, const std::string& framework)>;

struct Scheme {
  std::string folder;
  // In `folder`, by `rate`.
  std::vector<Figure> (*measure)(const std::filesystem::path& folder, const Rate& rate);
  std::vector<Figure> expected;  // at least
};

const std::vector<Scheme>& schemes();

// ---- what the schemes share

// Counts the row if it is testable, and as reproduced if `same`.
void count(Figure& figure, bool testable, bool same);
// The overall rating is open.
bool is_open(const Sheet& rated, std::size_t row);
// What was published of this title is none of what the rules give.
bool differs(const Sheet& rated, std::size_t row, std::string_view title);
// The overall rating is the one that was published: it is certain, and nothing differs.
bool as_published(const Sheet& rated, std::size_t row);
bool not_rated(const Sheet& rated, std::size_t row, const std::string& reason);

std::vector<Figure> measure_youth_totals(const std::filesystem::path& folder, const Rate& rate);
std::vector<Figure> measure_food_hygiene(const std::filesystem::path& folder, const Rate& rate);
std::vector<Figure> measure_nursing_homes(const std::filesystem::path& folder, const Rate& rate);

}  // namespace rubric::conformance
