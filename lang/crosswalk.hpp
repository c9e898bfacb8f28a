// What becomes of the standards of a framework in the one that amends it. Private to lang/edition.cpp.
#pragma once

#include "lang/diagnostic.hpp"
#include "lang/edition.hpp"

namespace rubric {

// Reads the crosswalk of a framework, whose amendments have been applied to its base (null: it has none) to make the
// tree of the edition. Adds which standards carry on others. A standard of the base that is not there any more must be
// in it, and none that carries over by itself; without a crosswalk nothing is said of either.
void carry_over(const Node* base, const Declared& framework, Edition& edition, const Sources& sources,
                Diagnostics& diagnostics);

}  // namespace rubric
