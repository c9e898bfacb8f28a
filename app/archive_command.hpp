// `rubric rate` of a folder: all inspections in it, each by the edition in force on its day.
#pragma once

#include "app/commands.hpp"

namespace rubric::app {

int rate_folders(const Options& options, Console& console);

}  // namespace rubric::app
