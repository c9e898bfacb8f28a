// What a program hands in that cannot be: refused, each row by itself, and said why.
#include "runtime/batch/columns.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "runtime/batch/rate_all.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

constexpr const char* kRules = R"(framework tried "Tried" {
  scale rating { low "Low"  high "High" }
  banding enough of percent rounded half-up { below 50 -> low  at least 50 -> high }
  cases court { }
  input small "Small" : yes or no
  standard 1 on court {
    question a
    rating = lowest of enough of percent of questions
    nothing relevant -> not rated
  }
  standard 2 judged
  standard 3 judged when small
  overall { rating = lowest of rating of standards }
}
)";

TEST_CASE("a row that says what cannot be is refused, and the others are not") {
  tests::RulesText rules(kRules);
  const auto framework = rules.load();
  REQUIRE(framework);
  const Plan plan = compile(*framework);
  const std::vector<std::uint16_t> yes = {5, 5, 300, 4, 4, 4}, relevant = {5, 4, 299, 4, 4, 4};
  const std::vector<std::uint8_t> judged = {1, 1, 1, 2, 1, 200},
                                  only_small = {kNotJudged, kNotJudged, kNotJudged, kNotJudged, 1, kNotJudged};
  const std::vector<std::uint32_t> which(6);
  Columns columns;
  columns.rows = 6;
  columns.tallies = {{yes, relevant}};
  columns.judged = {{}, judged, only_small};
  columns.inputs = {{which, {Value::truth(false)}}};
  Batch batch(plan, rated_definitions(*framework));
  OutcomeTable outcomes;
  batch.rate_all(columns, outcomes);

  std::vector<std::string> why;
  for (const Unrated& row : outcomes.unrated) why.push_back(row.diagnostics.sorted().front().message);
  CHECK(why == std::vector<std::string>{"row 1: 5 of 4 relevant cases answered yes",
                                        "row 2: 300 of 299 relevant cases answered yes",
                                        "row 3: level 2 of standard 2, whose scale has 2 levels",
                                        "row 4: data for standard 3, which does not apply to this inspection",
                                        "row 5: level 200 of standard 2, whose scale has 2 levels"});
  for (const OutcomeColumn& column : outcomes.columns) {
    CHECK(column.which[0] != kFailed);
    for (std::size_t row = 1; row < columns.rows; ++row) CHECK(column.which[row] == kFailed);
  }
}

// Each input has a row of its own: the first that is yes decides.
std::string rules_with_inputs(std::size_t count) {
  std::string inputs, headings, rows;
  for (std::size_t i = 0; i < count; ++i) {
    inputs += fmt::format("  input a{} \"A\" : yes or no\n", i);
    headings += fmt::format("{}a{}", i == 0 ? "" : " | ", i);
    std::string row;
    for (std::size_t j = 0; j < count; ++j) row += fmt::format("{}{}", j == 0 ? "" : " | ", i == j ? "yes" : "any");
    rows += fmt::format("    {} -> {}\n", row, i % 2 == 0 ? "high" : "low");
  }
  return fmt::format(
      "framework tried \"Tried\" {{\n  scale rating {{ low \"Low\"  high \"High\" }}\n{}  table t first row that applies gives rating {{\n    {} -> rating\n{}    otherwise -> low\n  }}\n  overall {{ rating = t }}\n}}\n",
      inputs, headings, rows);
}

// A key has 63 bits, and each of these inputs takes three.
TEST_CASE("a table with more headings than a key has room for") {
  for (const std::size_t count : {21U, 22U, 40U}) {
    tests::RulesText rules(rules_with_inputs(count));
    const auto framework = rules.load();
    REQUIRE(framework);
    const Plan plan = compile(*framework);
    constexpr std::size_t kRows = 400;
    std::vector<std::vector<std::uint32_t>> which(count);
    std::vector<std::uint32_t> expected;
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::size_t first = row % (count + 1);
      for (std::size_t i = 0; i < count; ++i) which[i].push_back(i == first || (i > first && (row / 41 + i) % 3 == 0));
      expected.push_back(first < count && first % 2 == 0 ? 1 : 0);
    }
    Columns columns;
    columns.rows = kRows;
    for (const auto& one : which) columns.inputs.push_back({one, {Value::truth(false), Value::truth(true)}});
    Batch batch(plan, {framework->overall->rating});
    OutcomeTable outcomes;
    batch.rate_all(columns, outcomes);
    const OutcomeColumn& rated = outcomes.columns[0];
    for (std::size_t row = 0; row < kRows; ++row) {
      REQUIRE(rated.which[row] != kFailed);
      CHECK(rated.values[rated.which[row]] == Value::alternative(expected[row]));
    }
  }
}

// A ground that nobody asked for, but that has no answer: the rows are refused, as by themselves.
TEST_CASE("points that have no room beside an edge refuse every row") {
  for (const auto& [points, refused] : {std::pair("9223372036854775757", 0U), std::pair("9223372036854775758", 2U)}) {
    tests::RulesText rules(fmt::format(R"(framework tried "Tried" {{
  scale rating {{ low "Low"  high "High" }}
  banding enough of percent rounded half-up {{ below 50 -> low  at least 50 -> high }}
  cases court {{ }}
  standard 1 on court {{
    question a
    rating = lowest of enough of percent of questions
    nothing relevant -> not rated
  }}
  discretion panel for standards {{ ground close when lowest of percent of questions is within {} points of a boundary }}
}}
)",
                                       points));
    const auto framework = rules.load();
    REQUIRE(framework);
    const Plan plan = compile(*framework);
    const std::vector<std::uint16_t> yes = {5, 2}, relevant = {5, 4};
    Columns columns;
    columns.rows = 2;
    columns.tallies = {{yes, relevant}};
    columns.judged = {{}};
    Batch batch(plan, {framework->standards[0].results.rating});
    OutcomeTable outcomes;
    batch.rate_all(columns, outcomes);
    CHECK(outcomes.unrated.size() == refused);
  }
}

}  // namespace
}  // namespace rubric
