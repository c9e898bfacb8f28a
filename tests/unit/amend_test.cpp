// Amendments: what each of them does, and what they may not do. Printing a framework in full.
#include <fmt/format.h>

#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

using namespace rubric;
using namespace rubric::tests;
using Lines = std::vector<std::string>;

namespace {

std::string amended_by(const std::string& amendments) {
  return framework_with("") + "framework g amends f {\n" + amendments + "\n}\n";
}

// Codes of what is wrong with amendments of the framework of rules_text.hpp.
Lines codes(const std::string& amendments) {
  RulesText rules(amended_by(amendments));
  rules.load();
  Lines found;
  for (const Diagnostic& d : rules.diagnostics.sorted()) found.emplace_back(info(d.code).id);
  return found;
}

std::string with_single_blanks(std::string text) {
  text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }), text.end());
  return text;
}

// Lines of the printed framework that its base does not have, their alignment aside.
Lines news(const std::string& amendments) {
  RulesText rules(amended_by(amendments));
  const bool right = static_cast<bool>(rules.load());
  CAPTURE(rules.problems());
  REQUIRE(right);
  const std::string before = with_single_blanks(rules.print("f"));
  Lines lines;
  std::string rest = with_single_blanks(rules.print("g"));
  for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n')) {
    const std::string line = rest.substr(0, end);
    if (before.find(line + "\n") == std::string::npos) lines.push_back(line.substr(line.find_first_not_of(' ')));
    rest.erase(0, end + 1);
  }
  lines.erase(lines.begin());  // the head
  return lines;
}

}  // namespace

TEST_CASE("an amendment changes what it says") {
  const auto [amendments, expected] = GENERATE(table<std::string, Lines>({
      {"add parameter p = 3 add define d \"D\" = p", {"parameter p = 3", "define d \"D\" = p"}},
      {"replace standard 2.1 \"New\" judged", {"standard 2.1 \"New\" judged"}},
      {"in standard 2.1 { add question z \"Z\" }", {"question z \"Z\""}},
      {"in standard 2.1 { add before question x question w }", {"question w"}},
      {"in standard 2.1 { replace question y when risk and size is large }",
       {"question y when risk and size is large"}},
      {"change title of standard 1.1 to \"Leadership\"", {"standard 1.1 \"Leadership\" judged"}},
      {"change when of question y of standard 2.1 to size is large", {"question y when size is large"}},
      {"change when of question x of standard 2.1 to not risk", {"question x when not risk"}},
      {"change rounding of banding b to rounded half-even", {"banding b of percent rounded half-even {"}},
      {"change rating of default for standards to highest of b of percent of questions",
       {"rating = highest of b of percent of questions"}},
      {"change score of level good of scale s to 3", {"good \"Good\" scores 3"}},
      {"change type of fact age of cases c to number at least 0", {"age : number at least 0"}},
      {"change weight of standard 1.1 to 2", {"standard 1.1 weight 2, judged"}},
      {"in domain 1 { add after standard 1.1 standard 1.3 judged }", {"standard 1.3 judged"}},
  }));
  CAPTURE(amendments);
  CHECK(news(amendments) == expected);
}

TEST_CASE("an amendment without effect, target or sense is an error") {
  const auto [amendments, expected] = GENERATE(table<std::string, Code>({
      {"change title of domain 1 to \"One\"", Code::without_effect},
      {"replace standard 1.1   judged", Code::without_effect},
      {"change when of question y of standard 2.1 to risk", Code::without_effect},
      {"change rounding of banding b to rounded  half-up", Code::without_effect},
      {"in standard 2.1 { }", Code::without_effect},
      {"remove standard 9", Code::no_target},
      {"replace parameter p = 3", Code::no_target},
      {"change rating of standard 2.1 to good", Code::no_target},
      {"add standard 1.1 judged", Code::declared_twice},
      {"add question z", Code::cannot_hold},
      {"change when of banding b to yes", Code::cannot_hold},
      {"change type of standard 2.1 to date", Code::cannot_hold},
  }));
  CAPTURE(amendments);
  const Lines found = codes(amendments);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front() == info(expected).id);
}

TEST_CASE("what an amendment made remembers it") {
  RulesText rules(amended_by("replace standard 1.1 \"New\" judged  in standard 2.1 { add question z }"));
  const auto framework = rules.load();
  REQUIRE(framework);
  REQUIRE(framework->standards[0].origin.amendment);
  CHECK(rules.sources.text(*framework->standards[0].origin.amendment) == "replace standard 1.1 \"New\" judged");
  CHECK(framework->questions.back().origin.amendment);
  CHECK_FALSE(framework->standards[1].origin.amendment);
  CHECK(framework->chain == Lines{"g", "f"});
}

TEST_CASE("a later edition starts without the days and the tests of its base, and keeps its programme") {
  RulesText rules(
      "framework a { programme p \"P\"  in force from 2020-01-01  scale s { bad \"Bad\" good \"Good\" } standard 1 judged\n"
      "  test \"t\" { given standard 1 = good  expect rating of standard 1 is good } }\n"
      "framework b amends a { change title of standard 1 to \"One\" }\n");
  const auto framework = rules.load();
  REQUIRE(framework);
  CHECK(framework->programme == "p");
  CHECK_FALSE(framework->in_force);
  CHECK(framework->tests.empty());
}

TEST_CASE("chains of amendments have an end") {
  const auto chain = [](std::size_t length) {
    std::string text = "framework f0 { scale s { bad \"Bad\" good \"Good\" } standard 1 judged }\n";
    for (std::size_t i = 1; i < length; ++i)
      text += fmt::format("framework f{} amends f{} {{ change title of standard 1 to \"T{}\" }}\n", i, i - 1, i);
    return text;
  };
  RulesText at_limit(chain(kMaxChain));
  CHECK(at_limit.load());
  RulesText above(chain(kMaxChain + 1));
  CHECK_FALSE(above.load());
  CHECK(above.diagnostics.all().front().code == Code::chain_too_long);
  RulesText circle("framework a amends b { }\nframework b amends a { }\n");
  CHECK_FALSE(circle.load());
  CHECK(circle.diagnostics.all().front().code == Code::base_cycle);
}

TEST_CASE("a framework printed in full is the same framework, and prints the same again") {
  const auto amendments = GENERATE(
      as<std::string>(), "add parameter p = 3 add define d \"D\" = p + 1", "in standard 2.1 { add question z \"Z\" }",
      "add overall { score = sum of score of standards  rating = score banded { 0 to 2 -> bad  at least 3 -> good } "
      "note \"n\" limit rating to at most fair when at least 1 of rating of standards are bad }",
      "add discretion d \"D\" for standards of domain 2 { source \"s\" ground g \"G\" when one case changes rating note \"n\" "
      "moves at most 1 level  requires reason, author }",
      "add sampling { confidence 80 percent margin 5 points split c 100 percent size of c is at least 5 }",
      "change weight of standard 1.1 to 2 change type of fact age of cases c to number 0 to 5 with 1 decimal in \"y\" or missing",
      "add test \"t\" { given standard 2.1 = 1 of 2, not relevant  expect rating of standard 2.1 can be fair }");
  RulesText rules(amended_by(amendments));
  const auto framework = rules.load();
  CAPTURE(rules.problems());
  REQUIRE(framework);
  const std::string printed = rules.print("g");
  CAPTURE(printed);
  RulesText again(printed);
  const auto same = again.load();
  REQUIRE(same);
  CHECK(semantic_hash(*same) == semantic_hash(*framework));
  CHECK(again.print("g") == printed);
}
