// `rubric test`: runs the tests that stand in rules files, a line a test.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/case_files.hpp"
#include "app/commands.hpp"
#include "app/data_files.hpp"
#include "app/files.hpp"
#include "app/json.hpp"
#include "app/junit.hpp"
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

// An expectation as it is written, below its heading if it has one, and what came instead.
std::string difference(Span expectation, std::string_view heading, std::string_view instead, const Sources& sources) {
  const Position at = sources[expectation.source].position(expectation.begin);
  return fmt::format("  {}:{}: {}{}\n    {}\n", sources[expectation.source].name(), at.line, heading,
                     rule_in_words(sources.text(expectation)), instead);
}

std::string difference(const Framework& framework, const Expectation& unmet, const Outcome& outcome,
                       const Sources& sources) {
  const ExprId about = compared(framework, unmet);
  const std::string came = outcome[about].numbers.valid()
                               ? "it is " + in_words(framework, outcome[about], framework[about].type)
                               : "it depends on a list that is not given";
  const std::string heading = unmet.heading ? fmt::format("{} is ", sources.text(*unmet.heading)) : "";
  return difference(unmet.span, heading, came, sources);
}

// The inspection that the test names, from the folder of its rules. None after an error.
std::optional<DataValue> read_data(const GivenFile& given, Sources& sources, Diagnostics& diagnostics) {
  const std::filesystem::path rules(sources[given.span.source].name());
  const std::string file = (rules.parent_path() / given.name).string();
  auto document = read_inspection(file, false, sources, diagnostics);
  const bool loaded = document && load_case_files(file, {}, *document, sources, diagnostics);
  return loaded ? std::move(document) : std::nullopt;
}

TestResult run(const Plan& plan, const Test& test, Sources& sources, Diagnostics& diagnostics) {
  if (!test.data) return rubric::run(plan, test, nullptr, sources, diagnostics);
  const auto data = read_data(*test.data, sources, diagnostics);
  return data ? rubric::run(plan, test, &*data, sources, diagnostics) : TestResult{};
}

using Codes = std::set<Code>;

Codes errors_in(const Diagnostics& diagnostics) {
  Codes codes;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (info(diagnostic.code).severity == Severity::error) codes.insert(diagnostic.code);
  }
  return codes;
}

std::string in_words(const Codes& codes) {
  if (codes.empty()) return "it is rated without an error";
  std::vector<std::string_view> ids;
  for (const Code code : codes) ids.push_back(info(code).id);
  return fmt::format("it ends with {}", fmt::join(ids, " and "));
}

// Of a test that expects errors: those that it expects in vain, and those that it does not expect.
std::string differences_in_errors(const Test& test, const Codes& found, const Sources& sources) {
  std::string out;
  Codes expected;
  for (const ExpectedError& error : test.errors) {
    expected.insert(error.code);
    if (!found.contains(error.code)) out += difference(error.span, "", in_words(found), sources);
  }
  const bool more = !std::includes(expected.begin(), expected.end(), found.begin(), found.end());
  if (more && out.empty()) out = difference(test.errors.back().span, "", in_words(found), sources);
  return out;
}

std::string differences_of(const Framework& framework, const TestResult& result, const Sources& sources) {
  if (!result.outcome) return "  could not be rated: see the messages\n";
  std::string out;
  for (const Expectation* unmet : result.unmet) out += difference(framework, *unmet, *result.outcome, sources);
  return out;
}

TestLine run_one(const Plan& plan, const Test& test, Sources& sources, Coverage& coverage, Diagnostics& diagnostics) {
  const Framework& framework = *plan.framework;
  Diagnostics own;
  const TestResult result = run(plan, test, sources, own);
  coverage.add(plan, test, result);
  TestLine line{framework.id, test.title, false, {}};
  line.differences = test.errors.empty() ? differences_of(framework, result, sources)
                                         : differences_in_errors(test, errors_in(own), sources);
  line.passed = line.differences.empty();
  if (test.errors.empty() || !line.passed) {
    for (const Diagnostic& diagnostic : own.all()) diagnostics.add(diagnostic);
  }
  return line;
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

// Of a run.
struct Results {
  std::vector<TestLine> lines;
  std::vector<std::string> broken;  // frameworks whose rules have errors
  Coverage coverage;
  std::set<SourceId> files;

  bool failed() const {
    return std::any_of(lines.begin(), lines.end(), [](const TestLine& line) { return !line.passed; });
  }
};

void run_all(const Framework& framework, Sources& sources, Results& results, Diagnostics& diagnostics) {
  const Plan plan = compile(framework);
  results.coverage.list(plan);
  for (const Test& test : framework.tests)
    results.lines.push_back(run_one(plan, test, sources, results.coverage, diagnostics));
}

Results run_all(Rules& rules, Diagnostics& diagnostics) {
  Results results;
  for (const Declared* module : rules.given_modules()) results.files.insert(module->node->span.source);
  for (const Declared* declared : rules.given()) {
    results.files.insert(declared->node->span.source);
    rules.add_problems(*declared, diagnostics);
    const Framework* framework = rules.load(*declared, diagnostics);
    if (framework != nullptr) {
      run_all(*framework, rules.sources(), results, diagnostics);
    } else {
      results.broken.push_back(declared->name);
    }
  }
  return results;
}

// False, with a message, if it could not be written.
bool write_junit(const Options& options, const Results& results, Console& console) {
  if (!options.junit) return true;
  constexpr std::size_t kMostBytes = 64U << 20U;
  const FileText there = read_file(*options.junit, kMostBytes);
  if (there.text && !there.text->empty() && !there.text->starts_with("<?xml")) {
    console.message(
        fmt::format("rubric: `{}` is there already, and is no XML: name another file for `--junit`\n", *options.junit));
    return false;
  }
  const std::string problem = write_file(*options.junit, junit_of(results.lines, results.broken));
  if (!problem.empty()) console.message(fmt::format("rubric: `{}` was not written: {}\n", *options.junit, problem));
  return problem.empty();
}

}  // namespace

int test(const Options& options, Console& console) {
  Rules rules(options.files, options.rules, Tests::read);
  Diagnostics diagnostics;
  rules.add_problems(diagnostics);
  const Results results = run_all(rules, diagnostics);
  console.message(diagnostics, rules.sources());
  const bool nothing_ran = results.lines.empty() && diagnostics.has_errors();
  if (!nothing_ran) {
    const std::vector<FileCoverage> coverage = by_file(results.coverage, results.files, rules.sources());
    console.print(options.json ? json_of(results.lines, coverage, rules.sources())
                               : text_of(results.lines) + text_of(coverage, options.coverage, rules.sources()));
  }
  const bool written = write_junit(options, results, console);
  return results.failed() || diagnostics.has_errors() || !written ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
