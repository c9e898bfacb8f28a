// Messages on one line each, `file:line:column: error R0123: message`, as editors and build servers read them.
#pragma once

#include <string>

#include "lang/diagnostic.hpp"

namespace rubric::app {

std::string short_lines(const Diagnostics& diagnostics, const Sources& sources);

}  // namespace rubric::app
