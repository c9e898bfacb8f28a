// Case records from a sheet: a CSV file with a header. What its columns are about is found out when they are matched
// to a framework.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "runtime/document.hpp"

namespace rubric {

// Of one sheet, rows of nothing but delimiters not counted: in memory a cell takes about 320 bytes.
inline constexpr std::size_t kMaxSheetCells = 2'000'000;

struct CaseSheet {
  // Per kind of case, in the order in which they come: its name, and a list of records as `[[cases.court]]` has them.
  // Of a sheet without a column `kind`, and of one without rows, one entry without name. A list without records has its
  // columns as entries, their cells empty.
  std::vector<DataEntry> kinds;
  bool names_kinds = false;  // it has a column `kind`
};

// Either a row for each case, or, where there is a column `question`, a row for each answer. Empty cells become blank
// values. Empty after an error in the diagnostics; a sheet without rows is a warning. `most_cells` is for tests.
std::optional<CaseSheet> read_case_sheet(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                                         std::size_t most_cells = kMaxSheetCells);

}  // namespace rubric
