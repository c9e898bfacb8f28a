#include "runtime/run_test.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/evaluate.hpp"

namespace rubric {
namespace {

std::optional<Tallies> tallies_of(const GivenTally& given, Diagnostics& diagnostics) {
  switch (given.form) {
    case GivenTally::Form::nothing_relevant: return Tallies(Tally{0, 0});
    case GivenTally::Form::tally:
      if (given.relevant <= kMaxCases) return Tallies(Tally{given.first, given.relevant});
      break;
    case GivenTally::Form::percentage: {
      if (given.relevant > kMaxCases) break;
      Tallies printed = Tallies::printed_of(given.first, given.relevant);
      if (!printed.impossible()) return printed;
      diagnostics.add({Code::no_such_percentage,
                       given.span,
                       fmt::format("no tally of {} cases prints {} per cent", given.relevant, given.first),
                       "correct the percentage or the number of cases",
                       {},
                       {}});
      return std::nullopt;
    }
  }
  diagnostics.add({Code::too_many_cases,
                   given.span,
                   fmt::format("an inspection has at most {} cases of one kind", kMaxCases),
                   "use a smaller tally",
                   {},
                   {}});
  return std::nullopt;
}

Inspection everything_open(const Framework& framework) {
  Inspection inspection;
  for (const Standard& standard : framework.standards) {
    const std::size_t levels = standard.judged ? framework[standard.judged_on].levels.size() : 0;
    inspection.judged.push_back((std::uint64_t{1} << levels) - 1);
  }
  for (const Question& question : framework.questions)
    inspection.tallies.push_back(untold_tallies(question, std::nullopt));
  inspection.patterns.resize(framework.standards.size());
  inspection.inputs = untold_inputs(framework);
  return inspection;
}

bool met(const Expectation& expectation, const Value& value) {
  if (!expectation.can_be) return value.surely(1);
  std::uint64_t levels = 0;
  for (const std::uint32_t level : expectation.levels) levels |= std::uint64_t{1} << level;
  const Numbers numbers = Numbers::of(expectation.numbers);
  return !value.absent && value.alternatives == levels && value.numbers == numbers;
}

}  // namespace

TestResult run(const Plan& plan, const Test& test, Diagnostics& diagnostics) {
  Inspection inspection = everything_open(*plan.framework);
  for (const GivenLevel& given : test.levels) inspection.judged[given.standard.index] = std::uint64_t{1} << given.level;
  for (const GivenInput& given : test.inputs)
    inspection.inputs[given.input.index] = constant((*plan.framework)[given.value]);
  for (const GivenTally& given : test.tallies) {
    auto tallies = tallies_of(given, diagnostics);
    if (!tallies) return {};
    inspection.tallies[given.question.index] = std::move(*tallies);
  }
  TestResult result{rate(plan, inspection, diagnostics), {}};
  if (!result.outcome) return result;
  for (const Expectation& expectation : test.expectations) {
    if (!met(expectation, (*result.outcome)[expectation.value])) result.unmet.push_back(&expectation);
  }
  return result;
}

}  // namespace rubric
