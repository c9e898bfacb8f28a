// The tests that stand in a rules file, run.
#pragma once

#include <optional>
#include <vector>

#include "runtime/rate.hpp"

namespace rubric {

struct TestResult {
  std::optional<Inspection> inspection;  // what was given; none after an error in it
  std::optional<Outcome> outcome;        // none after an error, which is in the diagnostics
  std::vector<const Expectation*> unmet;
};

// Rates what the test gives, the rest left open, and compares. An expectation of a truth is met when it is
// certainly yes; one of what `can be` when exactly these are possible. What depends on a list that is not given has an
// invalid number for its value, which meets none. `data` is the inspection that the test names,
// null where it names none. Errors that are expected are for the caller to compare with the diagnostics.
TestResult run(const Plan& plan, const Test& test, const DataValue* data, const Sources& sources,
               Diagnostics& diagnostics);

}  // namespace rubric
