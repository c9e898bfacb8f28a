// Rules that do not say where they come from.
#pragma once

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"

namespace rubric::prove {

// Bandings, tables, rules of ratings and scores, grounds: each without a source or note of its own, of what holds it,
// or of the framework.
void find_uncited(const Framework& framework, Diagnostics& diagnostics);

}  // namespace rubric::prove
