// Results as JSON: docs/json.md describes the schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/archive.hpp"
#include "app/commands.hpp"
#include "app/coverage.hpp"
#include "app/rules.hpp"
#include "lang/diagnostic.hpp"
#include "lang/from_word.hpp"
#include "lang/library.hpp"
#include "runtime/notes.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

inline constexpr int kJsonVersion = 1;

// Every function gives a whole document, closed by a line end.
std::string json_of(const Diagnostics& diagnostics, const Sources& sources);
std::string json_of(const std::vector<const Declared*>& frameworks, const Rules& rules);  // and the modules
// A rating as it is written down, with what was asked for.
struct Result {
  const Rating* rating = nullptr;
  const Options* options = nullptr;
  Notes notes;
};
Result result_of(const Rating& rating, const Options& options);
// One document for all results of a run; of an archive, if it is one, also what is not rated.
std::string json_of(const std::vector<Result>& results, const Archive* archive, const Sources& sources);
// Of one row of a sheet, on one line: its number, what was carried over from it, and why it is rated so.
std::string json_line(const std::vector<std::pair<std::string, std::string>>& carried, const Result& result,
                      std::size_t row, const std::string& reason, const Sources& sources);
struct TestLine {
  std::string framework;
  std::string title;
  bool passed = false;
  std::string differences;  // what came out instead, in lines; empty when passed
};
std::string json_of(const std::vector<TestLine>& tests, const std::vector<FileCoverage>& coverage,
                    const Sources& sources);
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
