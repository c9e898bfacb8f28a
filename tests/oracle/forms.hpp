// A data file in the other forms that it may have: JSON, and its cases as a sheet.
#pragma once

#include <string>

#include "runtime/document.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

// The whole tree.
std::string json_of(const DataValue& document);

// The tree without its case records, in which empty cells are left out.
DataValue head_of(const DataValue& document);

// All cases of a document in one sheet with a column `kind`: a row for each case, or one for each answer, in any order.
// Delimiter, line ends, quotes and spellings are drawn.
enum class Rows { cases, answers };
std::string sheet_of(const DataValue& document, Rows rows, Random& random);

}  // namespace rubric::oracle
