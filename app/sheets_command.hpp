// `rubric rate` of a sheet with many inspections: which layout it has.
#pragma once

#include "app/commands.hpp"

namespace rubric::app {

bool is_sheet_file(const std::string& name);
// Whether what is to be rated is such a sheet.
bool is_sheet(const Options& options);

int rate_sheet(const Options& options, Console& console);

}  // namespace rubric::app
