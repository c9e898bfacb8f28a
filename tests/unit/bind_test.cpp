// What is right in an inspection's file, and what it comes to.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/unit/bind_fixture.hpp"

namespace rubric {
namespace {

using namespace bind_fixture;

TEST_CASE("an empty inspection is open in everything") {
  Editions editions;
  const Inspection inspection = editions.right("", editions.first());
  CHECK(inspection.judged == std::vector<std::uint64_t>{7, 7, 0, 0, 0, 0});
  for (std::size_t i = 0; i < editions.first().questions.size(); ++i) {
    const Question& asked = editions.first().questions[i];
    CAPTURE(asked.id);
    CHECK(inspection.tallies[i] == (asked.when ? Tallies::any() : Tallies::any().with_some_relevant()));
  }
  CHECK(inspection.patterns == std::vector<std::vector<Pattern>>(6));
  CHECK(inspection.published.empty());
  CHECK(inspection.set_aside.empty());
  CHECK_FALSE(inspection.published_elsewhere);
  CHECK(inspection.heading.programme == "example");
}

TEST_CASE("a sample bounds what is not known") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right("sample = { court = 24 }\n", first);
  CHECK(tallies(inspection, first, "2.1.desistance") == Tallies::up_to(24).with_some_relevant());
  CHECK(tallies(inspection, first, "2.1.safety") == Tallies::up_to(24));
  CHECK(tallies(inspection, first, "3.1.police") == Tallies::any().with_some_relevant());
  CHECK(tallies(editions.right("sample.court = 0\n", first), first, "2.1.desistance") == Tally{0, 0});
}

TEST_CASE("a judgement is a level, alone or with its reasons") {
  Editions editions;
  const Inspection inspection = editions.right(
      "[judged]\n1.1 = \"good\"\n\"1.2\" = { rating = \"poor\", by = \"a\", reason = \"b\", evidence = \"c\" }\n",
      editions.first());
  CHECK(inspection.judged == std::vector<std::uint64_t>{4, 1, 0, 0, 0, 0});
}

TEST_CASE("a tally is read in each of its forms") {
  struct Case {
    std::string text;
    Tallies bounded, unbounded;
  };
  const auto given = GENERATE(values<Case>({
      {"6 of 6", Tally{6, 6}, Tally{6, 6}},
      {"  6   of\t7 ", Tally{6, 7}, Tally{6, 7}},
      {"6\u00A0of\u00A07", Tally{6, 7}, Tally{6, 7}},
      {"0 of 0", Tally{0, 0}, Tally{0, 0}},
      {"79% of 24", Tally{19, 24}, Tally{19, 24}},
      {"79 % of 24", Tally{19, 24}, Tally{19, 24}},
      {"79% of at most 20", Tallies::printed_of_at_most(79, 20), Tallies::printed_of_at_most(79, 20)},
      {"79%", Tallies::printed_of_at_most(79, 24), Tallies::printed(79)},
      {"not relevant", Tally{0, 0}, Tally{0, 0}},
      {"not yet assessed", Tallies::up_to(24).with_some_relevant(), Tallies::any().with_some_relevant()},
  }));
  Editions editions;
  const Framework& first = editions.first();
  const std::string table = fmt::format("[tally.\"2.1\"]\ndesistance = \"{}\"\n", given.text);
  CAPTURE(table);
  CHECK(tallies(editions.right("sample = { court = 24 }\n" + table, first), first, "2.1.desistance") == given.bounded);
  CHECK(tallies(editions.right(table, first), first, "2.1.desistance") == given.unbounded);
}

TEST_CASE("a standard's number needs no quotes") {
  Editions editions;
  const Inspection inspection = editions.right("[tally.2.1]\ndesistance = \"5 of 6\"\n", editions.first());
  CHECK(tallies(inspection, editions.first(), "2.1.desistance") == Tally{5, 6});
}

TEST_CASE("case records are counted") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right(court_case() + court_case("\"2.1.safety\" = \"no\"") +
                                                   court_case("\"2.1.safety\" = \"not relevant\"") + court_case(),
                                               first);
  CHECK(tallies(inspection, first, "2.1.desistance") == Tally{4, 4});
  CHECK(tallies(inspection, first, "2.1.safety") == Tally{2, 3});
  CHECK(tallies(inspection, first, "3.1.police") == Tallies::any().with_some_relevant());
  using enum Answer;
  const std::vector<Pattern> expected = {{{yes, not_relevant}, 1}, {{yes, yes}, 2}, {{yes, no}, 1}};
  CHECK(inspection.patterns[standard(first, "2.1")] == expected);
}

TEST_CASE("an answer may be true or false, and its name go without quotes") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right(
      "[[cases.other]]\n3.1.police = true\n[[cases.other]]\n3.1.police = false\n[[cases.other]]\n3.1.police = \"yes\"\n",
      first);
  CHECK(tallies(inspection, first, "3.1.police") == Tally{2, 3});
}

TEST_CASE("an answer that is still to come leaves its tally open by one case") {
  const auto* answer = GENERATE("not yet assessed", "insufficient evidence");
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection =
      editions.right(court_case() + court_case(fmt::format("\"2.1.safety\" = \"{}\"", answer)), first);
  CHECK(tallies(inspection, first, "2.1.desistance") == Tally{2, 2});
  CHECK(tallies(inspection, first, "2.1.safety") == Tallies::with_open({1, 1}, 1));
  CHECK(inspection.patterns[standard(first, "2.1")].empty());
  CHECK(inspection.patterns[standard(first, "2.2")].size() == 1);
}

TEST_CASE("a condition that does not hold makes its question not relevant in that case") {
  Editions editions;
  const Framework& first = editions.first();
  const std::string text =
      "[[cases.court]]\nat-risk = false\nharm = \"high\"\nbegun = 2020-02-29\n\"2.1.desistance\" = \"no\"\n"
      "\"2.1.safety\" = \"not relevant\"\n";
  const Inspection inspection = editions.right(court_case() + text, first);
  CHECK(tallies(inspection, first, "2.1.desistance") == Tally{1, 2});
  CHECK(tallies(inspection, first, "2.1.safety") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.harm") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.weeks") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.begun") == Tally{1, 1});
}

TEST_CASE("a condition may look at a level, at an absent fact and at the first day of fieldwork") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right(
      "[[cases.other]]\n3.1.police = true\n"
      "[[cases.other]]\n3.1.police = true\nview = \"fair\"\n3.2.view = true\npolice-told = \"no\"\n"
      "[[cases.other]]\n3.1.police = true\nview = \"poor\"\npolice-told = \"yes\"\n3.2.told = false\n",
      first);
  CHECK(tallies(inspection, first, "3.2.told") == Tally{0, 1});
  CHECK(tallies(inspection, first, "3.2.view") == Tally{1, 1});
  CHECK(tallies(inspection, first, "3.2.late") == Tally{0, 0});
  CHECK(inspection.patterns[standard(first, "3.2")].size() == 3);
}

TEST_CASE("a condition on the day of fieldwork needs that day") {
  Editions editions;
  const Bound bound =
      editions.bind_file("framework = \"first\"\n[[cases.other]]\n3.1.police = true\n", editions.first());
  CHECK(bound.messages ==
        Lines{"R0614 `fieldwork` is missing, which decides whether `3.2.late` is relevant | write the first day of "
              "fieldwork at the top of the file, as in fieldwork = 2020-10-26"});
  CHECK(editions.bind_file("framework = \"first\"\n" + court_case(), editions.first()).messages.empty());
}

TEST_CASE("facts are read by their type") {
  const auto* fact = GENERATE("at-risk = \"yes\"", "at-risk = true", "harm = \"medium\"", "age = 10", "age = 17",
                              "weeks = 4", "weeks = 52.0", "weeks = 4.50", "weeks = +4.5", "begun = 2020-12-31",
                              "place = \"home\"", "view = \"fair\"");
  Editions editions;
  CAPTURE(fact);
  const Inspection inspection = editions.right(court_case(fact), editions.first());
  CHECK(tallies(inspection, editions.first(), "2.2.harm") == Tally{1, 1});
}

TEST_CASE("the same decimal decides as it is written, not as a machine would round it") {
  Editions editions;
  const Framework& first = editions.first();
  CHECK(tallies(editions.right(court_case("weeks = 4.0000000000000000000"), first), first, "2.2.weeks") == Tally{1, 1});
  const Bound bound = editions.bind(court_case("weeks = 3.9999999999999999999999999999"), first);
  CHECK(bound.messages ==
        Lines{"R0603 `3.9999999999999999999999999999` is no value of `weeks` | write a number from 0 to 52 "
              "with at most 1 decimal"});
}

TEST_CASE("cases may be there, and be none") {
  Editions editions;
  const Inspection inspection = editions.right("cases.other = []\n", editions.first());
  CHECK(tallies(inspection, editions.first(), "3.1.police") == Tally{0, 0});
}

TEST_CASE("published figures are kept as they were printed") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection =
      editions.right("[published]\nscore = 7\noverall = \"fair\"\n\"2.1\" = \"good\"\n1.2 = \"poor\"\n", first);
  REQUIRE(inspection.published.size() == 4);
  CHECK(inspection.published[0].what == Published::What::score);
  CHECK(inspection.published[0].score == 7);
  CHECK(inspection.published[1].what == Published::What::overall);
  CHECK(inspection.published[1].level == 1);
  CHECK(inspection.published[2].standard.index == standard(first, "2.1"));
  CHECK(inspection.published[2].level == 2);
  CHECK(inspection.published[3].standard.index == standard(first, "1.2"));
  CHECK(inspection.published[3].level == 0);
}

TEST_CASE("a published score keeps its decimals") {
  Editions editions;
  const Inspection inspection = editions.right("[published]\nscore = 7.1\n", editions.first());
  CHECK(inspection.published.at(0).score == Rational::fraction(71, 10));
}

}  // namespace
}  // namespace rubric
