// `rubric rate` of a sheet with an inspection in each row.
#pragma once

#include "app/commands.hpp"

namespace rubric::app {

// Whether what is to be rated is such a sheet.
bool is_sheet_of_inspections(const Options& options);

int rate_rows(const Options& options, Console& console);

}  // namespace rubric::app
