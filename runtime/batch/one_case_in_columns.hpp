// The ground "one case changes rating", for a chunk of inspections.
#pragma once

#include <cstddef>

#include "runtime/batch/execute.hpp"

namespace rubric::batch {

// The rows of the field are those of the table from `first`.
void one_case_in_columns(Program& program, const Instruction& instruction, const Columns& table, std::size_t first,
                         const Field& field);

}  // namespace rubric::batch
