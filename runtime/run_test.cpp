#include "runtime/run_test.hpp"

#include <algorithm>

#include "runtime/given.hpp"

namespace rubric {
namespace {

// What nothing is said of is open; but of a list nobody can say what all it may hold. So what depends on one that is
// not given is broken, and only an expectation of that is not met.
std::optional<Outcome> rated(const Plan& plan, const Inspection& inspection, Diagnostics& diagnostics) {
  const auto is_told = [](const auto& records) { return records.has_value(); };
  if (std::all_of(inspection.records.begin(), inspection.records.end(), is_told))
    return rate(plan, inspection, diagnostics);
  const std::size_t errors = diagnostics.errors();
  Outcome outcome = work_out(plan, inspection, diagnostics);
  return diagnostics.errors() > errors ? std::nullopt : std::optional(std::move(outcome));
}

bool met(const Expectation& expectation, const Value& value) {
  if (!expectation.can_be) return value.surely(1);
  std::uint64_t levels = 0;
  for (const std::uint32_t level : expectation.levels) levels |= std::uint64_t{1} << level;
  return value == Value{levels, Numbers::of(expectation.numbers), expectation.can_be_absent};
}

}  // namespace

TestResult run(const Plan& plan, const Test& test, const DataValue* data, const Sources& sources,
               Diagnostics& diagnostics) {
  TestResult result{given_by(test, data, *plan.framework, sources, diagnostics), {}, {}};
  if (result.inspection) result.outcome = rated(plan, *result.inspection, diagnostics);
  if (!result.outcome) return result;
  for (const Expectation& expectation : test.expectations) {
    if (!met(expectation, (*result.outcome)[expectation.value])) result.unmet.push_back(&expectation);
  }
  return result;
}

}  // namespace rubric
