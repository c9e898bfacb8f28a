// Results as JSON: docs/json.md describes the schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/coverage.hpp"
#include "app/rules.hpp"
#include "lang/diagnostic.hpp"
#include "lang/from_word.hpp"
#include "lang/library.hpp"
#include "runtime/notes.hpp"
#include "runtime/prove/difference.hpp"
#include "runtime/report.hpp"

namespace rubric::app {

inline constexpr int kJsonVersion = 1;

// Every function gives a whole document, closed by a line end.
std::string json_of(const Diagnostics& diagnostics, const Sources& sources);
std::string json_of(const std::vector<const Declared*>& frameworks, const Rules& rules);  // and the modules
// One document for all reports of a run, each beside the name of its data file.
struct NamedReport {
  std::string file;
  const Report* report = nullptr;
  bool panel = false;    // with the panel sheet
  bool prompts = false;  // with those of its questions
  Notes notes;
};
std::string json_of(const std::vector<NamedReport>& reports, const Sources& sources);
// Of one row of a sheet, on one line: its number, what was carried over from it, and why it is rated so.
std::string json_line(const std::vector<std::pair<std::string, std::string>>& carried, const NamedReport& report,
                      std::size_t row, const std::string& reason, const Sources& sources);
struct TestLine {
  std::string framework;
  std::string title;
  bool passed = false;
  std::string differences;  // what came out instead, in lines; empty when passed
};
std::string json_of(const std::vector<TestLine>& tests, const std::vector<FileCoverage>& coverage,
                    const Sources& sources);
struct NamedDifference {
  std::string base;
  std::string edited;
  prove::Difference difference;
};
std::string json_of(const std::vector<NamedDifference>& differences);
// One number of eligible cases, and the sample of them.
struct SampleLine {
  std::string kind;  // of the cases; empty: of all kinds together
  std::int64_t eligible = 0;
  std::int64_t sample = 0;
  std::vector<std::pair<std::string, std::int64_t>> kinds;  // by the split; empty without one
  std::string remark;                                       // why it is not just the formula's; may be empty
};
// `framework` may be null.
std::string json_of(const std::vector<SampleLine>& samples, const Sampling& sampling, const Framework* framework);
struct FormattedFile {
  std::string file;
  bool changed = false;           // or would be
  std::size_t errors = 0;         // in the rules: what they stand in stays as it is
  std::string_view decoded_from;  // empty: it was UTF-8
  std::vector<Repair> repairs;
  std::optional<std::string> text;  // with --stdout
};
std::string json_of(const std::vector<FormattedFile>& files);
// A text under a name: `show`, `dump` and `help`.
std::string json_of(std::string_view what, std::string_view text);

}  // namespace rubric::app
