// Conditions over the facts of one case: `when serious-harm is above low`.
#pragma once

#include <span>

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "runtime/value.hpp"

namespace rubric {

// Whether the condition holds for a case. `facts` has a value per fact of the framework; those of other kinds of
// case are not read. Only parameters and the first day of fieldwork may stand in it beside facts. Arithmetic that
// overflows or divides by zero is an error in the diagnostics; the result is then open.
Value holds(const Framework& framework, ExprId condition, std::span<const Value> facts, Date fieldwork,
            Diagnostics& diagnostics);

}  // namespace rubric
