// A comparison as text, CSV and JSON.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/comparison.hpp"
#include "app/console.hpp"
#include "app/inspections.hpp"

namespace rubric::app {

// An inspection that a framework could not rate, and the first thing that is wrong.
struct NotRated {
  std::size_t inspection = 0;
  std::string framework;
  std::string why;
};

// The inspections of one value of `--by`, as numbers among those of the command line.
using Group = std::pair<std::string, std::vector<std::size_t>>;

struct Compared {
  const Inspections& inspections;
  std::vector<std::string> carried;     // columns of sheets that go to the CSV as they are
  std::vector<Comparison> comparisons;  // of the first framework with each of the others
  std::vector<NotRated> unrated;
  std::string by;  // empty: no groups
  std::vector<Group> groups;
};

std::string text_of(const Compared& compared, const Console& console);
// A row for each inspection and each thing that both frameworks rate.
std::string csv_of(const Compared& compared);
std::string json_of(const Compared& compared, const Sources& sources);

// How many of them move up, down and otherwise, stay, and are open.
struct Flow {
  std::size_t up = 0, down = 0, otherwise = 0, stay = 0, open = 0;
};
Flow flow_of(const Comparison& comparison, std::size_t subject, const std::vector<const Placed*>& some);
// Those of a group that both frameworks have rated.
std::vector<const Placed*> members_of(const Comparison& comparison, const Group& group);

}  // namespace rubric::app
