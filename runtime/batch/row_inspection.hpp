// One row of a table as an inspection, for what columns cannot tell.
#pragma once

#include <optional>

#include "lang/diagnostic.hpp"
#include "runtime/batch/columns.hpp"

namespace rubric {

// What the row does not tell is open. Empty, with an error, where it tells what cannot be.
std::optional<Inspection> row_inspection(const Framework& framework, const Columns& table, std::size_t row,
                                         Diagnostics& diagnostics);

}  // namespace rubric
