// `rubric rate` of a sheet of the cases of many inspections.
#pragma once

#include "app/case_stream.hpp"
#include "app/commands.hpp"

namespace rubric::app {

// `stream`: the sheet, behind its head.
int rate_cases(const Options& options, Console& console, CaseStream& stream, SheetHead head);

}  // namespace rubric::app
