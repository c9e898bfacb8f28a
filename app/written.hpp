// Where the text of a file to fill in goes: into that file, or to standard output.
#pragma once

#include <string>
#include <string_view>

#include "app/commands.hpp"

namespace rubric::app {

// Returns the exit status. `what` is the kind of the JSON document. `mark` stands at the beginning of a file only.
int put_file(const Options& options, Console& console, std::string_view what, const std::string& text,
             std::string_view mark = "");

}  // namespace rubric::app
