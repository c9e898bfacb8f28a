// Messages as SARIF 2.1.0, the form in which code hosts take the findings of a checker.
#pragma once

#include <string>

#include "lang/diagnostic.hpp"

namespace rubric::app {

// One run with all messages; their rules are the codes that occur, with the words of the registry.
std::string sarif_of(const Diagnostics& diagnostics, const Sources& sources);

}  // namespace rubric::app
