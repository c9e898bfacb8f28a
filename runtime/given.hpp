// What a test gives, as an inspection. Private to run_test.cpp.
#pragma once

#include <optional>

#include "runtime/inspection.hpp"

namespace rubric {

// Matched to the framework as data are, but for this: what is not given is open, in single cases too. `data` is the
// inspection that the test names, null where it names none; what else is given takes the place of what that says.
// Empty after an error.
std::optional<Inspection> given_by(const Test& test, const DataValue* data, const Framework& framework,
                                   const Sources& sources, Diagnostics& diagnostics);

}  // namespace rubric
