// What rules come to: names, types, defaults, collections, and the limits of a framework.
#include <fmt/format.h>

#include "runtime/prove/proof.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

using namespace rubric;
using namespace rubric::tests;
using Lines = std::vector<std::string>;

namespace {

// What `define d = …` comes to in the framework of rules_text.hpp.
std::string defined(const std::string& value) {
  RulesText rules(framework_with("  define d \"D\" = " + value + "\n"));
  const auto framework = rules.load();
  return framework ? expression(*framework, "d") : rules.problems().front();
}

Lines problems(const std::string& more) {
  RulesText rules(framework_with(more));
  rules.load();
  return rules.problems();
}

}  // namespace

TEST_CASE("expressions come to operations without names or collections") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"rating of standard 1.1 is good", "(test is [rating of standard 1.1] good)"},
      {"rating of standard 1.1 is not at least fair", "(test not at-least [rating of standard 1.1] fair)"},
      {"rating of standard 2.1 is not rated", "(test is-missing [rating of standard 2.1])"},
      {"rating of standard 2.1 is rated", "(test not is-missing [rating of standard 2.1])"},
      {"score of standard 1.1 + 2 * 3 - 1", "(- (+ [score of standard 1.1] (* 2 3)) 1)"},
      {"count of standards where rating is good",
       "(count 1 if (test is [rating of standard 1.1] good) 1 if (test is [rating of standard 1.2] good) 1 if (test is [rating of standard 2.1] good))"},
      {"any of rating of domain-ones are good", "R0201 `domain-ones`"},
      {"highest of rating of standards of domain 1", "(highest [rating of standard 1.1] [rating of standard 1.2])"},
      {"at least 2 of rating of standards 1.1, 1.2 are good",
       "(test at-least (count 1 if (test is [rating of standard 1.1] good) 1 if (test is [rating of standard 1.2] good)) 2)"},
      {"all of (rating of standard 1.1 is good, yes)", "(and (test is [rating of standard 1.1] good) yes)"},
      {"none of rating of standards of domain 1 are bad",
       "(not (or (test is [rating of standard 1.1] bad) (test is [rating of standard 1.2] bad)))"},
      {"percent of question x of standard 2.1 rounded half-up to 1 decimal", "(round half-up 1/10 (percent 2.1.x))"},
      {"average of score of standards 1.1, 1.2 banded { below 1 -> bad  at least 1 -> good }",
       "R0401 `average of score of standards 1.1, 1.2`"},
      {"sum of score of standards 1.1, 1.2 banded { 0 to 1 -> bad  2 to 4 -> good }",
       "(band banding-1 (sum [score of standard 1.1] [score of standard 1.2]))"},
      {"share of standards where rating is good",
       "(share 1 if (test is [rating of standard 1.1] good) 1 if (test is [rating of standard 1.2] good) 1 if (test is [rating of standard 2.1] good))"},
      {"choose { when yes -> 1 when no -> 0.5 otherwise -> missing }", "(first-of yes 1 no 1/2 absent)"},
      {"score of choose { when yes -> good otherwise -> not rated }", "(score (first-of yes good absent))"},
      {"choose { when yes -> 1 otherwise -> 2 } is 2", "(test is (first-of yes 1 2) 2)"},
      {"choose { otherwise -> 2 }", "(first-of 2)"},
      {"choose { when yes -> not rated otherwise -> missing }",
       "R0301 `choose { when yes -> not rated otherwise -> missing }`"},
      {"choose { when yes -> good otherwise -> 2 }", "R0201 `2`"},
      {"choose { when 3 -> 1 otherwise -> 2 }", "R0301 `3`"},
      {"choose { when yes -> 1 }", "R0318 `choose { when yes -> 1 }`"},
      {"choose { otherwise -> 2 when yes -> 1 }", "R0318 `when yes -> 1`"},
      {"choose { otherwise -> 2 otherwise -> 1 }", "R0318 `otherwise -> 1`"},
      {"choose { when yes -> 3 otherwise -> 9 } banded { 3 to 8 -> bad }", "R0407 `3 to 8 -> bad`"},
      {"fieldwork is before 2021-07-15", "(test below (fieldwork) 18823)"},
      {"not (yes and no) or yes", "(or (not (and yes no)) yes)"},
      {"lowest of percent of questions of standard 2.1",
       "(lowest (percent 2.1.x) if (is-present (percent 2.1.x)) (percent 2.1.y) if (is-present (percent 2.1.y)))"},
  }));
  CAPTURE(text);
  CHECK(defined(text) == expected);
}

TEST_CASE("what cannot be rated with is an error of its own, once") {
  const auto [more, expected] = GENERATE(table<std::string, Lines>({
      {"  define d \"D\" = rating of standard 9.9\n", {"R0201 `9.9`"}},
      {"  define d \"D\" = rating of standard 1.1 is splendid\n", {"R0201 `splendid`"}},
      {"  define d \"D\" = lowest of rating of standards + 1\n", {"R0301 `lowest of rating of standards + 1`"}},
      {"  define d \"D\" = score of standard 1.1 is above percent of question x of standard 2.1\n",
       {"R0303 `above percent of question x of standard 2.1`"}},
      {"  define d \"D\" = b of score of standard 1.1\n", {"R0303 `b of score of standard 1.1`"}},
      {"  define d \"D\" = e\n  define e = d\n", {"R0205 `d`"}},
      {"  parameter p = score of standard 1.1\n  define d \"D\" = p + 1\n", {"R0313 `score of standard 1.1`"}},
      {"  standard 3 { question z }\n", {"R0305 `z`"}},
      {"  standard 3 judged { rating = good }\n", {"R0309 `rating = good`"}},
      {"  standard 3 judged { limit score to at most 1 }\n", {"R0312 `limit score to at most 1`"}},
      {"  standard 2.1 judged\n", {"R0202 `2.1`"}},
      {"  define weight = 3\n", {"R0206 `weight`"}},
      {"  define d = 3\n  define D = d\n  define e \"E\" = D + d\n", {"R0203 `D`"}},
      {"  overall { score = sum of score of standards  rating = score banded { 0 to 3 -> bad  5 to 6 -> good } }\n",
       {"R0402 `5 to 6 -> good`"}},
      {"  overall { rating = lowest of rating of standards  rating = good }\n", {"R0202 `rating`"}},
      {"  parameter unused = 3\n", {"R0204 `unused`"}},
  }));
  CAPTURE(more);
  const Lines found = problems(more);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].substr(5) == expected[i].substr(5));
}

TEST_CASE("whether a question is asked of a case depends on the case alone") {
  CHECK(problems("  standard 3 on c { question z when relevant of question x of standard 2.1 is above 3 }\n") ==
        Lines{"R0208 `relevant of question x of standard 2.1 is above 3`"});
}

TEST_CASE("what `where` picks from one standard stays a matter of the condition") {
  CHECK(defined("lowest of rating of (standard 1.1 where rating is good)") ==
        "(lowest [rating of standard 1.1] if (test is [rating of standard 1.1] good))");
}

TEST_CASE("a limit of the score leaves a default limit of the rating in force") {
  RulesText rules(
      "framework f {\n  scale s { bad \"Bad\" scores 0  good \"Good\" scores 1 }\n"
      "  default for standards { limit rating to at most bad  score = 2 * score of rating }\n"
      "  standard 1 judged { limit score to at most 1 }\n}\n");
  const auto framework = rules.load();
  CAPTURE(rules.problems());
  REQUIRE(framework);
  CHECK(framework->standards[0].results.rules.size() == 2);
}

TEST_CASE("levels belong to a scale") {
  const auto [condition, expected] = GENERATE(table<std::string, std::string>({
      {"rating of standard 1 is best", ""},
      {"rating of standard 1 is bad", "R0302 `bad`"},
      {"rating of standard 1 is rating of standard 2", "R0302 `rating of standard 2`"},
      {"highest of (good, best) is good", "R0207 `good`"},
      {"rating of standard 1 is splendid", "R0201 `splendid`"},
  }));
  CAPTURE(condition);
  RulesText rules(
      "framework f {\n  scale s { bad \"Bad\"  good \"Good\" }\n  scale t { good \"Good\"  best \"Best\" }\n"
      "  standard 1 judged as t\n  standard 2 judged as s\n  define d \"D\" = " +
      condition + "\n}\n");
  CHECK(static_cast<bool>(rules.load()) == expected.empty());
  CHECK(rules.problems() == (expected.empty() ? Lines{} : Lines{expected}));
}

TEST_CASE("a rule of a place's own takes the place of the default of its kind, and only that") {
  RulesText rules(framework_with(
      "  standard 3 on c { question z  rating = highest of b of percent of questions }\n"
      "  standard 4 on c { question z  nothing relevant -> bad }\n"
      "  standard 5 on c { question z  limit rating to at most fair when rating of standard 1.1 is bad }\n"));
  const auto framework = rules.load();
  REQUIRE(framework);
  CHECK(
      expression(*framework, "rating of standard 3") ==
      "(unless (highest (band b (percent 3.z)) if (is-present (percent 3.z))) (not (or (is-present (percent 3.z)))))");
  CHECK(expression(*framework, "rating of standard 4") == "(lowest (or-else (band b (percent 4.z)) bad))");
  const Standard& last = framework->standards.back();
  REQUIRE(last.results.rules.size() == 2);
  CHECK(dump(*framework, (*framework)[last.results.rating].value) ==
        "(limit [rating of standard 5] fair (test is [rating of standard 1.1] bad))");
}

TEST_CASE("a rule over questions that a standard does not have holds of nothing") {
  const auto [value, expected] = GENERATE(table<std::string, std::string>({
      {"average of percent of questions of standard 1.1 is below 50", "(test below (average) 50)"},
      {"any of b of percent of questions of standard 1.1 are good", "(or)"},
      {"all of b of percent of questions of standard 1.1 are good", "(and)"},
      {"at least 1 of b of percent of questions of standard 1.1 are good", "(test at-least (count) 1)"},
  }));
  CAPTURE(value);
  RulesText rules(framework_with("  define d \"D\" = " + value + "\n"));
  const auto framework = rules.load();
  CAPTURE(rules.problems());
  REQUIRE(framework);
  CHECK(expression(*framework, "d") == expected);
}

TEST_CASE("a definition over facts is worked out in each condition that uses it") {
  RulesText rules(
      framework_with("  define grave = risk and size is above small\n"
                     "  define graver = grave and age is at least 10\n"
                     "  standard 3 on c { question z when graver }\n"));
  const auto framework = rules.load();
  REQUIRE(framework);
  CHECK(dump(*framework, framework->questions.back().when) ==
        "(and (and (fact risk) (test above (fact size) small)) (test at-least (fact age) 10))");
}

TEST_CASE("gaps and overlaps of bands are found on the values that can be met") {
  const auto [banding, codes] = GENERATE(table<std::string, Lines>({
      {"of percent rounded half-up { below 50 -> bad  50 to 64 -> fair  65 to 100 -> good }", {}},
      {"of percent rounded half-up { at least 65 -> good  50 to 64 -> fair  below 50 -> bad }", {}},
      {"of percent rounded half-up { below 50 -> bad  51 to 64 -> fair  at least 65 -> good }", {"R0402"}},
      {"of percent rounded half-up { below 50 -> bad  50 to 65 -> fair  at least 65 -> good }", {"R0403"}},
      {"of percent rounded half-up { below 50 -> bad  at least 65 -> good  50 to 64 -> fair }", {"R0404"}},
      {"of percent rounded half-up { below 50 -> bad  50 to 64.5 -> fair  at least 65 -> good }", {"R0405"}},
      {"of percent rounded half-up { 10 to 49 -> bad  50 to 64 -> fair  65 to 99 -> good }", {"R0407", "R0407"}},
      {"of percent rounded half-up { below 50 -> bad  50 to 64 -> fair  otherwise -> good }", {}},
      {"of percent exact { below 50 -> bad  50 to 64 -> fair  at least 65 -> good  otherwise -> bad }", {}},
      {"of percent rounded half-up to 1 decimal { below 50 -> bad  50 to 64 -> fair  65 to 100 -> good }", {"R0402"}},
      {"of percent exact { below 50 -> bad  50 to 64 -> fair  above 64 -> good }", {}},
      {"of percent exact { below 50 -> bad  50 to 64 -> fair  at least 65 -> good }", {}},
      {"of percent exact { below 50 -> bad  above 50 -> good }", {}},
      {"of percent { below 50 -> bad  at least 50 -> good }", {"R0401"}},
  }));
  CAPTURE(banding);
  RulesText rules(
      framework_with("  banding n " + banding + "\n  define d \"D\" = n of percent of question x of standard 2.1\n"));
  rules.load();
  Lines found;
  for (const std::string& problem : rules.problems()) found.push_back(problem.substr(0, 5));
  CHECK(found == codes);
}

TEST_CASE("what falls into the gaps of an exact banding is found, the smallest first") {
  RulesText rules(framework_with(
      "  banding n of percent exact { below 50 -> bad  50 to 64 -> fair  65 to 79 -> fair  at least 80 -> good }\n"
      "  standard 3 on c { question z rating = n of percent of question z of standard 3 }\n"));
  const auto framework = rules.load();
  REQUIRE(framework);
  prove::prove(*framework, rules.diagnostics, 60);
  Lines notes;
  for (const Diagnostic& diagnostic : rules.diagnostics.sorted()) {
    if (diagnostic.code == Code::exact_gap)
      notes.insert(notes.end(), diagnostic.notes.begin(), diagnostic.notes.begin() + 2);
  }
  CHECK(notes == Lines{"for example: 3 z 9 of 14", "so it is for 16 of 1,890 tallies", "for example: 3 z 19 of 24",
                       "so it is for 12 of 1,890 tallies"});
}

TEST_CASE("a scale has at most 60 levels") {
  const auto scale_of = [](std::size_t levels) {
    std::string text = "framework f { scale s { ";
    for (std::size_t i = 0; i < levels; ++i) text += fmt::format("l{} \"L\" ", i);
    return text + "} standard 1 judged }";
  };
  RulesText at_limit(scale_of(kMaxLevels));
  CHECK(at_limit.load());
  RulesText above(scale_of(kMaxLevels + 1));
  CHECK_FALSE(above.load());
  CHECK(above.diagnostics.all().front().code == Code::too_many_levels);
}

TEST_CASE("names that a broken part may declare are passed over in silence") {
  RulesText rules(
      "framework f {\n  scale s { bad \"Bad\" ! }\n  standard 1 judged { limit rating to at most good when x }\n}\n");
  CHECK_FALSE(rules.load());
  CHECK(rules.problems().size() == 1);
}
