// Notes as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/notes.hpp"

namespace rubric::app {

nlohmann::ordered_json json_of_notes(const Framework& framework, const Notes& notes);

}  // namespace rubric::app
