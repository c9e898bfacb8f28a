// Rules text that is wrong: one message for each mistake, and what is right stays in the tree.
#include "lang/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lang/lexemes.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

struct Parsed {
  explicit Parsed(std::string text)
      : id(sources.add("test.rubric", std::move(text))), ast(parse(id, sources, diagnostics)) {}

  Sources sources;
  Diagnostics diagnostics;
  SourceId id;
  Ast ast;
};

using Lines = std::vector<std::string>;

// "line:column message | advice" of every diagnostic
Lines errors(const Parsed& parsed) {
  Lines lines;
  for (const Diagnostic& item : parsed.diagnostics.sorted()) {
    const Position at = parsed.sources[item.span.source].position(item.span.begin);
    lines.push_back(
        fmt::format("{}:{} {}{}{}", at.line, at.column, item.message, item.advice.empty() ? "" : " | ", item.advice));
  }
  return lines;
}
Lines errors(std::string text) { return errors(Parsed(std::move(text))); }

// The names of what the frameworks declare.
std::string declared(const Parsed& parsed) {
  std::string names;
  for (const Node* framework : parsed.ast.root->children) {
    names += fmt::format("{}:", parsed.sources.text(framework->id()->span));
    for (std::size_t i = 1; i < framework->children.size(); ++i) {
      const Node* id = framework->children[i]->id();
      names +=
          fmt::format(" {}", id == nullptr ? to_string(framework->children[i]->kind) : parsed.sources.text(id->span));
    }
    names += "; ";
  }
  return names;
}

// Anything left out of the tree has been reported.
bool honest(const Parsed& parsed) { return parsed.ast.complete != parsed.diagnostics.has_errors(); }

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("what people write otherwise is answered with the form that is right") {
  struct Row {
    const char* line;
    const char* advice;
  };
  const auto check = [](const char* before, const char* after, const Row& row) {
    INFO(row.line);
    const Parsed parsed(fmt::format("framework f {{\n{}{}{}\n}}", before, row.line, after));
    REQUIRE(parsed.diagnostics.errors() == 1);
    CHECK(parsed.diagnostics.all()[0].advice == row.advice);
    CHECK(honest(parsed));
  };
  const Row bands[] = {
      {"50-64 -> good", "write `50 to 64`"},
      {"mid \"Mid\" 50-64 -> good", "write `50 to 64`"},
      {"0.5-1.5 -> good", "write `0.5 to 1.5`"},
      {"50–64 -> good", "write `50 to 64`"},
      {"50 – 64 -> good", "write `50 to 64`"},
      {"50—64 -> good", "write `50 to 64`"},
      {"80 or more -> good", "write `at least 80`"},
      {"80 or above -> good", "write `at least 80`"},
      {"50 or less -> good", "write `at most 50`"},
      {"50 or fewer -> good", "write `at most 50`"},
      {"80+ -> good", "write `at least 80`"},
      {">= 80 -> good", "write `at least 80`"},
      {">=80 -> good", "write `at least 80`"},
      {"≥80 -> good", "write `at least 80`"},
      {"<= 80 -> good", "write `at most 80`"},
      {"≤ 80 -> good", "write `at most 80`"},
      {"<50% -> good", "write `below 50`"},
      {"< 50 -> good", "write `below 50`"},
      {"> 50 -> good", "write `above 50`"},
      {"low < 50 -> good", "write `below 50`"},
      {"less than 50 -> good", "write `below 50`"},
      {"more than 50 -> good", "write `above 50`"},
      {"50% -> good", "a percent is counted from 0 to 100, without a sign: write `50`"},
      {"50 % -> good", "a percent is counted from 0 to 100, without a sign: write `50`"},
      {"at least 50% -> good", "a percent is counted from 0 to 100, without a sign: write `50`"},
      {"50 to 64% -> good", "a percent is counted from 0 to 100, without a sign: write `64`"},
      {"at least 1,000 -> good", "write `1000`"},
      {"at least 1,000,000 -> good", "write `1000000`"},
      {"low “Low” below 50 -> good", "write `\"`"},
      {"low \"Low” below 50 -> good", "write `\"`"},
      {"below\u00A050 -> good", "write an ordinary blank"},
      {"below 50 → good", "write `->`"},
  };
  for (const Row& row : bands) check("  banding b of percent exact {\n    ", "\n  }", row);
  const Row expressions[] = {
      {"a is 50-64", "write `50 to 64`"},
      {"a is 50–64", "write `50 to 64`"},
      {"a is 80+", "write `at least 80`"},
      {"a >= 80", "write `is at least 80`"},
      {"a is >= 80", "write `at least 80`"},
      {"a < 50%", "write `is below 50`"},
      {"a is <50%", "write `below 50`"},
      {"a != 5", "write `is not 5`"},
      {"a <> good", "write `is not`"},
      {"a is less than 5", "write `below 5`"},
      {"a = 5", "to compare, write `is`"},
      {"a == 5", "to compare, write `is`"},
      {"a && b", "write `and`"},
      {"a || b", "write `or`"},
      {"a is 50%", "a percent is counted from 0 to 100, without a sign: write `50`"},
      {"1,000", "write `1000`"},
      {"“good”", "write `\"`"},
      {"\"good”", "write `\"`"},
      {"‘good’", "write `\"`"},
      {"'good'", "a text stands in straight double quotes, such as \"Staff\""},
      {"\"good", "a text stands in straight double quotes on one line; inside it write \\\" for a quote"},
      {"1.1.2", "a numbered name is said with its kind: write `standard 1.1.2`"},
      {"rating of 1.1.2", "a numbered name is said with its kind: write `standard 1.1.2`"},
      {"a -b", "minus has a blank on both sides: write `a - b`; `a-b` is one name"},
      {"a -3", "minus has a blank on both sides: write `a - b`; `a-b` is one name"},
      {"a − b", "write `-`"},
      {"a × b", "write `*`"},
      {"any of ratings is good", "after `any of`, `all of` or `none of` write `are`"},
      {"none of ratings is good", "after `any of`, `all of` or `none of` write `are`"},
      {"ratings are good", "of one value write `is`; of several write `any of`, `all of` or `none of` before them"},
      {"days is 5", "`days` is a word of the language; a name may begin with it, such as `days-open`"},
      {"foo_bar", "names are words of the letters a to z and digits, joined by hyphens, such as `days-open`"},
      {".5", "a number has digits before and after the dot, such as 0.5"},
      {"5.", "a number has digits before and after the dot, such as 0.5"},
      {"a is 2021-7-15", "a date is written year-month-day with two digits each for month and day, such as 2021-07-15"},
      {"a;", "nothing stands at the end of a line: leave it out"},
      {"a // why", "a comment begins with `#`"},
  };
  for (const Row& row : expressions) check("  define x = ", "\n  define y = 1", row);
  const Row declarations[] = {
      {"define x = a in b", ""},
      {"define days = 5", "`days` is a word of the language; a name may begin with it, such as `days-open`"},
      {"parameter is = 5", "`is` is a word of the language; a name may begin with it, such as `is-1`"},
      {"define cost share = 5", "a name has no blanks: write `cost-share`; a title stands in straight double quotes"},
      {"standard 1.1 Leadership judged", "a title stands in straight double quotes"},
      {"cases c { at risk : yes or no }", "`at` is a word of the language; a name may begin with it, such as `at-1`"},
      {"cases c {\n harm risk : yes or no }",
       "a name has no blanks: write `harm-risk`; a title stands in straight double quotes"},
      {"cases c { a : yes/no }", "write `or`"},
      {"cases c {\u00A0a : date }", "write an ordinary blank"},
  };
  for (const Row& row : declarations) check("  ", "\n  define y = 1", row);
}

TEST_CASE("a message says what was expected and what stands there") {
  CHECK(errors("framework f { define x 5 }") == Lines{"1:24 expected `=`, found `5`"});
  CHECK(errors("framework f {\n  define x =  # soon\n}") == Lines{"2:13 expected a value, found the end of the line"});
  CHECK(errors("framework") == Lines{"1:10 expected a name, found the end of the file"});
  CHECK(errors("frame f { }") == Lines{"1:1 expected `framework` or `module`, found `frame`"});
  CHECK(errors("framework f { define x = 1, 2 }") == Lines{"1:27 expected the end of the line, found `,`"});
  CHECK(errors("framework f { 12 }") == Lines{"1:15 expected a declaration or an amendment or `}`, found `12`"});
  CHECK(errors("framework f { banding b of percent { 5 -> } }") == Lines{"1:43 expected a value, found `}`"});
  CHECK(errors("framework f { define " + repeated("é", 3) + " = 5 }") == Lines{"1:22 expected a name, found `é`"});
  CHECK(errors("framework f { " + repeated("12345678", 10) + "_ }") ==
        Lines{"1:15 expected a declaration or an amendment or `}`, found `1234567812345678123456781234567812345678…` | "
              "names are "
              "words of the letters a to z and digits, joined by hyphens, such as `days-open`"});
}

TEST_CASE("each broken declaration gives one message, and the others stay in the tree") {
  const Parsed parsed(
      "framework f {\n"
      "  define a = 1\n"
      "  define b = = 2\n"
      "  banding c of percent {\n"
      "    below -> x\n"
      "    50 to 64 y\n"
      "    at least 65 -> good\n"
      "  }\n"
      "  define d = 4 note curly\n"
      "  domain 1 \"One\" {\n"
      "    standard 1.1 \"S\" judgd {\n"
      "      question a \"A\"\n"
      "    }\n"
      "    standard 1.2 \"T\" {\n"
      "      question b \"B\" when {\n"
      "      }\n"
      "      rating = lowest\n"
      "    }\n"
      "  }\n"
      "  define e = (1 +\n"
      "    2\n"
      "  define f = 5\n"
      "}\n"
      "framework g { define h = 1 }\n");
  CHECK(errors(parsed) == Lines{
                              "3:14 expected a value, found `=`",
                              "5:11 expected a value, found `->`",
                              "6:14 expected `->`, found `y`",
                              "9:21 expected a text in double quotes, found `curly`",
                              "11:22 expected the end of the line, found `judgd`",
                              "15:27 expected a value or a condition, found `{`",
                              "21:6 expected `)`, found the end of the line",
                          });
  CHECK(declared(parsed) == "f: a c 1 f; g: h; ");
  const Node& banding = *parsed.ast.root->children[0]->children[2];
  CHECK(banding.all(NodeKind::band).size() == 1);
  const Node& domain = *parsed.ast.root->children[0]->children[3];
  REQUIRE(domain.all(NodeKind::standard).size() == 2);
  CHECK(domain.all(NodeKind::standard)[1]->all(NodeKind::assign).size() == 1);
  CHECK(honest(parsed));
}

TEST_CASE("a declaration that the line before runs into is still read") {
  for (const char* before :
       {"define a = 1 and", "define a = lowest of", "define a = (1", "define a =", "define", "parameter p = 80+",
        "standard 1.1 judged as", "default for standards { rating = }", "limit rating to", "scale s { a \"A\""}) {
    INFO(before);
    const Parsed parsed(
        fmt::format("framework f {{\n  {}\n  define b = 2\n  overall {{\n  }}\n  define c = 3\n}}\n", before));
    CHECK(parsed.diagnostics.errors() == 1);
    CHECK_THAT(declared(parsed), Catch::Matchers::Contains("b overall c; "));
  }
}

TEST_CASE("a block left open is named, with what cannot stand in it") {
  const Parsed parsed(
      "framework f {\n  scale rating {\n    bad \"Bad\"\n  domain 1 {\n    standard 1.1 {\n      question a {\n"
      "        prompt p\n      question b\n    standard 1.2\n  define x = a banded {\n    5 -> good\n"
      "  test \"T\" {\n    expect x\n  in standard 1.2 {\n"
      "    remove question a\n  overall {\n  }\n}\n");
  CHECK(errors(parsed) == Lines{
                              "2:3 `scale rating` is not closed | close it with `}`",
                              "4:3 `domain 1` is not closed | close it with `}`",
                              "5:5 `standard 1.1` is not closed | close it with `}`",
                              "6:7 `question a` is not closed | close it with `}`",
                              "10:3 `define x` is not closed | close it with `}`",
                              "12:3 `test \"T\"` is not closed | close it with `}`",
                              "14:3 `in standard 1.2` is not closed | close it with `}`",
                          });
}

TEST_CASE("a declaration in a block that cannot hold it does not close the block") {
  const Parsed parsed(
      "framework f {\n  scale s {\n    a \"A\"\n    define x = 1\n    b \"B\"\n  }\n  define y = 2\n}\n");
  CHECK(errors(parsed) == Lines{"4:5 expected a level (its name and title) or `}`, found `define`"});
  CHECK(declared(parsed) == "f: s y; ");
  CHECK(errors("framework f {\n  in standard 1.1 {\n    question a\n  }\n}\n") ==
        Lines{"3:5 expected an amendment or `}`, found `question`"});
}

TEST_CASE("the end of the file shows which block was left open") {
  const Parsed parsed("framework f {\n  domain 1 {\n    standard 1.1 {\n      rating = good\n  }\n}\n");
  CHECK(render(parsed.diagnostics, parsed.sources, false) ==
        "error R0102: `framework f` is not closed\n"
        "  test.rubric:1:1\n"
        "    1 | framework f {\n"
        "      | ^^^^^^^^^^^\n"
        "  the file ends here: test.rubric:7:1\n"
        "    7 |\n"
        "      | ^\n"
        "  perhaps it is this one: the `}` below it stands further left: test.rubric:3:5\n"
        "    3 |     standard 1.1 {\n"
        "      |     ^^^^^^^^^^^^\n"
        "  help: close it with `}`\n");
}

TEST_CASE("one `}` too many is one error, and the next framework is read") {
  const Parsed parsed(
      "framework f {\n  scale s {\n    a \"A\"\n    }\n  }\n  define x = 1\n  define y = 2\n}\n"
      "framework g { define z = 3 }\n");
  CHECK(errors(parsed) == Lines{"6:3 `define` stands outside of any framework | a `}` above it is one too many"});
  CHECK(declared(parsed) == "f: s; g: z; ");
  CHECK(errors("framework f { }\n}\n") == Lines{"2:1 `}` closes nothing | take one of the two out"});
  CHECK(errors("}") == Lines{"1:1 `}` closes nothing | take it out"});
  CHECK(errors("scale s { }") ==
        Lines{"1:1 `scale` stands outside of any framework | begin the file with `framework`, a name and `{`"});
}

TEST_CASE("a `{` left out does not close the block around") {
  const Parsed parsed("framework f {\n  scale s\n    a \"A\"\n    b \"B\"\n  }\n  define x = 1\n}\n");
  CHECK(errors(parsed) == Lines{"2:10 expected `{`, found the end of the line"});
  CHECK(declared(parsed) == "f: x; ");
}

TEST_CASE("junk of any kind is an error and no more") {
  for (const char* text : {"%", "(", "->", "framework f }", "framework f { } extra", "\"", "\\",
                           "framework f { scale }", "{{{{", "\x1b[31m", "framework f { \x7f }", "🙂",
                           "framework f { define x = 🙂 }", "#\nx", "-", "framework f { define x = -"}) {
    INFO(text);
    const Parsed parsed{std::string(text)};
    CHECK(parsed.diagnostics.errors() >= 1);
    CHECK(parsed.diagnostics.errors() <= 2);
    CHECK(honest(parsed));
  }
}

TEST_CASE("text that is no UTF-8 is not read") {
  const auto first = [](std::string_view text) {
    const Parsed parsed{std::string(text)};
    CHECK_FALSE(parsed.ast.complete);
    CHECK(parsed.ast.root == nullptr);
    REQUIRE(parsed.diagnostics.errors() == 1);
    CHECK(parsed.diagnostics.all()[0].code == Code::not_utf8);
    return parsed.diagnostics.all()[0].message;
  };
  using namespace std::string_view_literals;
  CHECK(first("framework f {\0 }"sv) == "byte 0x00 is not UTF-8 text");
  CHECK(first("# caf\xE9\n") == "byte 0xE9 is not UTF-8 text");
  CHECK(first("# \xC0\xAF overlong") == "byte 0xC0 is not UTF-8 text");
  CHECK(first("# \xE0\x80\x80 overlong") == "byte 0xE0 is not UTF-8 text");
  CHECK(first("# \xED\xA0\x80 surrogate") == "byte 0xED is not UTF-8 text");
  CHECK(first("# \xF4\x90\x80\x80 beyond Unicode") == "byte 0xF4 is not UTF-8 text");
  CHECK(first("# cut off \xE2\x82") == "byte 0xE2 is not UTF-8 text");
  CHECK(first("\xFF\xFE"
              "f\0r\0"sv) == "byte 0xFF is not UTF-8 text");
}

TEST_CASE("blocks that are never closed are reported, as many as they are") {
  for (const int open : {kMaxAmendmentNesting - 1, kMaxAmendmentNesting, 1000}) {
    const Parsed parsed("framework f { " + repeated("in standard 1 { ", open));
    CHECK(honest(parsed));
    CHECK(parsed.diagnostics.has_errors());
  }
}

TEST_CASE("the limits of one file hold at their value and are an error one above") {
  const auto outcome = [](std::string text) {
    const Parsed parsed(std::move(text));
    CHECK(honest(parsed));
    if (!parsed.diagnostics.has_errors()) return std::string("read");
    REQUIRE(parsed.diagnostics.errors() == 1);
    return parsed.diagnostics.all()[0].message;
  };
  const auto define = [](const std::string& value) { return "framework f { define x = " + value + " }"; };
  struct Nest {
    const char* before;
    const char* after;
  };
  for (const Nest nest : {Nest{"(", ")"},
                          {"rating of ", ""},
                          {"not ", ""},
                          {"a where ", ""},
                          {"a banded { 5 -> ", " } "},
                          {"(a of ", ")"}}) {
    INFO(nest.before);
    const int each = std::string_view(nest.before).starts_with("(a") ? 2 : 1;
    const auto nested = [&](int times) {
      return define(repeated(nest.before, times) + "a" + repeated(nest.after, times));
    };
    CHECK(outcome(nested(kMaxNesting / each)) == "read");
    CHECK(outcome(nested(kMaxNesting / each + 1)) == "nested more than 200 deep");
  }
  const auto amended = [](int times) {
    return "framework f { " + repeated("in standard 1 { ", times) + repeated("} ", times) + "}";
  };
  CHECK(outcome(amended(kMaxAmendmentNesting)) == "read");
  CHECK(outcome(amended(kMaxAmendmentNesting + 1)) == "nested more than 50 deep");
  const std::string head = "framework f { }\n#";
  CHECK(outcome(head + std::string(kMaxRulesBytes - head.size(), '-')) == "read");
  CHECK(outcome(head + std::string(kMaxRulesBytes - head.size() + 1, '-')) == "a rules file has at most 16 MiB");
}

TEST_CASE("at most 50 errors are shown, and the others counted") {
  const auto shown = [](int broken) {
    const Parsed parsed("framework f {\n" + repeated("  define = 1\n", broken) + "}\n");
    CHECK(parsed.diagnostics.errors() == static_cast<std::size_t>(broken));
    const std::string text = render(parsed.diagnostics, parsed.sources, false);
    int count = 0;
    for (std::size_t at = text.find("error R0101"); at != std::string::npos; at = text.find("error R0101", at + 1))
      ++count;
    return fmt::format("{}: {}", count, text.substr(text.rfind('\n', text.size() - 2) + 1));
  };
  CHECK(shown(50) == "50:       |          ^\n");
  CHECK(shown(51) == "50: … and 1 more error\n");
  CHECK(shown(62) == "50: … and 12 more errors\n");
}

TEST_CASE("hostile files take time linear in their size") {
  const int many = 100'000;
  for (const std::string& text : {repeated("(", many), "framework f { define x = " + repeated("(", many) + " }",
                                  "framework f { " + repeated("{", many), repeated("}", many),
                                  "framework f { define x = " + repeated("a where ", many), repeated("\"\\x ", many),
                                  repeated("a-", many) + "_", repeated("framework f { x } ", many / 10),
                                  "framework f {" + repeated(" # comment\n", many), repeated("1", many) + "_"}) {
    const auto begin = std::chrono::steady_clock::now();
    const Parsed parsed(text);
    const auto taken = std::chrono::steady_clock::now() - begin;
    CHECK(honest(parsed));
    CHECK(render(parsed.diagnostics, parsed.sources, false).size() < 100'000);
    CHECK(taken < std::chrono::seconds(5));  // milliseconds, unless something is quadratic
  }
}

namespace {

// What the frameworks that are shipped are made of.
constexpr const char* kSamples[] = {
    R"(framework youth-2018 "Youth" {
  programme youth-justice "Inspection of youth justice services"
  in force from 2018-05-01 to 2021-07-14   note "Our reading."
  scale rating {
    inadequate  "Inadequate"  scores 0
    good        "Good"        scores 2
  }
  banding sufficiency of percent rounded half-up {
    source "Annexe 1"
    minority  "Minority"  below 50     -> inadequate
    majority  "Majority"  50 to 100    -> good
  }
  # the footnotes say otherwise
  cases court "Court disposals" {
    child-at-risk  "At risk"       : yes or no
    serious-harm   "Risk of harm"  : ordered low, medium, high
  }
  default for standards {
    rating = lowest of sufficiency of percent of questions   source "Annexe 1"
    nothing relevant -> leave out
  }
}
)",
    R"(framework f {
  domain 2 "Court disposals" on court {
    standard 2.2 "Planning" {
      question safety  "Is the child safe?"  when serious-harm is above low
        { prompt progress "In time?" }
    }
  }
  discretion panel for standards of domains 2, 3 {
    ground close when lowest of percent of questions is within 5 points of a boundary
    moves at most 1 level   note "Our assumption."
    requires reason
  }
  overall {
    score  = sum of score of standards
    rating = score banded {
      0 to 6    -> inadequate
      7 to 36   -> good
    }
  }
}
)",
    R"(framework youth-2021 amends youth-2018 {
  replace standard 3.4 "Policy" judged
  remove sampling   note "None printed."
  add domain 4 "Resettlement" {
    standard 4.1 "Resettlement" judged, not counted
  }
  in standard 2.2 { change when of question safety to child-at-risk }
  test "Dorset" {
    given standard 2.1 = 96 percent of 24, 4 of 6
    expect rating of standard 3.1 is good
  }
}
)",
};

std::vector<std::string> lexemes_of(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = lexemes::any(text.substr(at));
    all.emplace_back(text.substr(at, size));
    at += size;
  }
  return all;
}

class Mutations {
 public:
  void apply(std::vector<std::string>& lexemes) {
    const std::size_t at = pick(lexemes.size());
    const auto place = lexemes.begin() + static_cast<std::ptrdiff_t>(at);
    switch (pick(4)) {
      case 0: lexemes.erase(place); break;
      case 1: lexemes.insert(place, std::string(lexemes[at])); break;
      case 2: std::swap(lexemes[at], lexemes[pick(lexemes.size())]); break;
      default: lexemes.insert(place, stray()); break;
    }
  }
  std::size_t pick(std::size_t below) { return generator_() % below; }

 private:
  std::string stray() {
    constexpr const char* kStray[] = {"{", "}",     "(",          ")",    "\"",   "->", "=", "–",  "“",
                                      "%", "50-64", "framework ", " of ", " is ", "\n", "#", "\t", "\u00A0"};
    return kStray[pick(std::size(kStray))];
  }
  std::mt19937 generator_{20210715};
};

}  // namespace

TEST_CASE("text with lexemes left out, doubled, swapped or put in never misleads the parser") {
  Mutations mutations;
  for (const char* sample : kSamples) {
    const std::vector<std::string> plain = lexemes_of(sample);
    CHECK_FALSE(Parsed(sample).diagnostics.has_errors());
    for (int round = 0; round < 1500; ++round) {
      std::vector<std::string> mutated = plain;
      for (std::size_t left = 1 + mutations.pick(4); left > 0; --left) mutations.apply(mutated);
      std::string text;
      for (const std::string& lexeme : mutated) text += lexeme;
      const Parsed parsed(text);
      const bool fine = honest(parsed) && parsed.ast.root != nullptr &&
                        !render(parsed.diagnostics, parsed.sources, false).empty() == parsed.diagnostics.has_errors();
      if (fine) continue;
      INFO(text);
      CHECK(fine);
    }
  }
}

TEST_CASE("a file cut off anywhere is an error, but never worse") {
  for (const std::string_view sample : kSamples) {
    for (std::size_t size = 1; size + 2 < sample.size(); ++size) {
      const Parsed parsed{std::string(sample.substr(0, size))};
      if (parsed.diagnostics.has_errors() && honest(parsed)) continue;
      INFO(sample.substr(0, size));
      CHECK(parsed.diagnostics.has_errors());
    }
  }
}

}  // namespace rubric
