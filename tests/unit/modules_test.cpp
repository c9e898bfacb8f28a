// Modules: what a framework takes in by `use`, in which order, and what goes wrong on the way.
#include <fmt/format.h>

#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

using namespace rubric;
using namespace rubric::tests;
using Lines = std::vector<std::string>;

namespace {

const std::string kScales =
    "module scales { scale s { bad \"Bad\" scores 0  good \"Good\" scores 1 }\n"
    "  banding b of percent rounded half-up { below cut -> bad  at least cut -> good }  parameter cut = 50 }\n";

std::string framework(std::string_view head, std::string_view more = "") {
  return fmt::format(
      "framework f {{ {} cases c {{ risk : yes or no }}\n"
      "  standard 1 on c {{ question x  question y when risk  rating = lowest of b of percent of questions\n"
      "    nothing relevant -> leave out }} {} }}\n",
      head, more);
}

// What is wrong with all frameworks and modules of a text, each by itself.
Lines problems(const std::string& text) {
  RulesText rules(text);
  for (const Declared& declared : rules.library.frameworks()) load(rules.library, declared, rules.diagnostics);
  for (const Declared& module : rules.library.modules()) check_by_itself(rules.library, module, rules.diagnostics);
  return rules.problems();
}

std::string printed(const std::string& text) {
  RulesText rules(text);
  const bool right = static_cast<bool>(rules.load("f"));
  CAPTURE(rules.problems());
  REQUIRE(right);
  return rules.print("f");
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// `last` uses the module before it, and so on down to the first.
std::string row_of_modules(std::size_t count) {
  std::string text = "module m1 { parameter p1 = 1 }\n";
  for (std::size_t i = 2; i <= count; ++i)
    text += fmt::format("module m{0} {{ use m{1} parameter p{0} = 1 }}\n", i, i - 1);
  return text;
}

std::string many_modules(std::size_t count, std::string& uses) {
  std::string text;
  for (std::size_t i = 1; i <= count; ++i) {
    text += fmt::format("module m{0} {{ parameter p{0} = 1 }}\n", i);
    uses += fmt::format("use m{} ", i);
  }
  return text;
}

}  // namespace

TEST_CASE("a framework is what its modules and itself declare") {
  const std::string whole = printed(kScales + framework("use scales"));
  CHECK(times(whole, "scale s {") == 1);
  CHECK(times(whole, "use") == 0);

  RulesText taken_in(kScales + framework("use scales"));
  RulesText again(whole);
  CHECK(semantic_hash(*taken_in.load()) == semantic_hash(*again.load()));
  CHECK(again.diagnostics.all().empty());
}

TEST_CASE("a module is taken in once, whatever ways lead to it") {
  const std::string ways =
      "module left { use scales parameter l = 1 } module right { use scales parameter r = 1 }\n"
      "framework g amends f { use scales use right change title of standard 1 to \"One\" }\n";
  CHECK(times(printed(kScales + ways + framework("use left use right use scales")), "scale s {") == 1);
  RulesText rules(kScales + ways + framework("use left use right use scales"));
  const bool right = rules.load("g").has_value();
  CAPTURE(rules.problems());
  CHECK(right);
}

TEST_CASE("amendments of a module come after all that the framework says itself") {
  const std::string module =
      "module m { change title of standard 1 to \"By the module\"  change value of parameter cut to 60\n"
      "  in question x of standard 1 { add prompt p \"P\" } }\n";
  const std::string text =
      printed(kScales + module + framework("use m use scales", "change title of standard 1 to \"Own\""));
  CHECK(text.find("standard 1 \"By the module\"") != std::string::npos);
  CHECK(text.find("parameter cut = 60") != std::string::npos);
  CHECK(text.find("prompt p \"P\"") != std::string::npos);
}

TEST_CASE("what a module amends is shown with the place of its amendment") {
  RulesText rules("module m { in question x of standard 1 { add prompt p } }\n" + kScales +
                  framework("use scales use m"));
  const std::optional<Framework> f = rules.load();
  REQUIRE(f);
  const Prompt& prompt = f->questions[0].prompts.at(0);
  REQUIRE(prompt.origin.amendment);
  CHECK(rules.sources.text(*prompt.origin.amendment) == "add prompt p");
}

TEST_CASE("a framework may amend what its modules declare, and inherits what its base used") {
  const std::string draft =
      "framework g amends f { change value of parameter cut to 70  use more }\nmodule more { define d \"D\" = 1 }\n";
  RulesText rules(kScales + framework("use scales", "change value of parameter cut to 60") + draft);
  CHECK(rules.load("g").has_value());
  CHECK(rules.print("f").find("parameter cut = 60") != std::string::npos);
  CHECK(rules.print("g").find("parameter cut = 70") != std::string::npos);
  CHECK(rules.print("g").find("define d \"D\" = 1") != std::string::npos);
  CHECK(rules.problems() == Lines{});
}

TEST_CASE("what a framework does not need of a module is no slip") {
  CHECK(problems("module m { scale spare { low \"L\" high \"H\" } parameter p = 1 cases k { z : yes or no } }\n" +
                 kScales + framework("use m use scales")) == Lines{});
}

TEST_CASE("what is wrong with modules, once and in its place") {
  const auto [text, expected] = GENERATE(table<std::string, Lines>({
      {kScales + framework("use scalse use scales"), {"R0508 `scalse`"}},
      {framework("use nothing"), {"R0508 `nothing`"}},
      {"module a { use b } module b { use a }\n" + kScales + framework("use scales use b"), {"R0509 `use b`"}},
      {"module a { use a }\n", {"R0509 `use a`"}},
      {kScales + framework("use scales") + "framework g { use f }\n", {"R0510 `f`"}},
      {kScales + "framework g amends scales { }\n", {"R0510 `scales`"}},
      {"module m { programme p overall { } parameter x = 1 }\n", {"R0511 `programme p`", "R0511 `overall { }`"}},
      {"module m { in force from 2020-01-01 test \"t\" { } parameter x = 1 }\n",
       {"R0511 `in force from 2020-01-01`", "R0511 `test \"t\" { }`"}},
      {kScales + framework("use scales use scales"), {"R0202 `use scales`"}},
      {kScales + framework("use scales", "parameter cut = 3"), {"R0202 `cut`"}},
      {kScales + "module two { parameter cut = 3 }\n" + framework("use scales use two"), {"R0202 `cut`"}},
      {kScales + "module two { use scales parameter cut = 3 }\n", {"R0202 `cut`"}},
      {"module m { parameter x = 1 parameter x = 2 }\n", {"R0202 `x`"}},
      {"module m { parameter x = 1 } module m { parameter x = 2 }\n", {"R0202 `m`"}},
      {kScales + framework("use scales") + "module f { parameter x = 1 }\n", {"R0202 `f`"}},
      {"module m { }\n", {"R0316 `m`"}},
      {"module m { in question z of standard 1 { add prompt p } }\n" + kScales + framework("use scales use m"),
       {"R0502 `question z`"}},
      {kScales + framework("", "change value of parameter cut to 60"), {"R0505 `change value of parameter cut to 60`"}},
  }));
  CAPTURE(text);
  CHECK(problems(text) == expected);
}

TEST_CASE("by itself, a module may speak of what only frameworks declare") {
  CHECK(
      problems(
          "module m { banding b of percent exact { below cut -> bad at least cut -> good }\n"
          "  define d = risk and percent of question q of standard 8 is above 5  default for standards { rating = worst of x }\n"
          "  standard 9 judged  standard 8 on k { question q when z }  in standard 1 { remove question x } }\n") ==
      Lines{});
}

TEST_CASE("as many modules as the limit allows, in a row and side by side") {
  std::string uses;
  const std::string side_by_side = many_modules(kMaxModules, uses);
  CHECK(problems(side_by_side + "framework f { " + uses + "scale s { a \"A\" b \"B\" } standard 1 judged }\n") ==
        Lines{});
  std::string one_more;
  const std::string too_many = many_modules(kMaxModules + 1, one_more);
  CHECK(problems(too_many + "framework f { " + one_more + "scale s { a \"A\" b \"B\" } standard 1 judged }\n") ==
        Lines{fmt::format("R0512 `use m{}`", kMaxModules + 1)});

  const std::string judged = " scale s { a \"A\" b \"B\" } standard 1 judged }\n";
  CHECK(problems(row_of_modules(kMaxModules) + fmt::format("framework f {{ use m{}", kMaxModules) + judged) == Lines{});
  RulesText rules(row_of_modules(kMaxModules + 1) + fmt::format("framework f {{ use m{}", kMaxModules + 1) + judged);
  CHECK(!rules.load("f"));
  CHECK(rules.problems() == Lines{"R0512 `use m1`"});
}

TEST_CASE("slips around modules are answered with what to write") {
  const auto [text, message] = GENERATE(table<std::string, std::string>({
      {"framework f { use a, b }", "expected the end of the line, found `,` | write `use` once for each module"},
      {"module m amends f { }",
       "expected `{`, found `amends` | only a framework amends another; a module is taken in by `use`"},
      {"framework f { use \"m\" }", "expected a name, found `\"m\"` | "},
      {"modul m { }", "expected `framework` or `module`, found `modul` | "},
      {"module m { parameter x = 1 } }", "`}` closes nothing | take one of the two out"},
  }));
  RulesText rules(text);
  REQUIRE(!rules.diagnostics.all().empty());
  const Diagnostic& first = rules.diagnostics.all().front();
  CHECK(first.message + " | " + first.advice == message);
  if (!first.related.empty()) CHECK(first.related[0].text == "the module ends here");
}

TEST_CASE("of what a framework is made, each once, is known before anything is checked") {
  RulesText rules(kScales + "module m { use scales use nothing use m }\n" + framework("use m use scales") +
                  "framework g amends f { use m }\n");
  std::string names;
  for (const Declared* part : rules.library.parts_of(*rules.library.find("g"))) names += part->name + " ";
  CHECK(names == "g f m scales ");
}
