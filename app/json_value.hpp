// What several JSON documents hold: values, tallies and places.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "lang/framework.hpp"
#include "lang/source.hpp"
#include "runtime/tallies.hpp"
#include "runtime/value.hpp"

namespace rubric::app {

// The beginning of a document of this kind, and a document as text, closed by a line end. Bytes that are not UTF-8 are
// replaced: JSON cannot hold them.
nlohmann::ordered_json document(std::string_view kind);
std::string whole(const nlohmann::ordered_json& json);

// {"certain": true, "levels": ["good"]}, or "choices", "truth", "numbers", "from" and "to"; "not_rated" where it may
// be.
nlohmann::ordered_json json_of_value(const Framework& framework, const Value& value, Type type);
// A list; null where they are too many to list, or not known.
nlohmann::ordered_json json_of_tallies(const Tallies& tallies);
// 16 hexadecimal digits.
std::string hash_in_words(std::uint64_t hash);
nlohmann::ordered_json json_of_place(Span span, const Sources& sources);

}  // namespace rubric::app
