// `rubric rate` of a sheet with an inspection in each row.
#pragma once

#include "app/case_stream.hpp"
#include "app/commands.hpp"

namespace rubric::app {

// `stream`: the sheet, behind its head.
int rate_rows(const Options& options, Console& console, CaseStream& stream, const SheetHead& head);

}  // namespace rubric::app
