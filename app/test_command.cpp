// `rubric test`: runs the tests that stand in rules files, a line a test.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"
#include "app/words.hpp"
#include "runtime/run_test.hpp"

namespace rubric::app {
namespace {

// What an expectation compares, and what that came to: `rating of standard 2.3` of `rating of standard 2.3 is good`.
ExprId compared(const Framework& framework, const Expectation& expectation) {
  const Expr& expr = framework[expectation.value];
  return expr.op == Op::test ? expr.args[0] : expectation.value;
}

std::string difference(const Framework& framework, const Expectation& unmet, const Outcome& outcome,
                       const Sources& sources) {
  const Position at = sources[unmet.span.source].position(unmet.span.begin);
  const ExprId about = compared(framework, unmet);
  return fmt::format("  {}:{}: {}\n    it is {}\n", sources[unmet.span.source].name(), at.line,
                     rule_in_words(sources.text(unmet.span)),
                     in_words(framework, outcome[about], framework[about].type));
}

void run_all(const Framework& framework, const Sources& sources, Diagnostics& diagnostics,
             std::vector<TestLine>& lines) {
  const Plan plan = compile(framework);
  for (const Test& test : framework.tests) {
    const TestResult result = run(plan, test, diagnostics);
    TestLine line{framework.id, test.title, result.passed(), {}};
    for (const Expectation* unmet : result.unmet)
      line.differences += difference(framework, *unmet, *result.outcome, sources);
    if (!result.outcome) line.differences = "  could not be rated: see the messages\n";
    lines.push_back(std::move(line));
  }
}

std::string text_of(const std::vector<TestLine>& lines) {
  std::string out;
  std::size_t passed = 0;
  for (const TestLine& line : lines) {
    out +=
        fmt::format("{}  {}: {}\n{}", line.passed ? "passed" : "FAILED", line.framework, line.title, line.differences);
    passed += line.passed ? 1 : 0;
  }
  return out + fmt::format("{} passed, {} failed\n", passed, lines.size() - passed);
}

}  // namespace

int test(const Options& options, Console& console) {
  Rules rules(options.files, options.rules);
  Diagnostics diagnostics;
  rules.add_problems(diagnostics);
  std::vector<TestLine> lines;
  for (const Declared* declared : rules.given()) {
    rules.add_problems(*declared, diagnostics);
    if (const Framework* framework = rules.load(*declared, diagnostics))
      run_all(*framework, rules.sources(), diagnostics, lines);
  }
  console.message(diagnostics, rules.sources());
  const bool nothing_ran = lines.empty() && diagnostics.has_errors();
  if (!nothing_ran) console.print(options.json ? json_of(lines) : text_of(lines));
  const bool failed = std::any_of(lines.begin(), lines.end(), [](const TestLine& line) { return !line.passed; });
  return failed || diagnostics.has_errors() ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
