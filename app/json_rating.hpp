// A rating as JSON: what one report says, standard by standard.
#pragma once

#include <nlohmann/json.hpp>

#include "app/json.hpp"

namespace rubric::app {

// docs/json.md describes it.
nlohmann::ordered_json json_of_rating(const Result& result, const Sources& sources);

}  // namespace rubric::app
