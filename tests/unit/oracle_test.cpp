// The oracle is held to what the language reference says, example by example: nobody else watches it.
#include "tests/oracle/oracle.hpp"

#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/agreement.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/inspection.hpp"
#include "tests/oracle/possible_tallies.hpp"

namespace rubric::oracle {
namespace {

// One standard of three questions, and whatever else is said.
std::string rules(const std::string& rounding, const std::string& more = "") {
  return R"(framework tried "Tried" {
  scale rating {
    inadequate            "Inadequate"            scores 0
    requires-improvement  "Requires improvement"  scores 1
    good                  "Good"                  scores 2
    outstanding           "Outstanding"           scores 3
  }
  banding sufficiency of percent )" +
         rounding + R"( {
    below 50     -> inadequate
    50 to 64     -> requires-improvement
    65 to 79     -> good
    at least 80  -> outstanding
  }
  cases court { at-risk : yes or no or missing   age : whole number }
  standard 1 on court {
    question a
    question b  when at-risk
    question c  when age is at least 12
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }
  discretion panel for standards {
    ground one-case  when one case changes rating
    ground close     when lowest of percent of questions is within 5 points of a boundary
    ground few       when lowest of relevant of deciding-questions is at most 5
  }
)" + more +
         "}\n";
}

// What a definition comes to where the three questions have these tallies.
std::string result(Bench& bench, const std::string& name, std::vector<Tally> tallies,
                   std::vector<Pattern> patterns = {}) {
  const Framework& framework = *bench.framework;
  const Complete data{{0}, std::move(tallies), {std::move(patterns)}, Date()};
  const std::optional<Outcomes> all = outcomes(framework, data);
  if (!all) return "none";
  for (std::size_t i = 0; i < framework.definitions.size(); ++i) {
    if (framework.definitions[i].name == name) return show(framework, framework.definitions[i].type, (*all)[i]);
  }
  return "no such definition";
}

TEST_CASE("the oracle bands what is rounded, and leaves out what has nothing relevant") {
  Bench bench(rules("rounded half-up"), "tried");
  REQUIRE(bench.framework);
  const auto rating = [&](std::vector<Tally> tallies) {
    return result(bench, "rating of standard 1", std::move(tallies));
  };
  CHECK(rating({{19, 24}, {24, 24}, {24, 24}}) == "good");                 // 79.17
  CHECK(rating({{9, 14}, {14, 14}, {14, 14}}) == "requires-improvement");  // 64.29
  CHECK(rating({{11, 17}, {17, 17}, {17, 17}}) == "good");                 // 64.71
  CHECK(rating({{6, 6}, {0, 0}, {3, 6}}) == "requires-improvement");
  CHECK(rating({{6, 6}, {0, 0}, {0, 0}}) == "outstanding");
  CHECK(rating({{0, 0}, {0, 0}, {0, 0}}) == "absent");
  CHECK(result(bench, "score of standard 1", {{0, 0}, {0, 0}, {0, 0}}) == "absent");
}

TEST_CASE("the oracle's grounds") {
  Bench bench(rules("rounded half-up"), "tried");
  REQUIRE(bench.framework);
  const auto ground = [&](const std::string& id, std::vector<Tally> tallies) {
    return result(bench, "ground " + id + " of standard 1", std::move(tallies));
  };
  CHECK(ground("one-case", {{3, 7}, {3, 7}, {7, 7}}) == "no, yes");  // one case, or two
  CHECK(ground("one-case", {{3, 7}, {7, 7}, {7, 7}}) == "yes");
  CHECK(ground("one-case", {{0, 7}, {7, 7}, {7, 7}}) == "no");
  CHECK(ground("one-case", {{0, 0}, {0, 0}, {0, 0}}) == "no");
  CHECK(ground("close", {{7, 10}, {10, 10}, {10, 10}}) == "yes");  // 5 from 65, exactly
  CHECK(ground("close", {{71, 100}, {1, 1}, {1, 1}}) == "no");
  CHECK(ground("close", {{4, 100}, {1, 1}, {1, 1}}) == "no");  // where the lowest band begins is no boundary
  CHECK(ground("few", {{3, 5}, {7, 7}, {3, 5}}) == "yes");
  CHECK(ground("few", {{3, 6}, {3, 4}, {4, 4}}) == "no");
}

TEST_CASE("the oracle looks at each known case") {
  Bench bench(rules("rounded half-up"), "tried");
  REQUIRE(bench.framework);
  const auto ground = [&](std::vector<Pattern> patterns) {
    return result(bench, "ground one-case of standard 1", {{3, 7}, {3, 7}, {7, 7}}, std::move(patterns));
  };
  using enum Answer;
  CHECK(ground({{{yes, yes, yes}, 3}, {{no, no, yes}, 4}}) == "yes");
  CHECK(ground({{{yes, no, yes}, 3}, {{no, yes, yes}, 3}, {{no, no, yes}, 1}}) == "yes");
  CHECK(ground({{{yes, not_relevant, yes}, 3},
                {{no, not_relevant, yes}, 4},
                {{not_relevant, no, not_relevant}, 4},
                {{not_relevant, yes, not_relevant}, 3}}) == "no");
}

TEST_CASE("the oracle on absent values") {
  Bench bench(rules("rounded half-up", R"(
  define good-one "G" = rating of standard 1 is good
  define not-good "N" = rating of standard 1 is not good
  define not-the-good "T" = not (rating of standard 1 is good)
  define there "R" = rating of standard 1 is rated
  define added "A" = score of standard 1 + 1
  define picked "P" = sum of score of standards where rating is rated
  define shared "S" = share of standards where rating is good
  define divided "D" = 1 / count of standards where rating is rated
)"),
              "tried");
  REQUIRE(bench.framework);
  const std::vector<Tally> nothing = {{0, 0}, {0, 0}, {0, 0}};
  const auto of = [&](const std::string& name) { return result(bench, name, {{7, 10}, {1, 1}, {1, 1}}); };
  CHECK(of("good-one") == "yes");
  CHECK(of("not-good") == "no");
  CHECK(of("added") == "3");
  CHECK(of("shared") == "100");
  CHECK(result(bench, "added", nothing) == "none");  // a division by zero leaves no rating at all
}

TEST_CASE("conditions on a case") {
  Bench bench(rules("rounded half-up"), "tried");
  REQUIRE(bench.framework);
  const ExprId at_risk = bench.framework->questions[1].when;
  const ExprId old = bench.framework->questions[2].when;
  const auto facts = [](bool risk, std::int64_t age) {
    return std::vector<Plain>{{false, 0, risk ? 1U : 0U}, {false, age, 0}};
  };
  CHECK(holds(*bench.framework, at_risk, facts(true, 0), Date()));
  CHECK_FALSE(holds(*bench.framework, at_risk, facts(false, 0), Date()));
  CHECK_FALSE(holds(*bench.framework, at_risk, {{true, 0, 0}, {false, 0, 0}}, Date()));
  CHECK(holds(*bench.framework, old, facts(false, 12), Date()));
  CHECK_FALSE(holds(*bench.framework, old, facts(false, 11), Date()));
}

TEST_CASE("tallies that words stand for") {
  CHECK(printing(79, 24, 24) == std::vector<Tally>{{19, 24}});
  CHECK(printing(79, 1, 24) == std::vector<Tally>{{11, 14}, {15, 19}, {19, 24}});
  CHECK(printing(80, 24, 24).empty());
  CHECK(with_open({1, 2}, 1) == std::vector<Tally>{{1, 2}, {1, 3}, {2, 3}});
}

// 64.5 lies half-way between two whole numbers at the edge of a band, and the even one is the lower. 49.5 and 79.5 are
// rounded to 50 and 80 either way.
TEST_CASE("129 of 200 tells half-up from half-even in a band, and no smaller tally does") {
  Bench half_up(rules("rounded half-up"), "tried");
  Bench half_even(rules("rounded half-even"), "tried");
  REQUIRE(half_up.framework);
  REQUIRE(half_even.framework);
  const auto rated = [](Bench& bench, Tally tally) {
    const DefinitionId rating = bench.framework->standards[0].results.rating;
    Inspection inspection;
    inspection.judged = {0};
    inspection.tallies = {tally, Tally{0, 0}, Tally{0, 0}};
    inspection.patterns = {{}};
    const Value value = rate(bench.plan, inspection, bench.diagnostics).value()[rating];
    const Complete data{{0}, {tally, {0, 0}, {0, 0}}, {{}}, Date()};
    REQUIRE(agreement(value, {*Oracle(*bench.framework, data).value(rating)}, false) == Agreement::exact);
    return value;
  };
  std::vector<Tally> told_apart;
  for (std::int64_t relevant = 1; relevant <= 200; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      if (rated(half_up, {yes, relevant}) != rated(half_even, {yes, relevant})) told_apart.push_back({yes, relevant});
    }
  }
  CHECK(told_apart == std::vector<Tally>{{129, 200}});
  CHECK(rated(half_up, {129, 200}).surely(2));    // good
  CHECK(rated(half_even, {129, 200}).surely(1));  // requires improvement
}

}  // namespace
}  // namespace rubric::oracle
