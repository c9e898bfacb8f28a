// An inspection under another framework than its own.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/unit/bind_fixture.hpp"

namespace rubric {
namespace {

using namespace bind_fixture;

TEST_CASE("without the asking, what has no place is an error") {
  Editions editions;
  const Lines messages = editions
                             .bind("[tally.\"3.1\"]\npolice = \"4 of 4\"\n[tally.\"2.1\"]\nsafety = \"1 of 1\"\n",
                                   editions.second(), {false, &editions.first()})
                             .messages;
  CHECK(messages == Lines{"R0613 standard 3.1 is judged in second | its level stands under [judged]",
                          "R0604 standard 2.1 has no question `safety` | its questions are `desistance`"});
}

TEST_CASE("what another framework has no place for is set aside, and what it misses is open") {
  Editions editions;
  const Framework& second = editions.second();
  const Inspection inspection = editions.right(
      "[judged]\n\"1.1\" = \"good\"\n[tally.\"2.1\"]\ndesistance = \"5 of 6\"\nsafety = \"1 of 1\"\n"
      "[tally.\"3.1\"]\npolice = \"4 of 4\"\n[published]\nscore = 7\noverall = \"good\"\n\"3.1\" = \"good\"\n\"2.1\" = \"good\"\n",
      second, {true, &editions.first()});
  CHECK(tallies(inspection, second, "2.1.desistance") == Tally{5, 6});
  CHECK(inspection.judged[standard(second, "1.1")] == 4);
  CHECK(inspection.judged[standard(second, "3.1")] == 7);
  CHECK(inspection.judged[standard(second, "4.1")] == 7);
  CHECK(inspection.published_elsewhere);
  CHECK(inspection.published.size() == 3);
  CHECK(set_aside(inspection) ==
        Lines{"the tally of `safety` of standard 2.1: standard 2.1 has no such question in second",
              "the tallies of standard 3.1: 3.1 is another standard in second",
              "the published rating of standard 3.1: 3.1 is another standard in second"});
}

TEST_CASE("a new inspection under the old framework") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection =
      editions.right("[judged]\n\"3.1\" = \"good\"\n\"4.1\" = \"good\"\n[published]\n\"4.1\" = \"good\"\n", first,
                     {true, &editions.second()});
  CHECK(inspection.judged[standard(first, "3.1")] == 0);
  CHECK(set_aside(inspection) == Lines{"the judgement of standard 3.1: 3.1 is another standard in first",
                                       "the judgement of standard 4.1: first has no standard 4.1",
                                       "the published rating of standard 4.1: first has no standard 4.1"});
}

TEST_CASE("asking for its own framework is not asking for another") {
  Editions editions;
  const Bound bound = editions.bind("[tally.\"9\"]\nx = \"1 of 1\"\n", editions.first(), {true, &editions.first()});
  CHECK(bound.messages.size() == 1);
  CHECK_FALSE(editions.right("", editions.first(), {true, &editions.first()}).published_elsewhere);
}

TEST_CASE("what neither framework has is an error, however it was asked for") {
  Editions editions;
  const Lines messages =
      editions
          .bind(
              "[judged]\n\"9.9\" = \"good\"\n[tally.\"2.1\"]\nsaftey = \"1 of 1\"\n[published]\noveral = 1\n"
              "[[cases.court]]\nwho = 1\n\"3.1.police\" = true\n[cases]\ncuort = []\n[sample]\nohter = 1\n",
              editions.second(), {true, &editions.first()})
          .messages;
  CHECK(messages.size() == 7);
}

TEST_CASE("where its own framework is not known, whatever has no place is set aside") {
  Editions editions;
  const Inspection inspection = editions.right(
      "[judged]\n\"9.9\" = \"good\"\n\"1.1\" = \"three-stars\"\n[cases]\nsome = []\n"
      "[[cases.court]]\nwho = 1\nat-risk = true\n5.2 = \"not relevant\"\n"
      "[published]\n\"1.1\" = \"three-stars\"\noverall = \"good\"\nscore = 1\n",
      editions.stranger(), {true, nullptr});
  CHECK(inspection.published_elsewhere);
  CHECK(inspection.published.empty());
  CHECK(inspection.judged == std::vector<std::uint64_t>{3, 3, 3, 0, 0});
  CHECK(inspection.tallies == std::vector<Tallies>(3, Tallies::with_open({0, 0}, 1)));
  CHECK(set_aside(inspection) == Lines{"the cases of `some`: stranger has no cases `some`",
                                       "the judgement of standard 9.9: stranger has no standard 9.9",
                                       "the judgement of standard 1.1: its level is not one of stranger",
                                       "`who` of the cases of `court`: stranger has no such fact or question",
                                       "the published rating of standard 1.1: stranger gives no such rating",
                                       "the published overall rating: stranger gives no such rating",
                                       "the published score: stranger has no score"});
}

TEST_CASE("a level of another family's scale is set aside, a misspelt one is an error") {
  Editions editions;
  const Binding binding{true, &editions.first()};
  CHECK(set_aside(editions.right("[judged]\n\"1.1\" = \"good\"\n[published]\n\"1.1\" = \"good\"\n", editions.stranger(),
                                 binding)) ==
        Lines{"the judgement of standard 1.1: its level is not one of stranger",
              "the published rating of standard 1.1: stranger gives no such rating"});
  CHECK(editions.bind("[judged]\n\"1.1\" = \"god\"\n", editions.stranger(), binding).messages.size() == 1);
}

TEST_CASE("in another family a standard is the same by its number, unless it is rated otherwise") {
  Editions editions;
  const Binding binding{true, &editions.first()};
  CHECK(set_aside(editions.right("[tally.\"2.1\"]\ndesistance = \"1 of 1\"\n", editions.stranger(), binding)) ==
        Lines{"the tallies of standard 2.1: 2.1 is another standard in stranger"});
  CHECK(editions.right("[judged]\n\"1.1\" = \"one-star\"\n", editions.stranger(), {true, &editions.first()})
            .judged.at(1) == 1);
}

TEST_CASE("what is set aside must be right as it is written") {
  struct Case {
    std::string text, code;
  };
  const auto given = GENERATE(values<Case>({
      {"[tally.\"3.1\"]\npolice = \"4 off 4\"", "R0603"},
      {"[tally.\"3.1\"]\npolice = \"5 of 4\"", "R0605"},
      {"[tally.\"3.1\"]\npolice = \"80% of 24\"", "R0606"},
      {"[tally]\n\"3.1\" = \"4 of 4\"", "R0603"},
      {"[published]\n\"3.1\" = []", "R0603"},
      {"[[cases.other]]\n3.1.police = \"maybe\"", "R0603"},
  }));
  Editions editions;
  CAPTURE(given.text);
  const Lines messages = editions.bind(given.text + "\n", editions.second(), {true, &editions.first()}).messages;
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].starts_with(given.code));
}

TEST_CASE("case records under another framework") {
  Editions editions;
  const Framework& second = editions.second();
  const Binding binding{true, &editions.first()};
  const std::string other = "[[cases.other]]\n3.1.police = \"yes\"\npolice-told = true\n3.2.told = true\n";
  const Inspection inspection = editions.right(court_case() + other + other, second, binding);
  CHECK(tallies(inspection, second, "2.1.desistance") == Tally{1, 1});
  CHECK(tallies(inspection, second, "2.2.weeks") == Tally{1, 1});
  CHECK(tallies(inspection, second, "2.2.begun") == Tally{1, 1});
  CHECK(tallies(inspection, second, "3.2.told") == Tallies::up_to(2));
  CHECK(inspection.patterns[standard(second, "3.2")].empty());
  CHECK(set_aside(inspection) ==
        Lines{"`begun` of the cases of `court`: second has no such fact or question",
              "the answers to `2.1.safety`: standard 2.1 has no such question for `court` in second",
              "the answers to standard 3.1: 3.1 is another standard in second",
              "the answers to standard 3.2: 3.2 is another standard in second"});
}

TEST_CASE("a fact that its own edition did not ask for is open, one that was left out is absent") {
  Editions editions;
  const Framework& second = editions.second();
  const Inspection inspection =
      editions.right("[[cases.other]]\n3.1.police = true\n", second, {true, &editions.first()});
  CHECK(tallies(inspection, second, "4.2.late") == Tallies::with_open({0, 0}, 1));
  CHECK(tallies(inspection, second, "4.2.told") == Tally{0, 0});
}

TEST_CASE("`not relevant` is an answer where no condition asked for it") {
  Editions editions;
  const Framework& second = editions.second();
  const Inspection inspection =
      editions.right(court_case("\"2.1.desistance\" = \"not relevant\""), second, {true, &editions.first()});
  CHECK(tallies(inspection, second, "2.1.desistance") == Tally{0, 0});
}

TEST_CASE("a value that another framework's fact does not have is set aside, and the fact open") {
  Editions editions;
  const Framework& second = editions.second();
  const Binding binding{true, &editions.first()};
  CHECK(tallies(editions.right(court_case("harm = \"low\""), second, binding), second, "2.2.risk") == Tally{0, 0});
  const Inspection inspection = editions.right(court_case("harm = \"medium\""), second, binding);
  CHECK(tallies(inspection, second, "2.2.risk") == Tallies::with_open({0, 0}, 1));
  const Lines lines = set_aside(inspection);
  CHECK(std::count(lines.begin(), lines.end(), "some values of `harm`: `harm` has no such value in second") == 1);
}

TEST_CASE("`not relevant` under another condition is no answer here") {
  Editions editions;
  const Framework& second = editions.second();
  const Binding binding{true, &editions.first()};
  // In the first edition low harm left no other answer; in the second the question is asked.
  const std::string low =
      "[[cases.court]]\nat-risk = true\nharm = \"low\"\nbegun = 2020-01-01\n2.1.desistance = true\n"
      "2.1.safety = true\n2.2.weeks = \"not relevant\"\n";
  for (const char* answer : {"", "2.2.harm = \"not relevant\"\n"}) {
    const Inspection inspection = editions.right(low + answer, second, binding);
    CHECK(tallies(inspection, second, "2.2.harm") == Tallies::with_open({0, 0}, 1));
    CHECK(tallies(inspection, second, "2.2.weeks") == Tally{0, 0});
  }
}

TEST_CASE("an answer that another condition leaves no room for is set aside") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right(
      "[[cases.court]]\nat-risk = true\nharm = \"low\"\n2.1.desistance = true\n2.2.harm = \"no\"\n2.2.begun = \"yes\"\n",
      first, {true, &editions.second()});
  CHECK(tallies(inspection, first, "2.2.harm") == Tally{0, 0});
  CHECK(tallies(inspection, first, "2.1.safety") == Tallies::with_open({0, 0}, 1));
  CHECK(tallies(inspection, first, "2.2.begun") == Tallies::with_open({0, 0}, 1));
  CHECK(set_aside(inspection) ==
        Lines{"some answers to `2.2.harm`: the question is not relevant in those cases in first"});
}

}  // namespace
}  // namespace rubric
