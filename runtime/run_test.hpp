// The tests that stand in a rules file, run.
#pragma once

#include <optional>
#include <vector>

#include "runtime/rate.hpp"

namespace rubric {

struct TestResult {
  std::optional<Outcome> outcome;  // none after an error, which is in the diagnostics
  std::vector<const Expectation*> unmet;
  bool passed() const { return outcome && unmet.empty(); }
};

// Rates what the test gives, the rest left open, and compares. An expectation of a truth is met when it is
// certainly yes; one of what `can be` when exactly these are possible.
TestResult run(const Plan& plan, const Test& test, Diagnostics& diagnostics);

}  // namespace rubric
