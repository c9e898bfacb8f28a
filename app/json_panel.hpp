// The panel sheet as JSON: a part of a rating's document.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/report.hpp"

namespace rubric::app {

// A list with a sheet for every standard that concerns the panel; docs/json.md describes it.
nlohmann::ordered_json json_of_panel(const Report& report);

}  // namespace rubric::app
