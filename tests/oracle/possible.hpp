// One of the inspections that data may turn out to be: what they leave open is drawn.
#pragma once

#include <cstddef>
#include <optional>

#include "runtime/batch/columns.hpp"
#include "tests/oracle/oracle.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

struct Possible {
  Complete data;
  bool whole = true;            // nothing was open: it is the only one
  bool lists_known = true;      // no: their records were not told, and are none
  std::vector<bool> told = {};  // per standard: a judgement or cases of it
};

// A row of columns, and an inspection. What was drawn may be impossible: see `fits`.
Possible possible(const Framework& framework, const Columns& columns, std::size_t row, Random& random);
Possible possible(const Framework& framework, const Inspection& inspection, Random& random);

// Leaves out what does not apply. False where something is told of it: then there is no such inspection.
bool fits(const Framework& framework, Possible& one);

}  // namespace rubric::oracle
