// Expressions over the facts of one case, as in `when serious-harm is above low`, or over the fields of one record.
#pragma once

#include <span>
#include <vector>

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "runtime/operands.hpp"

namespace rubric {

// What a condition looks at.
struct Reads {
  std::vector<FactId> facts;  // each once
  bool fieldwork = false;
};
Reads reads_of(const Framework& framework, ExprId condition);  // nothing, where there is no condition

// Whether the condition holds for a case. `facts` has a value per fact of the framework; those of other kinds of
// case are not read. Only parameters and the first day of fieldwork may stand in it beside facts. Arithmetic that
// overflows or divides by zero is an error in the diagnostics; the result is then open.
Value holds(const Framework& framework, ExprId condition, std::span<const Value> facts, Date fieldwork,
            Diagnostics& diagnostics);

// What a part of an aggregate over records comes to for one of them. What is the same for all is among the operands.
Value value_for(ExprId part, std::span<const Value> record, const Operands& operands, const Surroundings& around);

}  // namespace rubric
