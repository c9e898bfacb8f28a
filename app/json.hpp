// Results as JSON: docs/json.md describes the schema.
#pragma once

#include <string>
#include <vector>

#include "lang/diagnostic.hpp"
#include "lang/library.hpp"
#include "runtime/report.hpp"

namespace rubric::app {

inline constexpr int kJsonVersion = 1;

// Every function gives a whole document, closed by a line end.
std::string json_of(const Diagnostics& diagnostics, const Sources& sources);
std::string json_of(const std::vector<const Declared*>& frameworks);
// One document for all reports of a run, each beside the name of its data file.
struct NamedReport {
  std::string file;
  const Report* report = nullptr;
  bool panel = false;  // with the panel sheet
};
std::string json_of(const std::vector<NamedReport>& reports, const Sources& sources);
struct TestLine {
  std::string framework;
  std::string title;
  bool passed = false;
  std::string differences;  // what came out instead, in lines; empty when passed
};
std::string json_of(const std::vector<TestLine>& tests);
// A text under a name: `show`, `dump` and `help`.
std::string json_of(std::string_view what, std::string_view text);

}  // namespace rubric::app
