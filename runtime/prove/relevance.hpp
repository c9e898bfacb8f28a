// Questions and prompts that are relevant in no case.
#pragma once

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"

namespace rubric::prove {

// Tries a condition, together with that of the question that it belongs to, on all cases that the facts in it can make.
void find_never_asked(const Framework& framework, Diagnostics& diagnostics, std::vector<std::string>& not_tried);

}  // namespace rubric::prove
