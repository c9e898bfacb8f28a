// What the cells of one row say, as an inspection's file would say it.
#pragma once

#include "runtime/row_names.hpp"

namespace rubric {

// Adds to the head of a row what its other cells say. A blank one is an error unless `blank_is_missing`: then it is as
// if it were not there. A record whose cells are all blank is not there.
void add_cells(const RowSheet& sheet, const InspectionRow& row, const RowMatch& match, bool blank_is_missing,
               DataValue& document, Diagnostics& diagnostics);

}  // namespace rubric
