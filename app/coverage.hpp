// What of each rules file no test exercises.
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "lang/source.hpp"
#include "runtime/coverage.hpp"

namespace rubric::app {

struct Count {
  std::size_t exercised = 0;
  std::size_t of = 0;
};
struct NotExercised {
  Part part = Part::band;
  Span span;
  std::string words;
};
struct FileCoverage {
  std::string file;
  Count all;
  std::array<Count, kParts> parts;  // by Part
  std::vector<NotExercised> not_exercised;
};

// "bands", "rows", …
std::string_view name_of(Part part);

// What stands in these sources, in their order; none for a source in which nothing can be exercised.
std::vector<FileCoverage> by_file(const Coverage& coverage, const std::set<SourceId>& files, const Sources& sources);

// A line for each file; with `list`, what was not exercised below it.
std::string text_of(const std::vector<FileCoverage>& files, bool list, const Sources& sources);

}  // namespace rubric::app
