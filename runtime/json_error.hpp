// What is wrong with a JSON file, in plain words.
#pragma once

#include <string_view>

#include "lang/diagnostic.hpp"

namespace rubric {

// Where the reader of JSON stopped: what it was reading began at `begin`, and `end` is how far it had read.
// `description` is what nlohmann-json says; words of it that are not known give a message without them.
Diagnostic json_error(std::string_view description, Span token, const Sources& sources);

}  // namespace rubric
