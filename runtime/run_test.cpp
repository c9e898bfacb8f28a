#include "runtime/run_test.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/applies.hpp"
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

// Inputs come first: they decide which standards apply.
Inspection everything_open(const Framework& framework, const Test& test, Diagnostics& diagnostics) {
  Inspection inspection;
  inspection.inputs = untold_inputs(framework);
  for (const GivenInput& given : test.inputs) inspection.inputs[given.input.index] = constant(framework[given.value]);
  inspection.applies = applicable(framework, inspection, diagnostics);
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const bool judged = standard.judged && applies(inspection, {i}) != kNo;
    const std::size_t levels = judged ? framework[standard.judged_on].levels.size() : 0;
    inspection.judged.push_back((std::uint64_t{1} << levels) - 1);
  }
  for (const Question& question : framework.questions)
    inspection.tallies.push_back(untold_tallies(question, std::nullopt, applies(inspection, question.standard)));
  inspection.patterns.resize(framework.standards.size());
  return inspection;
}

// Of a standard that does not apply, nothing can be given.
bool is_given_in_vain(const Framework& framework, const Inspection& inspection, const Test& test, StandardId standard,
                      Diagnostics& diagnostics) {
  if (applies(inspection, standard) != kNo) return false;
  diagnostics.add({Code::does_not_apply,
                   test.span,
                   fmt::format("standard {} does not apply in this test", framework[standard].id),
                   "take out what is given of it, or change the input that decides it",
                   {},
                   {}});
  return true;
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
  const Framework& framework = *plan.framework;
  Inspection inspection = everything_open(framework, test, diagnostics);
  for (const GivenLevel& given : test.levels) {
    if (is_given_in_vain(framework, inspection, test, given.standard, diagnostics)) return {};
    inspection.judged[given.standard.index] = std::uint64_t{1} << given.level;
  }
  for (const GivenTally& given : test.tallies) {
    if (is_given_in_vain(framework, inspection, test, framework[given.question].standard, diagnostics)) return {};
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
