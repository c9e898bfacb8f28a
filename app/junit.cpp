#include "app/junit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/columns.hpp"

namespace rubric::app {
namespace {

// XML cannot hold control characters in any form, nor bytes that are not UTF-8.
std::string escaped(std::string_view text) {
  std::string out;
  std::string held = printable(text);
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE and U+FFFF
    for (std::size_t at = held.find(none); at != std::string::npos; at = held.find(none, at)) held.replace(at, 3, "·");
  }
  for (const char c : held) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::string head_of(const std::string& framework, const std::string& title) {
  return fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escaped(framework), escaped(title));
}

std::string case_of(const TestLine& test) {
  const std::string head = head_of(test.framework, test.title);
  if (test.passed) return head + "/>\n";
  const std::string_view differences = test.differences;
  const std::string_view first = differences.substr(0, differences.find('\n'));
  return fmt::format("{}>\n      <failure message=\"{}\">\n{}</failure>\n    </testcase>\n", head,
                     escaped(first.substr(std::min(first.find_first_not_of(' '), first.size()))),
                     escaped_lines(differences));
}

struct Suite {
  std::string framework;
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
};

std::string text_of(const Suite& suite) {
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n",
                     escaped(suite.framework), suite.tests, suite.failures, suite.errors, suite.cases);
}

std::vector<Suite> suites_of(const std::vector<TestLine>& tests, const std::vector<std::string>& broken) {
  std::vector<Suite> suites;
  for (const TestLine& test : tests) {
    if (suites.empty() || suites.back().framework != test.framework) suites.push_back({test.framework, {}});
    ++suites.back().tests;
    suites.back().failures += test.passed ? 0 : 1;
    suites.back().cases += case_of(test);
  }
  for (const std::string& framework : broken) {
    const std::string rules =
        head_of(framework, "the rules") + "><error message=\"the rules have errors\"/></testcase>\n";
    suites.push_back({framework, rules, 1, 0, 1});
  }
  return suites;
}

}  // namespace

std::string junit_of(const std::vector<TestLine>& tests, const std::vector<std::string>& broken) {
  Suite all;
  std::string out;
  for (const Suite& suite : suites_of(tests, broken)) {
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
    out += text_of(suite);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\" errors=\"{}\">\n"
      "{}</testsuites>\n",
      all.tests, all.failures, all.errors, out);
}

}  // namespace rubric::app
