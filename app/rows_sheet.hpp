// The sheet of `rubric rate` with an inspection in each row.
#pragma once

#include <optional>

#include "app/commands.hpp"
#include "runtime/inspection_rows.hpp"

namespace rubric::app {

// A sheet, or the header of one, with the columns that the options name.
std::optional<RowSheet> read_rows(SourceId source, const Options& options, Sources& sources, Diagnostics& diagnostics);
// Whether it has rows, and they or the options say what rates them; else that is reported.
bool says_framework(const RowSheet& sheet, const Options& options, Diagnostics& diagnostics);

}  // namespace rubric::app
