// Where the text of a file goes: into that file, or to standard output.
#pragma once

#include <string>
#include <string_view>

#include "app/commands.hpp"

namespace rubric::app {

// Writes --out, which must not be there yet, or prints the text; `mark` goes before it in a file only. Returns an exit
// status.
int put_text(const Options& options, Console& console, const std::string& text, std::string_view mark = "");
// The same of a file to fill in, which --json prints as JSON; `what` names it there.
int put_file(const Options& options, Console& console, std::string_view what, const std::string& text,
             std::string_view mark = "");

}  // namespace rubric::app
