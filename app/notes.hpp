// Notes in words.
#pragma once

#include <string>

#include "runtime/notes.hpp"

namespace rubric::app {

// One line: "No tally of 5 falls into Reasonable majority (Good): 2.3 all questions".
std::string in_words(const Framework& framework, const Note& note);
// The section of a print-out; empty without notes.
std::string section_of(const Framework& framework, const Notes& notes);

}  // namespace rubric::app
