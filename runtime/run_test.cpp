#include "runtime/run_test.hpp"

#include "runtime/given.hpp"

namespace rubric {
namespace {

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
  if (result.inspection) result.outcome = rate(plan, *result.inspection, diagnostics);
  if (!result.outcome) return result;
  for (const Expectation& expectation : test.expectations) {
    if (!met(expectation, (*result.outcome)[expectation.value])) result.unmet.push_back(&expectation);
  }
  return result;
}

}  // namespace rubric
