// The days on which the editions of a programme are in force.
#pragma once

#include <vector>

#include "lang/diagnostic.hpp"
#include "lang/library.hpp"

namespace rubric::prove {

// Days on which two editions of a programme are in force, so that neither can be chosen, and days between two editions
// on which none is. Frameworks that are in force on no day are alternatives, and no matter.
// Only of pairs of which one is among `given`.
void find_edition_gaps(const Library& library, const std::vector<const Declared*>& given, Diagnostics& diagnostics);

}  // namespace rubric::prove
