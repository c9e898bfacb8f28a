// Where a plan's ranges must be exact, and not only sound: where a result uses nothing open twice.
#pragma once

#include <vector>

#include "tests/oracle/inspection.hpp"

namespace rubric::oracle {

// Per definition. Says so of a question's percentage, too, that is used together with whether there is one (`nothing
// relevant -> leave out`), and of `standards where rating is rated`. Says it only where the possibilities are few
// enough for a plan to go through them one by one.
std::vector<bool> must_be_exact(const Framework& framework, const Made& made);

}  // namespace rubric::oracle
