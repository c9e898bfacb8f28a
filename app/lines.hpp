// How the lines of a `choose` and the rows of a table came out, for explanations.
#pragma once

#include <string>

#include "lang/source.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// All tables and `choose`s that a definition is worked out by, itself or through its parts: each line with whether it
// counts, or may; of a row that does not, which cell is the reason; and its source. Each table once.
std::string lines_of(const Rating& rating, DefinitionId definition, const Sources& sources);

}  // namespace rubric::app
