// Each test is a piece of an inspection's file against one of two small editions of a framework.
#include "runtime/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lang/check.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

constexpr std::string_view kRules = R"(
framework first "First edition" {
  programme example
  in force from 2020-01-01 to 2020-12-31
  scale rating {
    poor  "Poor"  scores 0
    fair  "Fair"  scores 1
    good  "Good"  scores 2
  }
  banding sufficiency of percent rounded half-up {
    minority  below 50     -> poor
    several   50 to 79     -> fair
    most      at least 80  -> good
  }
  cases court "Court" {
    at-risk  : yes or no
    harm     : ordered low, medium, high
    age      : whole number 10 to 17
    weeks    : number 0 to 52 with 1 decimal or missing
    begun    : date
    place    : one of home, away
    view     : level of rating
  }
  cases other "Other" {
    police-told  : yes or no
  }
  default for standards {
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> leave out
  }
  standard 1.1 "Leadership" judged
  standard 1.2 "Staff" judged
  domain 2 "Court" on court {
    standard 2.1 "Assessment" {
      question desistance
      question safety  when at-risk
    }
    standard 2.2 "Planning" {
      question harm   when harm is above low and at-risk
      question weeks  when weeks is at least 4
      question begun  when begun is not before 2020-03-01
    }
  }
  domain 3 "Other" on other {
    standard 3.1 "Joint work" {
      question police
    }
  }
  overall {
    score  = sum of score of standards
    rating = score banded {
      0 to 4   -> poor
      5 to 7   -> fair
      8 to 10  -> good
    }
  }
}

framework second "Second edition" amends first {
  in force from 2021-01-01
  replace standard 3.1 "Policy" judged
  in standard 2.1 {
    remove question safety
  }
  in standard 2.2 {
    change when of question harm to at-risk
    replace question begun
    add question risk when harm is high
  }
  in cases court {
    remove fact begun
    change type of fact harm to ordered low, high
  }
  add domain 4 "New" {
    standard 4.1 "Resettlement" judged, not counted
  }
}

framework stranger "Of nobody's family" {
  scale stars {
    one-star   "One star"
    two-stars  "Two stars"
  }
  standard 1.1 "Leadership" judged
}
)";

constexpr std::string_view kHeading = "programme = \"example\"\nfieldwork = 2020-06-01\n";

// What came of one file.
struct Bound {
  std::optional<Inspection> inspection;
  std::vector<std::string> messages;  // "R0604 message | advice | related | notes"
};

class Editions {
 public:
  Editions() {
    library_.add("rules", std::string(kRules), diagnostics_);
    library_.finish(diagnostics_);
    for (const char* name : {"first", "second", "stranger"}) {
      frameworks_.push_back(load(library_, *library_.find(name), diagnostics_).value());
    }
    REQUIRE(diagnostics_.all().empty());
  }

  const Framework& first() const { return frameworks_[0]; }
  const Framework& second() const { return frameworks_[1]; }
  const Framework& stranger() const { return frameworks_[2]; }

  Bound bind(std::string_view text, const Framework& framework, const Binding& binding = {}) {
    const SourceId source = sources_.add("inspection", fmt::format("{}{}", kHeading, text));
    Diagnostics diagnostics;
    Bound bound;
    const std::optional<DataValue> document = read_toml(source, sources_, diagnostics);
    if (document) {
      const std::optional<Heading> heading = read_heading(*document, diagnostics);
      REQUIRE(heading.has_value());
      bound.inspection = rubric::bind(*document, *heading, framework, binding, sources_, diagnostics);
    }
    for (const Diagnostic& diagnostic : diagnostics.sorted()) bound.messages.push_back(line(diagnostic));
    CHECK(bound.inspection.has_value() == bound.messages.empty());
    return bound;
  }

  Inspection right(std::string_view text, const Framework& framework, const Binding& binding = {}) {
    const Bound bound = bind(text, framework, binding);
    CAPTURE(text, bound.messages);
    REQUIRE(bound.inspection.has_value());
    return *bound.inspection;
  }

 private:
  static std::string line(const Diagnostic& diagnostic) {
    std::string text = fmt::format("{} {}", info(diagnostic.code).id, diagnostic.message);
    if (!diagnostic.advice.empty()) text += " | " + diagnostic.advice;
    for (const Label& label : diagnostic.related) text += " | " + label.text;
    for (const std::string& note : diagnostic.notes) text += " | " + note;
    return text;
  }

  Sources sources_;
  Library library_{sources_};
  Diagnostics diagnostics_;
  std::vector<Framework> frameworks_;
};

const Question& question(const Framework& framework, std::string_view path) {
  for (const Question& candidate : framework.questions) {
    if (framework[candidate.standard].id + "." + candidate.id == path) return candidate;
  }
  FAIL("no question " << path);
  return framework.questions.front();
}

Tallies tallies(const Inspection& inspection, const Framework& framework, std::string_view path) {
  return inspection.tallies[static_cast<std::size_t>(&question(framework, path) - framework.questions.data())];
}

std::size_t standard(const Framework& framework, std::string_view id) {
  const auto found = std::find_if(framework.standards.begin(), framework.standards.end(),
                                  [&](const Standard& candidate) { return candidate.id == id; });
  REQUIRE(found != framework.standards.end());
  return static_cast<std::size_t>(found - framework.standards.begin());
}

std::vector<std::string> set_aside(const Inspection& inspection) {
  std::vector<std::string> lines;
  for (const SetAside& entry : inspection.set_aside) lines.push_back(entry.what + ": " + entry.why);
  return lines;
}

// A court case to which every question of the first edition is relevant, and all of whose answers are yes.
std::string court_case(std::string_view change = "") {
  std::string text =
      "[[cases.court]]\n"
      "at-risk = \"yes\"\n"
      "harm = \"high\"\n"
      "weeks = 4.5\n"
      "begun = 2020-03-01\n"
      "\"2.1.desistance\" = \"yes\"\n"
      "\"2.1.safety\" = \"yes\"\n"
      "\"2.2.harm\" = \"yes\"\n"
      "\"2.2.weeks\" = \"yes\"\n"
      "\"2.2.begun\" = \"yes\"\n";
  const std::string_view key = change.substr(0, change.find(" ="));
  const std::size_t at = key.empty() ? std::string::npos : text.find(std::string(key) + " =");
  if (at != std::string::npos) text.erase(at, text.find('\n', at) + 1 - at);
  return change.ends_with("= -") ? text : fmt::format("{}{}\n", text, change);
}

using Lines = std::vector<std::string>;

// ---- what is right

TEST_CASE("an empty inspection is open in everything") {
  Editions editions;
  const Inspection inspection = editions.right("", editions.first());
  CHECK(inspection.judged == std::vector<std::uint64_t>{7, 7, 0, 0, 0});
  for (std::size_t i = 0; i < editions.first().questions.size(); ++i) {
    const Question& asked = editions.first().questions[i];
    CAPTURE(asked.id);
    CHECK(inspection.tallies[i] == (asked.when ? Tallies::any() : Tallies::any().with_some_relevant()));
  }
  CHECK(inspection.patterns == std::vector<std::vector<Pattern>>(5));
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
      "[judged]\n1.1 = \"good\"\n\"1.2\" = { rating = \"poor\", by = \"a\", reason = \"b\", evidence = \"c\" }\n", editions.first());
  CHECK(inspection.judged == std::vector<std::uint64_t>{4, 1, 0, 0, 0});
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
  const Inspection inspection = editions.right(
      court_case() + court_case("\"2.1.safety\" = \"no\"") + court_case("\"2.1.safety\" = \"not relevant\"") + court_case(), first);
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
      "[[cases.other]]\n3.1.police = true\n[[cases.other]]\n3.1.police = false\n[[cases.other]]\n3.1.police = \"yes\"\n", first);
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
  const std::string text = "[[cases.court]]\nat-risk = false\nharm = \"high\"\nbegun = 2020-02-29\n\"2.1.desistance\" = \"no\"\n"
                           "\"2.1.safety\" = \"not relevant\"\n";
  const Inspection inspection = editions.right(court_case() + text, first);
  CHECK(tallies(inspection, first, "2.1.desistance") == Tally{1, 2});
  CHECK(tallies(inspection, first, "2.1.safety") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.harm") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.weeks") == Tally{1, 1});
  CHECK(tallies(inspection, first, "2.2.begun") == Tally{1, 1});
}

TEST_CASE("facts are read by their type") {
  const auto* fact = GENERATE("at-risk = \"yes\"", "at-risk = true", "harm = \"medium\"", "age = 10", "age = 17", "weeks = 4",
                              "weeks = 52.0", "weeks = 4.50", "weeks = +4.5", "begun = 2020-12-31", "place = \"home\"",
                              "view = \"fair\"");
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
  CHECK(bound.messages == Lines{"R0603 `3.9999999999999999999999999999` is no value of `weeks` | write a number from 0 to 52 "
                                "with at most 1 decimals"});
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

// ---- what is wrong

TEST_CASE("what is wrong is said, with the way out") {
  struct Case {
    std::string text, message;
  };
  const auto given = GENERATE(values<Case>({
      {"sampel = 1", "R0602 an inspection has no entry `sampel` | did you mean `sample`?"},
      {"discretion = []",
       "R0602 an inspection has no entry `discretion` | its entries are `programme`, `provider`, `fieldwork`, `framework`, "
       "`sample`, `judged`, `tally`, `cases`, `published`, `note`, `source`"},
      {"note = 1", "R0603 `note` is a whole number, not a text | it is kept with the inspection and has no part in its rating"},
      // sample
      {"sample = 24", "R0603 `sample` is a whole number, not a table | write sample = { court = 24 }, with the kinds of case of the framework"},
      {"sample.cuort = 24", "R0604 first has no cases `cuort` | did you mean `court`?"},
      {"sample.court = \"24\"", "R0603 `court` is a text, not a whole number | write the number of cases"},
      {"sample.court = 2.5", "R0603 `court` is a decimal number, not a whole number | write the number of cases"},
      {"sample.court = -1", "R0603 -1 is no number of cases"},
      {"sample.court = 1000001", "R0615 a sample of 1000001 cases | there are at most 1000000 of one kind"},
      // judgements
      {"judged = \"good\"",
       "R0603 `judged` is a text, not a table | write [judged], then for each standard a line such as \"1.1\" = \"good\""},
      {"judged.\"1.3\" = \"good\"", "R0604 first has no standard `1.3` | its standards are `1.1`, `1.2`, `2.1`, `2.2`, `3.1`"},
      {"judged.\"2.1\" = \"good\"",
       "R0613 standard 2.1 is rated by its questions in first | its tallies stand under [tally.\"2.1\"]"},
      {"judged.\"1.1\" = \"Good\"",
       "R0607 `Good` is no level of the scale `rating` | did you mean `good`? its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = \"excellent\"", "R0607 `excellent` is no level of the scale `rating` | its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = 2", "R0607 `2` is no level of the scale `rating` | its levels are `poor`, `fair`, `good`"},
      {"judged.\"1.1\" = true",
       "R0603 `true` or `false` stands where a level should be | write the level in double quotes, as in \"good\""},
      {"judged.\"1.1\" = []", "R0603 a list stands where a level should be | write the level in double quotes, as in \"good\""},
      {"judged.\"1.1\" = {}", "R0614 the judgement of `1.1` has no `rating` | write rating = \"…\""},
      {"judged.\"1.1\" = { rating = \"good\", reson = \"x\" }", "R0602 a judgement has no entry `reson` | did you mean `reason`?"},
      {"judged.\"1.1\" = { rating = \"good\", by = 1 }",
       "R0603 `by` is a whole number, not a text | it is kept with the judgement and has no part in the rating"},
      {"judged.\"1.1\" = \"good\"\njudged.1.1 = \"poor\"",
       "R0601 `1.1` is written twice | once with quotes and once without is the same name: keep one of them"},
      // tallies
      {"tally.\"1.1\".x = \"6 of 6\"", "R0613 standard 1.1 is judged in first | its level stands under [judged]"},
      {"tally.\"2.9\".x = \"6 of 6\"", "R0604 first has no standard `2.9` | its standards are `1.1`, `1.2`, `2.1`, `2.2`, `3.1`"},
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
      {"tally.\"2.1\".safety = \"6 of 1000001\"", "R0615 `6 of 1000001` has too many cases | there are at most 1000000"},
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
      {"cases = \"court.csv\"", "R0603 `cases` is a text, not a table | write [[cases.court]] above each case, with its kind"},
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
  const auto* text = GENERATE("", "6", "six of six", "6 of", "of 6", "6 of 6 of 6", "6of six", "-1 of 6", "6 of -6", "6/6", "79.5%",
                              "79%%", "% of 24", "79% of at least 24", "79% of most 24", "79% at most 24", "6 of at most 24", "not",
                              "notrelevant", "not relevant at all", "not assessed", "not yet", "6 of 6x", "6 off 6", "79% 24");
  Editions editions;
  CAPTURE(text);
  const Lines messages = editions.bind(fmt::format("tally.\"2.1\".safety = \"{}\"\n", text), editions.first()).messages;
  REQUIRE(messages.size() == 1);
  CHECK(messages[0] == fmt::format("R0603 `{}` is no tally | write `6 of 7`, or as it was published `79% of 24`, `79% of at most "
                                   "24` or `79%`; or `not relevant`, `not yet assessed`", text));
}

TEST_CASE("what is wrong in a case is said, with the way out") {
  struct Case {
    std::string change, message;
  };
  const auto given = GENERATE(values<Case>({
      {"at-risk = \"yse\"", "R0603 `yse` is no value of `at-risk` | write `yes` or `no`"},
      {"at-risk = 1", "R0603 `1` is no value of `at-risk` | write `yes` or `no`"},
      {"harm = \"hihg\"", "R0603 `hihg` is no value of `harm` | did you mean `high`?"},
      {"harm = \"none\"", "R0603 `none` is no value of `harm` | write one of `low`, `medium`, `high`"},
      {"age = 9", "R0603 `9` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 18", "R0603 `18` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 12.5", "R0603 `12.5` is no value of `age` | write a whole number from 10 to 17"},
      {"age = 9223372036854775807",
       "R0603 `9223372036854775807` is no value of `age` | write a whole number from 10 to 17"},
      {"age = []", "R0603 a list is no value of `age` | write a whole number from 10 to 17"},
      {"weeks = 4.55", "R0603 `4.55` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimals"},
      {"weeks = 4e0", "R0603 `4e0` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimals"},
      {"weeks = nan", "R0603 `nan` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimals"},
      {"weeks = \"4\"", "R0603 `4` is no value of `weeks` | write a number from 0 to 52 with at most 1 decimals"},
      {"begun = \"2020-05-01\"",
       "R0603 `2020-05-01` is no value of `begun` | write a date such as 2020-10-26, without quotes"},
      {"place = \"hom\"", "R0603 `hom` is no value of `place` | did you mean `home`?"},
      {"view = 1", "R0603 `1` is no value of `view` | write one of `poor`, `fair`, `good`"},
      {"\"2.1.safety\" = \"maybe\"",
       "R0603 `maybe` is no answer to `2.1.safety` | the answers are `yes`, `no`, `not relevant`, `not yet assessed`, "
       "`insufficient evidence`"},
      {"\"2.1.safety\" = \"not relevent\"", "R0603 `not relevent` is no answer to `2.1.safety` | did you mean `not relevant`?"},
      {"\"2.1.safety\" = 1",
       "R0603 a whole number is no answer to `2.1.safety` | the answers are `yes`, `no`, `not relevant`, `not yet assessed`, "
       "`insufficient evidence`"},
      {"hram = \"low\"", "R0604 cases of `court` have no fact or question `hram` | did you mean `harm`?"},
      {"\"3.1.police\" = \"yes\"",
       "R0604 cases of `court` have no fact or question `3.1.police` | they have `2.1.desistance`, `2.1.safety`, `2.2.begun`, "
       "`2.2.harm`, `2.2.weeks`"},
      {"2.1.safety.x = \"yes\"",
       "R0601 `2.1.safety` is written twice | once with quotes and once without is the same name: keep one of them"},
      {"2.1.desistance = \"no\"",
       "R0601 `2.1.desistance` is written twice | once with quotes and once without is the same name: keep one of them"},
      {"id = true", "R0603 the `id` of case 1 of `court` is `true` or `false` | write a text or a whole number, or leave it out"},
      {"at-risk = -",
       "R0612 case 1 of `court` has no `at-risk`, which decides whether `2.1.safety` is relevant | write at-risk = and `yes` or `no`"},
      {"begun = -",
       "R0612 case 1 of `court` has no `begun`, which decides whether `2.2.begun` is relevant | write begun = and a date such as "
       "2020-10-26, without quotes"},
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
  CHECK(messages == Lines{"R0612 case 1 of `court` is incomplete | write \"2.1.desistance\" = \"yes\", \"no\", \"not relevant\" or "
                          "\"not yet assessed\" | no answer to `2.1.desistance` | no `at-risk`, which decides whether `2.1.safety` "
                          "is relevant | no `begun`, which decides whether `2.2.begun` is relevant"});
}

TEST_CASE("an answer still to come does not stand where the question is not relevant") {
  const auto* answer = GENERATE("not yet assessed", "insufficient evidence", "no");
  Editions editions;
  const Lines messages =
      editions.bind(court_case("at-risk = false") + fmt::format("2.2.x = \"{}\"\n", answer), editions.first()).messages;
  CHECK(std::count_if(messages.begin(), messages.end(), [](const std::string& line) { return line.starts_with("R0609"); }) == 2);
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
  const Lines messages = editions.bind(court_case() + court_case("id = " + given.first) + court_case() + court_case("id = " + given.second) +
                                           "[[cases.other]]\nid = " + given.first + "\n3.1.police = true\n",
                                       editions.first()).messages;
  const Lines expected = {
      "R0610 case 4 of `court` has the same `id` as case 2 | take one of them out, or correct its `id` | the first one"};
  CHECK(messages == (given.twice ? expected : Lines{}));
}

TEST_CASE("a sample and records must agree") {
  Editions editions;
  CHECK(editions.bind("sample.court = 2\n" + court_case() + court_case(), editions.first()).messages.empty());
  CHECK(editions.bind("sample.court = 1\n" + court_case() + court_case(), editions.first()).messages ==
        Lines{"R0611 2 cases of `court` are there, and the sample says 1 | correct the sample, or leave it out: it is counted from "
              "the cases"});
  CHECK(editions.bind("sample.court = 3\n" + court_case() + court_case(), editions.first()).messages ==
        Lines{"R0612 2 cases of `court` are there, and the sample says 3 | add the cases that are missing, with `not yet assessed` "
              "for answers still to come; or correct the sample"});
}

TEST_CASE("a tally beside the cases of its kind is one too many") {
  Editions editions;
  const Bound bound = editions.bind(court_case() + "[tally.\"2.1\"]\nsafety = \"1 of 1\"\n[tally.\"3.1\"]\npolice = \"1 of 1\"\n",
                                    editions.first());
  CHECK(bound.messages ==
        Lines{"R0608 `safety` has a tally, and the cases of `court` are there one by one | leave the tally out: it is counted from "
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
      {"score = inf", "R0603 the published score is no plain number | write it as in score = 26"},
      {"overall = \"fiar\"",
       "R0607 `fiar` is no level of the scale `rating` | did you mean `fair`? its levels are `poor`, `fair`, `good`"},
      {"overall = true",
       "R0603 `true` or `false` stands where a level should be | write the level in double quotes, as in \"good\""},
      {"overal = \"fair\"", "R0604 first gives no figure `overal` | did you mean `overall`?"},
      {"\"4.1\" = \"fair\"",
       "R0604 first gives no figure `4.1` | its figures are `score`, `overall`, `1.1`, `1.2`, `2.1`, `2.2`, `3.1`"},
  }));
  Editions editions;
  CAPTURE(given.text);
  CHECK(editions.bind("[published]\n" + given.text + "\n", editions.first()).messages == Lines{given.message});
  CHECK(editions.bind("[published]\nscore = 1\noverall = \"good\"\n", editions.stranger()).messages.size() == 2);
}

TEST_CASE("everything that is wrong is said in one run") {
  Editions editions;
  const Lines messages = editions.bind("sampel = 1\nsample = { court = -1 }\n[judged]\n\"1.1\" = \"x\"\n\"9\" = 1\n[tally.\"2.1\"]\n"
                                       "desistance = \"7 of 6\"\nsafety = \"80% of 24\"\n[published]\nscore = true\n",
                                       editions.first()).messages;
  CHECK(messages.size() == 7);
}

TEST_CASE("odd keys are shown harmlessly") {
  Editions editions;
  const Lines messages = editions.bind(fmt::format("\"\\u001b[31m\\n{}\" = 1\n", std::string(200, 'x')), editions.first()).messages;
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].starts_with("R0602 an inspection has no entry `·[31m·xxx"));
  CHECK(messages[0].find("xxx…` |") != std::string::npos);
  CHECK(messages[0].size() < 400);
}

// ---- under another framework

TEST_CASE("without the asking, what has no place is an error") {
  Editions editions;
  const Lines messages =
      editions.bind("[tally.\"3.1\"]\npolice = \"4 of 4\"\n[tally.\"2.1\"]\nsafety = \"1 of 1\"\n", editions.second(),
                    {false, &editions.first()}).messages;
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
  CHECK(set_aside(inspection) == Lines{"the tally of `safety` of standard 2.1: standard 2.1 has no such question in second",
                                       "the tallies of standard 3.1: 3.1 is another standard in second",
                                       "the published rating of standard 3.1: 3.1 is another standard in second"});
}

TEST_CASE("a new inspection under the old framework") {
  Editions editions;
  const Framework& first = editions.first();
  const Inspection inspection = editions.right(
      "[judged]\n\"3.1\" = \"good\"\n\"4.1\" = \"good\"\n[published]\n\"4.1\" = \"good\"\n", first, {true, &editions.second()});
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
  const Lines messages = editions.bind("[judged]\n\"9.9\" = \"good\"\n[tally.\"2.1\"]\nsaftey = \"1 of 1\"\n[published]\noveral = 1\n"
                                       "[[cases.other]]\nwho = 1\n",
                                       editions.second(), {true, &editions.first()}).messages;
  CHECK(messages.size() == 4);
}

TEST_CASE("where its own framework is not known, whatever has no place is set aside") {
  Editions editions;
  const Inspection inspection = editions.right("[judged]\n\"9.9\" = \"good\"\n\"1.1\" = \"three-stars\"\n[[cases.court]]\nwho = 1\n",
                                               editions.stranger(), {true, nullptr});
  CHECK(inspection.published_elsewhere);
  CHECK(inspection.judged == std::vector<std::uint64_t>{3});
  CHECK(set_aside(inspection) ==
        Lines{"the cases of `court`: stranger has no cases `court`", "the judgement of standard 9.9: stranger has no standard 9.9",
              "the judgement of standard 1.1: its level is not one of stranger"});
}

TEST_CASE("a level of another family's scale is set aside, a misspelt one is an error") {
  Editions editions;
  const Binding binding{true, &editions.first()};
  CHECK(set_aside(editions.right("[judged]\n\"1.1\" = \"good\"\n[published]\n\"1.1\" = \"good\"\n", editions.stranger(), binding)) ==
        Lines{"the judgement of standard 1.1: its level is not one of stranger",
              "the published rating of standard 1.1: stranger gives no such rating"});
  CHECK(editions.bind("[judged]\n\"1.1\" = \"god\"\n", editions.stranger(), binding).messages.size() == 1);
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
  const Inspection inspection = editions.right(court_case() + "[[cases.other]]\n3.1.police = \"yes\"\n", second, binding);
  CHECK(tallies(inspection, second, "2.1.desistance") == Tally{1, 1});
  CHECK(tallies(inspection, second, "2.2.weeks") == Tally{1, 1});
  CHECK(tallies(inspection, second, "2.2.begun") == Tally{1, 1});
  CHECK(set_aside(inspection) ==
        Lines{"`begun` of the cases of `court`: second has no such fact or question",
              "the answers to `2.1.safety`: standard 2.1 has no such question for `court` in second",
              "the answers to standard 3.1: 3.1 is another standard in second"});
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
  const std::string low = "[[cases.court]]\nat-risk = true\nharm = \"low\"\nbegun = 2020-01-01\n2.1.desistance = true\n"
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
      "[[cases.court]]\nat-risk = true\nharm = \"low\"\n2.1.desistance = true\n2.2.harm = \"no\"\n2.2.begun = \"yes\"\n", first,
      {true, &editions.second()});
  CHECK(tallies(inspection, first, "2.2.harm") == Tally{0, 0});
  CHECK(tallies(inspection, first, "2.1.safety") == Tallies::with_open({0, 0}, 1));
  CHECK(tallies(inspection, first, "2.2.begun") == Tallies::with_open({0, 0}, 1));
  CHECK(set_aside(inspection) ==
        Lines{"some answers to `2.2.harm`: the question is not relevant in those cases in first"});
}

}  // namespace
}  // namespace rubric
