// The rows of one inspection in a sheet of cases → the inspection, as a file of its own would give it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/case_stream.hpp"
#include "app/joined_sheet.hpp"
#include "app/outcome_text.hpp"
#include "app/raters.hpp"
#include "runtime/case_kinds.hpp"

namespace rubric::app {

// What is the same for all inspections of a sheet of cases.
struct CaseWork {
  const Options& options;
  Raters& raters;
  std::string file;
  SheetHead head;
  NameColumn column;
  bool names_kinds = false;             // there is a column `kind`
  bool answers = false;                 // a row for each answer
  const JoinedSheet* joined = nullptr;  // null: there are only the cases
  const Rater* rater = nullptr;         // of all, if there is no second sheet
  Span command_line = {};               // what it says of empty cells
  OutcomeLayout layout = {};
  bool several = false;  // they may be rated by several frameworks
  std::map<const Rater*, OutcomeFields> fields = {};
  std::map<const Rater*, CaseKinds> kinds = {};  // where only the questions tell them
};

// The texts that messages about one inspection point into.
struct CaseSources {
  SourceId cases{};
  SourceId row{};  // of the second sheet
};

inline constexpr std::uint32_t kNoRow = NameTable::kNone;
// Of the inspection in the second sheet, and probably this one; kNoRow where it has none.
std::uint32_t row_of(const CaseWork& work, const std::string& inspection, std::uint32_t likely = 0);
// What rates an inspection with that row; null where that could not be found out.
const Rater* rater_of(const CaseWork& work, std::uint32_t row);

// Their texts take the place of those in `sources`. `line`: of the file, with which the rows begin. Empty after an
// error.
std::optional<Inspection> read_cases(const CaseWork& work, std::string_view rows, const Section& section,
                                     std::uint64_t line, Sources& sources, const CaseSources& places,
                                     Diagnostics& diagnostics);

// What is told of it beside its cases, bound by itself. Empty after an error.
std::optional<Inspection> read_beside(const CaseWork& work, const Section& section, Sources& sources,
                                      const CaseSources& places, Diagnostics& diagnostics);

}  // namespace rubric::app
