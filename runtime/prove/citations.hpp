// Rules that do not say where they come from.
#pragma once

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"

namespace rubric::prove {

// Bandings, tables, rules of ratings and scores, grounds: each without a source or note of its own or of what holds it.
// That of the framework as a whole says where the method is published, not where the rule stands in it.
void find_uncited(const Framework& framework, Diagnostics& diagnostics);

}  // namespace rubric::prove
