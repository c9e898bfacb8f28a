// Tests in rules text that are passed over: which ones, where they end, and that nothing else is read otherwise.
#include "lang/passing_over.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "lang/parse.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

// What is passed over of a text that begins with a test; "-" where it must be read.
std::string passed(std::string_view text) {
  const auto test = plain_test(text, 0);
  return test ? std::string(text.substr(0, test->end)) : "-";
}

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  Ast ast;

  Read(const std::string& text, Tests tests) {
    ast = parse(sources.add("test.rubric", text), sources, diagnostics, tests);
  }
  std::string tree() const { return dump(*ast.root, sources); }
  std::string messages() const { return render(diagnostics, sources, false); }
};

const std::string kRules =
    "framework f {\n"
    "  test \"A\" { given 1 = 2  expect rating is 3 }\n"
    "  standard 1 judged\n"
    "}\n";

}  // namespace

TEST_CASE("a test is passed over up to the brace that closes it") {
  CHECK(passed("test \"A\" { x } y") == "test \"A\" { x }");
  CHECK(passed("test\n  \"A\" # {\n{ x } y") == "test\n  \"A\" # {\n{ x }");
  CHECK(passed("test \"A\" { given c { a = 1 } x } }") == "test \"A\" { given c { a = 1 } x }");
  CHECK(passed("test \"}\" { x } }") == "test \"}\" { x }");
}

TEST_CASE("braces in texts and comments close nothing") {
  CHECK(passed("test \"A\" { note \"}\" x } }") == "test \"A\" { note \"}\" x }");
  CHECK(passed("test \"A\" { note \"\\\"}\" x } }") == "test \"A\" { note \"\\\"}\" x }");
  CHECK(passed("test \"A\" { x # }\n y } }") == "test \"A\" { x # }\n y }");
  CHECK(passed("test \"A\" { x # \"\n y } \"") == "test \"A\" { x # \"\n y }");
  CHECK(passed("test \"A\" { note \"# \" } x }") == "test \"A\" { note \"# \" }");
}

TEST_CASE("what only reading can tell is read") {
  CHECK(passed("test \"A\" { }") == "-");                  // nothing in it
  CHECK(passed("test \"A\" { x") == "-");                  // not closed
  CHECK(passed("test \"A\" { given c { x }") == "-");      // not closed
  CHECK(passed("test \"A\" { note \"x }\n }") == "-");     // a text that is not closed
  CHECK(passed("test \"A\" { note \"\\x\" }") == "-");     // nor is this one
  CHECK(passed("test \"A\" { x “y” }") == "-");            // from a word processor
  CHECK(passed("test \"A\" { x\n  standard 1 }") == "-");  // a declaration where a `}` may be missing
  CHECK(passed("test \"A\" { x } source \"s\"") == "-");   // what belongs to it and is not in it
  CHECK(passed("test \"A\" { x }\n # c\n note \"s\"") == "-");
  CHECK(passed("test A { x }") == "-");
  CHECK(passed("test") == "-");
  CHECK(passed("test \"A\"") == "-");
}

TEST_CASE("a test that is passed over has its title and its place") {
  const Read whole(kRules, Tests::read);
  const Read brief(kRules, Tests::passed_over);
  CHECK(whole.ast.with_tests);
  CHECK_FALSE(brief.ast.with_tests);
  CHECK(brief.messages().empty());
  const Node& framework = *brief.ast.root->children[0];
  const Node& test = *framework.child(NodeKind::test);
  CHECK(test.span == whole.ast.root->children[0]->child(NodeKind::test)->span);
  CHECK(brief.sources.text(test.children[0]->span) == "\"A\"");
  CHECK(framework.children.size() == whole.ast.root->children[0]->children.size());
  CHECK(framework.children.back()->kind == NodeKind::standard);
}

TEST_CASE("a file with an error anywhere is read in full") {
  for (const std::string& wrong : std::vector<std::string>{"standard", "}", "test \"B\" { expect }", "{"}) {
    std::string text = kRules;
    text.insert(text.find("  standard"), "  " + wrong + "\n");
    if (wrong.starts_with("test")) text += "}";
    const Read whole(text, Tests::read);
    const Read brief(text, Tests::passed_over);
    INFO(text);
    CHECK(whole.diagnostics.has_errors());
    CHECK(brief.messages() == whole.messages());
    CHECK(brief.tree() == whole.tree());
  }
}

TEST_CASE("what is wrong in a test alone shows where tests are read") {
  std::string text = kRules;
  text.insert(text.find("given"), "expct ");
  CHECK(Read(text, Tests::read).diagnostics.errors() == 1);
  CHECK(Read(text, Tests::passed_over).diagnostics.all().empty());
}

TEST_CASE("tests that were passed over can be read later") {
  Sources sources;
  Library library(sources, Tests::passed_over);
  Diagnostics diagnostics;
  library.add("base", tests::framework_with("test \"A\" { given 1.1 = fair  expect rating of standard 1.1 is fair }\n"),
              diagnostics);
  library.add("next", "framework g amends f { test \"B\" { given 1.1 = bad  expect rating of standard 1.1 is bad } }",
              diagnostics);
  library.finish(diagnostics);
  const Declared& framework = *library.find("g");
  auto brief = load(library, framework, diagnostics);
  REQUIRE(brief);
  CHECK(brief->tests.empty());
  CHECK(library.read_tests(framework));
  CHECK_FALSE(library.read_tests(framework));
  const auto whole = load(library, framework, diagnostics);
  REQUIRE(whole);
  CHECK(whole->tests.size() == 1);
  CHECK(semantic_hash(*whole) == semantic_hash(*brief));
  CHECK(diagnostics.all().empty());
}

}  // namespace rubric
