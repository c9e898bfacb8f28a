// `rubric rate` of a sheet with many inspections: which layout it has.
#include "app/sheets_command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/cases_command.hpp"
#include "app/files.hpp"
#include "app/joined_sheet.hpp"
#include "app/rows_command.hpp"

namespace rubric::app {
namespace {

// A row for each answer, case or inspection.
std::string layout_of(const SheetHead& head) {
  if (find_column(head, "question")) return "answers";
  const bool cases = find_column(head, "case") || find_column(head, "id");
  return cases && find_column(head, "inspection") ? "cases" : "inspections";
}

// What does not go with the layout; empty if all is well.
std::string misplaced(const Options& options, const SheetHead& head, const std::string& layout) {
  const bool answers = find_column(head, "question").has_value();
  if (layout == "inspections") {
    if (options.files.size() > 1) return "a sheet of inspections is rated by itself, or second beside a sheet of cases";
    return options.blank_answers ? fmt::format("--blank \"{}\" goes with a sheet of cases", *options.blank_answers)
                                 : "";
  }
  if ((layout == "answers") != answers)
    return fmt::format("--layout {}: the sheet has {} column `question`", layout, answers ? "a" : "no");
  if (!options.carry.empty()) return "--carry goes with a sheet that has a row for each inspection";
  const bool second = options.files.size() > 1;
  if (!second && (options.blank || !options.ignore.empty()))
    return "--ignore and `--blank missing` go with a sheet that has a row for each inspection";
  if (options.files.size() > 2) return "a sheet of cases is rated with one sheet beside it";
  return second && options.files[0] == kStandardInput && options.files[1] == kStandardInput
             ? "standard input can be one of the sheets, not both"
             : "";
}

}  // namespace

bool is_sheet_file(const std::string& name) {
  return name == kStandardInput || has_ending(name, ".csv") || has_ending(name, ".csv.gz");
}

bool is_sheet(const Options& options) { return std::any_of(options.files.begin(), options.files.end(), is_sheet_file); }

int rate_sheet(const Options& given, Console& console) {
  Options options = given;
  options.json = options.json || (options.out && has_ending(*options.out, ".ndjson"));
  CaseStream stream(options.files.front());
  SheetHead head = stream.read_head();
  const bool readable = stream.input().problem().empty();
  const std::string layout = !options.layout.empty() ? options.layout : readable ? layout_of(head) : "inspections";
  if (const std::string problem = misplaced(options, head, layout); !problem.empty()) {
    console.message(fmt::format("rubric: {}; see `rubric rate --help`\n", problem));
    return Exit::usage;
  }
  if (layout != "inspections") return rate_cases(options, console, stream, std::move(head));
  return rate_rows(options, console, stream, head);
}

}  // namespace rubric::app
