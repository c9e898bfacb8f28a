// The ratings of an archive as a table, and as a sheet.
#pragma once

#include <string>

#include "app/archive.hpp"
#include "app/commands.hpp"

namespace rubric::app {

// A line for each inspection, how many came to each level year by year, differences from what was published, and what
// is not rated.
std::string text_of(const Archive& archive, const Options& options, const Sources& sources, const Console& console);
// A row for each inspection that is rated.
std::string csv_of(const Archive& archive);

}  // namespace rubric::app
