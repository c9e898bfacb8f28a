// Prompts: tallies of their own below the questions, told or counted, and never a part of a rating.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

using namespace rubric;
using namespace rubric::tests;
using Lines = std::vector<std::string>;

namespace {

// The prompts of question a are p and, only where there is risk, q; d is judged; `second` has other prompts.
const std::string kRules =
    "framework first { programme x in force from 2020-01-01 to 2020-12-31\n"
    "  scale s { bad \"Bad\" scores 0  good \"Good\" scores 1 }\n"
    "  banding b of percent rounded half-up { below 50 -> bad  at least 50 -> good }\n"
    "  cases c { risk : yes or no }\n"
    "  standard 1 on c { question a { prompt p  prompt q when risk }  question b when risk { prompt p }\n"
    "    rating = lowest of b of percent of questions  nothing relevant -> leave out }\n"
    "  standard 2 on c { question a  rating = lowest of b of percent of questions  nothing relevant -> leave out }\n"
    "  standard 3 judged }\n"
    "framework second amends first { in force from 2021-01-01\n"
    "  remove prompt q of question a of standard 1  remove question b of standard 1  replace standard 2 judged }\n";

struct Rated {
  std::vector<std::string> messages;  // "R0604 message | advice"
  std::optional<Inspection> inspection;
  std::vector<Value> slots;
};

Rated rate_by(std::string_view name, const std::string& data) {
  RulesText rules(kRules);
  const Framework framework = rules.load(name).value();
  const Framework own = rules.load("first").value();
  const SourceId source =
      rules.sources.add("data", "programme = \"x\"\nfieldwork = 2020-06-01\nsample = { c = 6 }\n" + data);
  Diagnostics diagnostics;
  const DataValue document = read_toml(source, rules.sources, diagnostics).value();
  const Heading heading = read_heading(document, diagnostics).value();
  Rated rated;
  rated.inspection = bind(document, heading, framework, {name != "first", &own}, rules.sources, diagnostics);
  const Plan plan = compile(framework);
  if (rated.inspection) rated.slots = rate(plan, *rated.inspection, diagnostics).value().slots;
  for (const Diagnostic& d : diagnostics.sorted()) {
    rated.messages.push_back(fmt::format("{} {} | {}", info(d.code).id, d.message, d.advice));
  }
  return rated;
}

Lines set_aside(const Rated& rated) {
  Lines lines;
  for (const SetAside& part : rated.inspection.value().set_aside) lines.push_back(part.what + ": " + part.why);
  return lines;
}

std::string one_case(std::string_view id, std::string_view risk, std::string_view a, std::string_view more) {
  return fmt::format("[[cases.c]]\nid = \"{}\"\nrisk = \"{}\"\n\"1.a\" = \"{}\"\n\"2.a\" = \"yes\"\n{}\n", id, risk, a,
                     more);
}

// As told for prompt p of question a of standard 1.
std::optional<Tallies> told(const std::string& data) { return rate_by("first", data).inspection.value().prompts[0][0]; }

}  // namespace

TEST_CASE("a prompt's tally has every form that a question's may have") {
  const auto tally = [](std::string_view text) { return told(fmt::format("prompts.1.a.p = \"{}\"", text)); };
  CHECK(tally("4 of 5") == Tallies(Tally{4, 5}));
  CHECK(tally("80% of 5") == Tallies::printed_of(80, 5));
  CHECK(tally("80% of at most 5") == Tallies::printed_of_at_most(80, 5));
  CHECK(tally("80%") == Tallies::printed_of_at_most(80, 6));
  CHECK(tally("not relevant") == Tallies(Tally{0, 0}));
  CHECK(tally("not yet assessed") == Tallies::any());
  CHECK(told("") == std::nullopt);
}

TEST_CASE("prompts are counted from cases, and a case need not answer them") {
  const std::string cases =
      one_case("A", "yes", "yes", "\"1.b\" = \"no\"\n\"1.a.p\" = \"yes\"\n\"1.a.q\" = \"no\"") +
      one_case("B", "no", "no", "\"1.a.p\" = \"not yet assessed\"") + one_case("C", "no", "yes", "") +
      one_case("D", "no", "yes", "\"1.a.p\" = \"not relevant\"\n\"1.a.q\" = \"not relevant\"") +
      one_case("E", "no", "yes", "\"1.a.p\" = true") + one_case("F", "no", "yes", "\"1.a.p\" = \"no\"");
  const Inspection inspection = rate_by("first", cases).inspection.value();
  CHECK(inspection.prompts[0][0] == Tallies::with_open(Tally{2, 3}, 1));
  CHECK(inspection.prompts[0][1] == Tallies(Tally{0, 1}));
  CHECK(inspection.prompts[1][0] == std::nullopt);
}

TEST_CASE("no prompt ever changes a rating") {
  const std::string tallies =
      "tally.1.a = \"5 of 6\"\ntally.1.b = \"3 of 4\"\ntally.2.a = \"60%\"\njudged.3 = \"good\"\n";
  const std::string cases = one_case("A", "yes", "yes", "\"1.b\" = \"yes\"") + one_case("B", "no", "no", "") +
                            one_case("C", "no", "yes", "") + one_case("D", "no", "yes", "") +
                            one_case("E", "no", "yes", "") + one_case("F", "no", "yes", "");
  for (const char* prompts : {"0 of 6", "6 of 6", "100%", "not relevant", "not yet assessed"}) {
    CAPTURE(prompts);
    const std::string told =
        fmt::format("prompts.1.a.p = \"{0}\"\nprompts.1.a.q = \"{0}\"\nprompts.1.b.p = \"{0}\"\n", prompts);
    CHECK(rate_by("first", told + tallies).slots == rate_by("first", tallies).slots);
    CHECK(rate_by("first", told + cases).slots == rate_by("first", cases).slots);
  }
  for (const char* answer : {"yes", "no", "not relevant", "not yet assessed"}) {
    const std::string answered = one_case(
        "A", "yes", "yes",
        fmt::format("\"1.b\" = \"yes\"\n\"1.a.p\" = \"{0}\"\n\"1.a.q\" = \"{0}\"\n\"1.b.p\" = \"{0}\"", answer));
    const std::string rest = cases.substr(cases.find("[[cases.c]]\nid = \"B\""));
    CHECK(rate_by("first", answered + rest).slots == rate_by("first", cases).slots);
    CHECK(rate_by("first", answered + rest).inspection->patterns == rate_by("first", cases).inspection->patterns);
  }
}

TEST_CASE("what is wrong with prompts is said, with the way out") {
  const std::string cases = one_case("A", "no", "yes", "\"1.a.p\" = \"yes\"");
  const auto [data, message] = GENERATE_COPY(table<std::string, std::string>({
      {"prompts = 3",
       "R0603 `prompts` is a whole number, not a table | write [prompts.\"2.1\".desistance], then for each prompt a line such as offending = \"5 of 6\""},
      {"prompts.1 = 3",
       "R0603 `1` is a whole number, not a table | write [prompts.\"2.1\".desistance], then for each prompt a line such as offending = \"5 of 6\""},
      {"prompts.1.a = \"4 of 5\"",
       "R0603 `a` is a text, not a table | write [prompts.\"2.1\".desistance], then for each prompt a line such as offending = \"5 of 6\""},
      {"prompts.4.a.p = \"4 of 5\"", "R0604 first has no standard `4` | its standards are `1`, `2`, `3`"},
      {"prompts.3.a.p = \"4 of 5\"", "R0613 standard 3 is judged in first | its level stands under [judged]"},
      {"prompts.1.aa.p = \"4 of 5\"", "R0604 standard 1 has no question `aa` | did you mean `a`?"},
      {"prompts.1.a.pp = \"4 of 5\"", "R0604 question `a` of standard 1 has no prompt `pp` | did you mean `p`?"},
      {"prompts.1.a.victims = \"4 of 5\"",
       "R0604 question `a` of standard 1 has no prompt `victims` | its prompts are `p`, `q`"},
      {"prompts.2.a.p = \"4 of 5\"",
       "R0604 question `a` of standard 2 has no prompt `p` | the rules declare no prompts for it"},
      {"prompts.1.a.p = \"6 of 5\"",
       "R0605 `6 of 5` has more cases answered yes than relevant ones | write those answered yes first, as in `6 of 7`"},
      {"prompts.1.a.p = \"7 of 7\"",
       "R0611 `7 of 7` has more cases than the sample | the sample has 6 cases of this kind"},
      {"prompts.1.a.p = \"1 of 1\"\n" + cases,
       "R0608 prompt `p` has a tally, and cases answer it one by one | leave the tally out: it is counted from the cases"},
      {one_case("A", "no", "yes", "\"1.a.q\" = \"no\""),
       "R0609 `1.a.q` is answered in case 1 of `c`, where it is not relevant | take the answer out, or correct the facts of the case"},
      {one_case("A", "no", "yes", "\"1.b.p\" = \"no\""),
       "R0609 `1.b.p` is answered in case 1 of `c`, where its question is not relevant | take the answer out, or correct the facts of the case"},
      {one_case("A", "no", "yes", "\"1.a.p\" = \"maybe\""),
       "R0603 `maybe` is no answer to `1.a.p` | the answers are `yes`, `no`, `not relevant`, `not yet assessed`, `insufficient evidence`"},
      {one_case("A", "no", "yes", "\"1.a.victims\" = \"yes\""),
       "R0604 cases of `c` have no fact or question `1.a.victims` | they have `1.a.p`, `1.a.q`"},
  }));
  CAPTURE(data);
  const Lines messages = rate_by("first", data).messages;
  CHECK(std::find(messages.begin(), messages.end(), message) != messages.end());
}

TEST_CASE("under another edition prompts without a place are set aside") {
  CHECK(
      set_aside(rate_by(
          "second",
          "prompts.1.a.p = \"4 of 5\"\nprompts.1.a.q = \"4 of 5\"\nprompts.1.b.p = \"1 of 2\"\nprompts.2.a.p = \"1 of 2\"\n")) ==
      Lines{"the tally of prompt `q` of `a` of standard 1: the question has no such prompt in second",
            "the prompts of `b` of standard 1: standard 1 has no such question in second",
            "the prompts of standard 2: 2 is another standard in second"});
  CHECK(rate_by("second", "prompts.1.a.x = \"4 of 5\"").messages ==
        Lines{"R0604 question `a` of standard 1 has no prompt `x` | its prompts are `p`"});
}
