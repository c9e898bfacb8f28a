// What is wrong in an inspection's file, and what is said of it.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/unit/bind_fixture.hpp"

namespace rubric {
namespace {

using namespace bind_fixture;

TEST_CASE("what is wrong is said, with the way out") {
  struct Case {
    std::string text, message;
  };
  const std::string kMoveUp =
      " | move the line up, above the first line in brackets such as [judged]: what stands below one belongs to it";
  const auto given = GENERATE_COPY(values<Case>({
      {"sampel = 1", "R0602 an inspection has no entry `sampel` | did you mean `sample`?"},
      {"colour = []",
       "R0602 an inspection has no entry `colour` | its entries are `programme`, `provider`, `fieldwork`, `framework`, "
       "`sample`, `eligible`, `judged`, `tally`, `cases`, `prompts`, `input`, `list`, `published`, `discretion`, `note`, "
       "`source`, `blank`"},
      {"note = 1",
       "R0603 `note` is a whole number, not a text | it is kept with the inspection and has no part in its rating"},
      // sample
      {"sample = 24",
       "R0603 `sample` is a whole number, not a table | write sample = { court = 24 }, with the kinds of case of the framework"},
      {"sample.cuort = 24", "R0604 first has no cases `cuort` | did you mean `court`?"},
      {"sample.court = \"24\"", "R0603 `court` is a text, not a whole number | write the number of cases"},
      {"sample.court = 2.5", "R0603 `court` is a decimal number, not a whole number | write the number of cases"},
      {"sample.court = -1", "R0603 -1 is no number of cases"},
      {"sample.court = 1000001", "R0615 1000001 cases of `court` | there are at most 1000000 of one kind"},
      // eligible cases
      {"eligible = 24",
       "R0603 `eligible` is a whole number, not a table | write eligible = { court = 24 }, with the kinds of case of the framework"},
      {"eligible.cuort = 24", "R0604 first has no cases `cuort` | did you mean `court`?"},
      {"eligible.court = -1", "R0603 -1 is no number of cases"},
      {"sample.court = 25\neligible.court = 24",
       "R0640 the sample of `court` has 25 cases, and 24 were eligible | correct the sample or the number of eligible cases"},
      // the head
      {"judged.provider = \"x\"", "R0641 `provider` belongs to the head of the file" + kMoveUp},
      {"judged.sample = { court = 6 }", "R0641 `sample` belongs to the head of the file" + kMoveUp},
      {"tally.provider = \"x\"", "R0641 `provider` belongs to the head of the file" + kMoveUp},
      {"tally.\"2.1\".eligible = { court = 6 }", "R0641 `eligible` belongs to the head of the file" + kMoveUp},
      {"published.provider = \"x\"", "R0641 `provider` belongs to the head of the file" + kMoveUp},
      // judgements
      {"judged = \"good\"",
       "R0603 `judged` is a text, not a table | write [judged], then for each standard a line such as \"1.1\" = \"good\""},
      {"judged.\"1.3\" = \"good\"",
       "R0604 first has no standard `1.3` | its standards are `1.1`, `1.2`, `2.1`, `2.2`, `3.1`, `3.2`"},
      {"judged.\"2.1\" = \"good\"",
       "R0613 standard 2.1 is rated by its questions in first | its tallies stand under [tally.\"2.1\"]"},
      {"judged.\"1.1\" = \"Goood\"",
       "R0607 `Goood` is no level of the scale `rating` | did you mean `good`? its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = \"excellent\"",
       "R0607 `excellent` is no level of the scale `rating` | its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = 2", "R0607 `2` is no level of the scale `rating` | its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = true",
       "R0603 `true` or `false` stands where a level should be | write the level in double quotes, as in \"good\""},
      {"judged.\"1.1\" = []",
       "R0603 a list stands where a level should be | write the level in double quotes, as in \"good\""},
      {"judged.\"1.1\" = {}", "R0614 the judgement of `1.1` has no `rating` | write rating = \"…\""},
      {"judged.\"1.1\" = { rating = \"good\", reson = \"x\" }",
       "R0602 a judgement has no entry `reson` | did you mean `reason`?"},
      {"judged.\"1.1\" = { rating = \"good\", by = 1 }",
       "R0603 `by` is a whole number, not a text | it is kept with the judgement and has no part in the rating"},
      {"judged.\"1.1\" = \"good\"\njudged.1.1 = \"poor\"",
       "R0601 `1.1` is written twice | once with quotes and once without is the same name: keep one of them"},
      // tallies
      {"tally.\"1.1\".x = \"6 of 6\"", "R0613 standard 1.1 is judged in first | its level stands under [judged]"},
      {"tally.\"2.9\".x = \"6 of 6\"",
       "R0604 first has no standard `2.9` | its standards are `1.1`, `1.2`, `2.1`, `2.2`, `3.1`, `3.2`"},
      {"tally.\"2.1\".saftey = \"6 of 6\"", "R0604 standard 2.1 has no question `saftey` | did you mean `safety`?"},
      {"tally.\"2.1\" = \"6 of 6\"",
       "R0603 `2.1` is a text, not a table | write [tally.\"2.1\"], then for each question a line such as desistance = \"6 of 6\""},
      {"tally.\"2.1\".safety = \"7 of 6\"",
       "R0605 `7 of 6` has more cases answered yes than relevant ones | write those answered yes first, as in `6 of 7`"},
      {"tally.\"2.1\".safety = \"80% of 24\"",
       "R0606 no tally of 24 cases prints 80% | 19 of 24 prints 79%, 20 of 24 prints 83%"},
      {"tally.\"2.1\".safety = \"1% of at most 24\"",
       "R0606 no tally of at most 24 cases prints 1% | it takes at least 67 cases to print 1%"},
      {"sample.court = 24\ntally.\"2.1\".safety = \"1%\"",
       "R0606 no tally of at most 24 cases prints 1% | it takes at least 67 cases to print 1%"},
      {"tally.\"2.1\".safety = \"0% of 0\"",
       "R0606 no tally of 0 cases prints 0% | where no case is relevant, write `not relevant`"},
      {"tally.\"2.1\".safety = \"101%\"", "R0603 `101%` is more than 100% | a percentage is of the relevant cases"},
      {"tally.\"2.1\".safety = \"6 of 1000001\"",
       "R0615 `6 of 1000001` has too many cases | there are at most 1000000"},
      {"tally.\"2.1\".safety = \"6 of 99999999999999999999999999\"",
       "R0615 `6 of 99999999999999999999999999` has too many cases | there are at most 1000000"},
      {"tally.\"2.1\".safety = \"99999999999999999999999999 of 6\"",
       "R0605 `99999999999999999999999999 of 6` has more cases answered yes than relevant ones | write those answered yes "
       "first, as in `6 of 7`"},
      {"sample.court = 24\ntally.\"2.1\".safety = \"6 of 25\"",
       "R0611 `6 of 25` has more cases than the sample | the sample has 24 cases of this kind"},
      {"sample.court = 24\ntally.\"2.1\".safety = \"79% of at most 25\"",
       "R0611 `79% of at most 25` has more cases than the sample | the sample has 24 cases of this kind"},
      // case records
      {"cases = \"court.csv\"",
       "R0603 `cases` is a text, not a table | write [[cases.court]] above the facts and answers of each case"},
      {"cases.court = \"court.csv\"",
       "R0603 cases of `court` that are not written as records | write [[cases.court]] above the facts and answers of each case"},
      {"cases.court = [1]",
       "R0603 cases of `court` that are not written as records | write [[cases.court]] above the facts and answers of each case"},
      {"[[cases.curt]]", "R0604 first has no cases `curt` | did you mean `court`?"},
  }));
  Editions editions;
  CAPTURE(given.text);
  CHECK(editions.bind(given.text + "\n", editions.first()).messages == Lines{given.message});
}

TEST_CASE("other words are no tally") {
  const auto* text =
      GENERATE("", "6", "six of six", "6 of", "of 6", "6 of 6 of 6", "6of six", "-1 of 6", "6 of -6", "79%%", "% of 24",
               "79% of at least 24", "79% of most 24", "79% at most 24", "6 of at most 24", "not", "notrelevant",
               "not relevant at all", "not assessed", "not yet", "6 of 6x", "6 off 6", "79% 24");
  Editions editions;
  CAPTURE(text);
  const Lines messages = editions.bind(fmt::format("tally.\"2.1\".safety = \"{}\"\n", text), editions.first()).messages;
  REQUIRE(messages.size() == 1);
  CHECK(
      messages[0] ==
      fmt::format(
          "R0603 `{}` is no tally | write `6 of 7`, or `6 of 7, 2 not yet assessed`; as it was published `79% of 24`, `79% of at most "
          "24` or `79%`; or `not relevant`, `not yet assessed`",
          text));
}

TEST_CASE("what is nearly a tally is told how it is written") {
  struct Case {
    std::string text, advice;
  };
  const std::string percentages = "reports print whole percentages: write `79%` or `80%`, as it stands there";
  const auto given = GENERATE_COPY(values<Case>({
      {"6/7", "write `6 of 7`"},
      {" 6 / 7 ", "write `6 of 7`"},
      {"6 out of 7", "write `6 of 7`"},
      {"79.5%", percentages},
      {"79,5 %", percentages},
      {"79.5% of 24", percentages},
      {"0.4%", "reports print whole percentages: write `0%` or `1%`, as it stands there"},
  }));
  Editions editions;
  const Lines messages =
      editions.bind(fmt::format("tally.\"2.1\".safety = \"{}\"\n", given.text), editions.first()).messages;
  CHECK(messages == Lines{fmt::format("R0603 `{}` is no tally | {}", given.text, given.advice)});
}

TEST_CASE("what is wrong in a case is said, with the way out") {
  struct Case {
    std::string change, message;
  };
  const auto given = GENERATE(values<Case>({
      {"at-risk = \"yse\"", "R0603 `yse` is no value of `at-risk` | write `yes` or `no`"},
      {"at-risk = 2", "R0603 `2` is no value of `at-risk` | write `yes` or `no`"},
      {"harm = \"hihg\"", "R0603 `hihg` is no value of `harm` | did you mean `high`?"},
      {"harm = \"none\"", "R0603 `none` is no value of `harm` | write one of `low`, `medium`, `high`"},
      {"age = 9", "R0603 `9` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 18", "R0603 `18` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 12.5", "R0603 `12.5` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 9223372036854775807",
       "R0603 `9223372036854775807` is no value of `age` | write a whole number from 10 to 17"},
      {"age = []", "R0603 a list is no value of `age` | write a whole number from 10 to 17"},
      {"weeks = 4.55", "R0603 `4.55` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimal"},
      {"weeks = 4e0", "R0603 `4e0` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimal"},
      {"weeks = nan", "R0603 `nan` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimal"},
      {"weeks = \"4,5\"", "R0603 `4,5` is no value of `weeks` | write a decimal point in place of the comma"},
      {"weeks = \"4 or so\"",
       "R0603 `4 or so` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimal"},
      {"begun = \"1.5.2020\"", "R0603 `1.5.2020` is no value of `begun` | write 2020-05-01"},
      {"begun = \"May\"", "R0603 `May` is no value of `begun` | write a date such as 2020-10-26"},
      {"place = \"hom\"", "R0603 `hom` is no value of `place` | did you mean `home`?"},
      {"view = 1", "R0603 `1` is no value of `view` | write one of `poor`, `fair`, `good`"},
      {"\"2.1.safety\" = \"maybe\"",
       "R0603 `maybe` is no answer to `2.1.safety` | the answers are `yes`, `no`, `not relevant`, `not yet assessed`, "
       "`insufficient evidence`"},
      {"\"2.1.safety\" = \"not relevent\"",
       "R0603 `not relevent` is no answer to `2.1.safety` | did you mean `not relevant`?"},
      {"\"2.1.safety\" = 2",
       "R0603 a whole number is no answer to `2.1.safety` | the answers are `yes`, `no`, `not relevant`, `not yet assessed`, "
       "`insufficient evidence`"},
      {"2.1.s.x = \"yes\"",
       "R0604 cases of `court` have no fact or question `2.1.s` | they have `2.1.desistance`, `2.1.safety`"},
      {"hram = \"low\"", "R0604 cases of `court` have no fact or question `hram` | did you mean `harm`?"},
      {"\"3.1.police\" = \"yes\"",
       "R0604 cases of `court` have no fact or question `3.1.police` | they have `2.1.desistance`, `2.1.safety`, `2.2.begun`, `2.2.harm`, `2.2.weeks`"},
      {"2.1.safety.x = \"yes\"",
       "R0601 `2.1.safety` is written twice | once with quotes and once without is the same name: keep one of them"},
      {"2.1.desistance = \"no\"",
       "R0601 `2.1.desistance` is written twice | once with quotes and once without is the same name: keep one of them"},
      {"id = true",
       "R0603 the `id` of case 1 of `court` is `true` or `false` | write a text or a whole number, or leave it out"},
      {"at-risk = -",
       "R0612 case 1 of `court` has no `at-risk`, which decides whether `2.1.safety` is relevant | write at-risk = and `yes` or `no`"},
      {"begun = -",
       "R0612 case 1 of `court` has no `begun`, which decides whether `2.2.begun` is relevant | write begun = and a date such as "
       "2020-10-26"},
      {"\"2.1.safety\" = -",
       "R0612 case 1 of `court` has no answer to `2.1.safety` | write \"2.1.safety\" = \"yes\", \"no\", \"not relevant\" or \"not "
       "yet assessed\""},
      {"begun = 2020-02-29",
       "R0609 `2.2.begun` is answered in case 1 of `court`, where it is not relevant | take the answer out, or correct the facts "
       "of the case | it is relevant only then"},
      {"weeks = -",
       "R0609 `2.2.weeks` is answered in case 1 of `court`, where it is not relevant | take the answer out, or correct the facts "
       "of the case | it is relevant only then"},
  }));
  Editions editions;
  CAPTURE(given.change);
  CHECK(editions.bind(court_case(given.change), editions.first()).messages == Lines{given.message});
}

TEST_CASE("all that a case lacks is one message") {
  Editions editions;
  const Lines messages = editions.bind("[[cases.court]]\nharm = \"high\"\n", editions.first()).messages;
  CHECK(messages ==
        Lines{"R0612 case 1 of `court` is incomplete | write \"2.1.desistance\" = \"yes\", \"no\", \"not relevant\" or "
              "\"not yet assessed\" | no answer to `2.1.desistance` | no `at-risk`, which decides whether `2.1.safety` "
              "is relevant | no `begun`, which decides whether `2.2.begun` is relevant"});
}

TEST_CASE("a case is named by its identifier only where it was asked for") {
  Editions editions;
  const std::string file = court_case("id = \"A-17\"") + court_case("id = 18\nage = 9") + court_case("id = \"A-17\"") +
                           court_case("begun = -");
  const Binding shown{false, nullptr, true};
  CHECK(editions.bind(file, editions.first())
            .messages[1]
            .starts_with("R0610 case 3 of `court` has the same `id` as case 1 "));
  const Lines messages = editions.bind(file, editions.first(), shown).messages;
  REQUIRE(messages.size() == 3);
  CHECK(messages[1].starts_with("R0610 case 3 of `court` (id A-17) has the same `id` as case 1 "));
  CHECK(messages[2].starts_with("R0612 case 4 of `court` has no `begun`"));
}

TEST_CASE("the cases behind a figure, where they were asked for") {
  Editions editions;
  const std::string file = court_case("\"2.1.safety\" = \"no\"") + "id = \"A-17\"\n" +
                           court_case("\"2.1.safety\" = \"not yet assessed\"") + "id = 18\n" +
                           court_case("\"2.1.safety\" = \"no\"");
  CHECK(editions.right(file, editions.first()).named_cases.empty());
  const Inspection inspection = editions.right(file, editions.first(), {false, nullptr, true});
  const auto named = [&](std::string_view path) {
    return inspection
        .named_cases[static_cast<std::size_t>(&question(editions.first(), path) - editions.first().questions.data())];
  };
  CHECK(named("2.1.safety").no == Lines{"A-17", "case 3"});
  CHECK(named("2.1.safety").open == Lines{"18"});
  CHECK(named("2.1.desistance").no.empty());
  CHECK(named("3.1.police").open.empty());
}

TEST_CASE("samples and eligible cases are kept by kind") {
  Editions editions;
  const Inspection inspection =
      editions.right("sample = { court = 6 }\neligible = { court = 6, other = 9 }\n", editions.first());
  using Sizes = std::vector<std::optional<std::int64_t>>;
  CHECK(inspection.samples == Sizes{6, std::nullopt});
  CHECK(inspection.eligible == Sizes{6, 9});
  CHECK(editions.right(court_case() + court_case(), editions.first()).samples == Sizes{2, std::nullopt});
}

TEST_CASE("each case stands for itself") {
  Editions editions;
  const Lines messages =
      editions
          .bind(court_case() + "[[cases.court]]\nharm = \"high\"\n" + court_case("begun = -") + court_case(),
                editions.first())
          .messages;
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].starts_with("R0612 case 2 of `court` is incomplete"));
  CHECK(messages[1].starts_with("R0612 case 3 of `court` has no `begun`"));
}

TEST_CASE("one name for two questions stands for neither") {
  Editions editions;
  const Lines messages =
      editions.bind("[[cases.court]]\nat-risk = false\n\"5.1.1\" = true\n", editions.stranger()).messages;
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].starts_with("R0612 case 1 of `court` is incomplete"));
  CHECK(messages[1].starts_with("R0604 cases of `court` have no fact or question `5.1.1`"));
  const Inspection inspection =
      editions.right("[tally.5]\n\"1.1\" = \"1 of 2\"\n[tally.\"5.1\"]\n1 = \"2 of 2\"\n", editions.stranger());
  CHECK(inspection.tallies.at(0) == Tally{1, 2});
  CHECK(inspection.tallies.at(2) == Tally{2, 2});
}

TEST_CASE("a standard whose number begins another's is found") {
  Editions editions;
  const Inspection inspection = editions.right("[judged.1]\nrating = \"one-star\"\n", editions.stranger());
  CHECK(inspection.judged.at(0) == 1);
  CHECK(inspection.judged.at(1) == 3);
}

TEST_CASE("an answer still to come does not stand where the question is not relevant") {
  const auto* answer = GENERATE("not yet assessed", "insufficient evidence", "no");
  Editions editions;
  const Lines messages =
      editions.bind(court_case("at-risk = false") + fmt::format("2.2.x = \"{}\"\n", answer), editions.first()).messages;
  CHECK(std::count_if(messages.begin(), messages.end(),
                      [](const std::string& line) { return line.starts_with("R0609"); }) == 2);
}

TEST_CASE("a case that is there twice is named by its place, never by its identifier") {
  struct Case {
    std::string first, second;
    bool twice;
  };
  const auto given = GENERATE(values<Case>({
      {"\"Ann Example\"", "\"Ann Example\"", true},
      {"\"Ann Example\"", "\"Ann example\"", false},
      {"7", "7", true},
      {"7", "\"7\"", true},
      {"7", "8", false},
  }));
  Editions editions;
  const Lines messages =
      editions
          .bind(court_case() + court_case("id = " + given.first) + court_case() + court_case("id = " + given.second) +
                    "[[cases.other]]\nid = " + given.first + "\n3.1.police = true\n",
                editions.first())
          .messages;
  const Lines expected = {
      "R0610 case 4 of `court` has the same `id` as case 2 | take one of them out, or correct its `id` | the first one"};
  CHECK(messages == (given.twice ? expected : Lines{}));
}

TEST_CASE("a sample and records must agree") {
  Editions editions;
  CHECK(editions.bind("sample.court = 2\n" + court_case() + court_case(), editions.first()).messages.empty());
  CHECK(
      editions.bind("sample.court = 1\n" + court_case() + court_case(), editions.first()).messages ==
      Lines{
          "R0611 2 cases of `court` are there, and the sample says 1 | correct the sample, or leave it out: it is counted from "
          "the cases"});
  CHECK(
      editions.bind("sample.court = 3\n" + court_case() + court_case(), editions.first()).messages ==
      Lines{
          "R0612 2 cases of `court` are there, and the sample says 3 | add the cases that are missing, with `not yet assessed` "
          "for answers still to come; or correct the sample"});
}

TEST_CASE("a tally beside the cases of its kind is one too many") {
  Editions editions;
  const Bound bound = editions.bind(
      court_case() + "[tally.\"2.1\"]\nsafety = \"1 of 1\"\n[tally.\"3.1\"]\npolice = \"1 of 1\"\n", editions.first());
  CHECK(
      bound.messages ==
      Lines{
          "R0608 `safety` has a tally, and the cases of `court` are there one by one | leave the tally out: it is counted from "
          "the cases | the cases"});
}

TEST_CASE("there may be a million cases of one kind and no more") {
  std::string records;
  for (std::int64_t i = 0; i <= kMaxCases; ++i) records += "{},";
  Editions editions;
  const Bound bound = editions.bind(fmt::format("cases.other = [{}]\n", records), editions.first());
  CHECK(bound.messages == Lines{"R0615 1000001 cases of `other` | there are at most 1000000 of one kind"});
}

TEST_CASE("published figures that cannot be are errors") {
  struct Case {
    std::string text, message;
  };
  const auto given = GENERATE(values<Case>({
      {"score = \"26\"", "R0603 the published score is no plain number | write it as in score = 26"},
      {"score = 1e3", "R0603 the published score is no plain number | write it as in score = 26"},
      {"score = 99999999999999999999.5", "R0603 a score with too many digits | write it as in score = 26"},
      {"score = inf", "R0603 the published score is no plain number | write it as in score = 26"},
      {"overall = \"fiar\"",
       "R0607 `fiar` is no level of the scale `rating` | did you mean `fair`? its levels are `poor`, `fair`, `good`"},
      {"overall = true",
       "R0603 `true` or `false` stands where a level should be | write the level in double quotes, as in \"good\""},
      {"overal = \"fair\"", "R0604 first gives no figure `overal` | did you mean `overall`?"},
      {"\"4.1\" = \"fair\"",
       "R0604 first gives no figure `4.1` | its figures are `score`, `overall`, `1.1`, `1.2`, `2.1`, `2.2`, `3.1`, `3.2`"},
  }));
  Editions editions;
  CAPTURE(given.text);
  CHECK(editions.bind("[published]\n" + given.text + "\n", editions.first()).messages == Lines{given.message});
  CHECK(editions.bind("[published]\nscore = 1\noverall = \"good\"\n", editions.stranger()).messages.size() == 2);
}

TEST_CASE("everything that is wrong is said in one run") {
  Editions editions;
  const Lines messages =
      editions
          .bind(
              "sampel = 1\nsample = { court = -1 }\n[judged]\n\"1.1\" = \"x\"\n\"9\" = 1\n[tally.\"2.1\"]\n"
              "desistance = \"7 of 6\"\nsafety = \"80% of 24\"\n[published]\nscore = true\n",
              editions.first())
          .messages;
  CHECK(messages.size() == 7);
}

TEST_CASE("odd keys are shown harmlessly") {
  Editions editions;
  const Lines messages =
      editions.bind(fmt::format("\"\\u001b[31m\\n{}\" = 1\n", std::string(200, 'x')), editions.first()).messages;
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].starts_with("R0602 an inspection has no entry `·[31m·xxx"));
  CHECK(messages[0].find("xxx…` |") != std::string::npos);
  CHECK(messages[0].size() < 400);
}

}  // namespace
}  // namespace rubric
