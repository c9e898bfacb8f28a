// Questions that two frameworks ask of other cases.
#pragma once

#include <string>
#include <vector>

#include "runtime/prove/joint.hpp"

namespace rubric::prove {

// Compares the conditions of questions that are the same, on all cases that the facts in them make. A remark, with the
// smallest such case, for each question that is asked otherwise.
void compare_conditions(const Both& frameworks, const std::vector<Match>& standards, std::vector<std::string>& remarks);

}  // namespace rubric::prove
