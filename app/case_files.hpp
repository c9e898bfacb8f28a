// Case records that stand in sheets of their own: named by the inspection, `cases.court = "court.csv"`, or beside it on
// the command line, `--cases court=court.csv`.
#pragma once

#include <string>
#include <vector>

#include "runtime/document.hpp"

namespace rubric::app {

// Puts the records of the sheets into the document where their names stand. `file` is the inspection's: names in it
// are relative to its folder. `given` are the values of `--cases`. False after an error.
bool load_case_files(const std::string& file, const std::vector<std::string>& given, DataValue& document,
                     Sources& sources, Diagnostics& diagnostics);

}  // namespace rubric::app
