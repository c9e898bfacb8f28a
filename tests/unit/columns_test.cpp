// What a program hands in that cannot be: refused, each row by itself, and said why.
#include "runtime/batch/columns.hpp"

#include <fmt/format.h>

#include <utility>

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
