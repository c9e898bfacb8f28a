// What several JSON documents hold: values, tallies and places.
#pragma once

#include <nlohmann/json.hpp>

#include "lang/framework.hpp"
#include "lang/source.hpp"
#include "runtime/tallies.hpp"
#include "runtime/value.hpp"

namespace rubric::app {

// {"certain": true, "levels": ["good"]}, or "choices", "truth", "numbers", "from" and "to"; "not_rated" where it may
// be.
nlohmann::ordered_json json_of_value(const Framework& framework, const Value& value, Type type);
// A list; null where they are too many to list, or not known.
nlohmann::ordered_json json_of_tallies(const Tallies& tallies);
nlohmann::ordered_json json_of_place(Span span, const Sources& sources);

}  // namespace rubric::app
