// The ground "one case changes rating", for a chunk of inspections.
#pragma once

#include <cstddef>

#include "runtime/batch/execute.hpp"

namespace rubric::batch {

// The rows of the field are those of the table from `first`.
void one_case_in_columns(Program& program, const Instruction& instruction, const Columns& table, std::size_t first,
                         const Field& field);

// Of one row, whose codes these are: kNew where it is not known yet.
Code one_case_quickly(const Program& program, const Instruction& instruction, const Columns& table, std::size_t row,
                      const Code* codes);

}  // namespace rubric::batch
