// Grounds for discretion that no inspection gives.
#pragma once

#include "lang/diagnostic.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

// A ground is looked for in small inspections first, where one question has a tally of any size and all others are
// answered yes throughout; what is not found there is sought in all combinations. `not_tried` gets those of which
// neither shows anything.
void find_unreached_grounds(const Model& model, Diagnostics& diagnostics, std::vector<std::string>& not_tried);

}  // namespace rubric::prove
