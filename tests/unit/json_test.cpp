// JSON as data: the same tree as TOML, each value with its place, and what is refused.
#include <fmt/format.h>

#include <string>

#include "runtime/document.hpp"
#include "runtime/inspection.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

using Kind = DataValue::Kind;

// What came of one text.
struct Read {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<DataValue> document;

  explicit Read(std::string text) {
    const SourceId source = sources.add("x.json", std::move(text));
    document = read_json(source, sources, diagnostics);
  }
  // "2:5 R0601 `what the place holds` message | advice", of the only one there is.
  std::string message() const {
    if (diagnostics.all().size() != 1) return fmt::format("{} messages", diagnostics.all().size());
    const Diagnostic& diagnostic = diagnostics.all().front();
    const Position at = sources[diagnostic.span.source].position(diagnostic.span.begin);
    return fmt::format("{}:{} {} [{}] {}{}{}", at.line, at.column, info(diagnostic.code).id,
                       sources.text(diagnostic.span), diagnostic.message, diagnostic.advice.empty() ? "" : " | ",
                       diagnostic.advice);
  }
};

// Every key and value as it stands in the file, depth first.
std::string outline(const Read& read, const DataValue& value) {
  std::string line = fmt::format("<{}>", read.sources.text(value.span));
  for (const DataEntry& entry : value.entries) {
    line += fmt::format(" {}={}", read.sources.text(entry.key_span), outline(read, entry.value));
  }
  for (const DataValue& item : value.items) line += " " + outline(read, item);
  return line;
}

TEST_CASE("JSON: every kind of value is read as it is written") {
  const Read read(R"({"t": "a\nb\u00e9", "w": -12, "d": 1000.50, "e": 1e3, "y": true, "n": false, "l": [1, "x"],
    "s": {"a": 1}, "big": 9223372036854775807, "bigger": 9223372036854775808, "digits": 123456789012345678901234567890})");
  CAPTURE(read.message());
  REQUIRE(read.document.has_value());
  const DataValue& root = *read.document;
  const auto at = [&](std::string_view key) -> const DataValue& { return root.find(key)->value; };
  CHECK(at("t").text == "a\nb\u00e9");
  CHECK(at("w").whole == -12);
  CHECK(at("d").kind == Kind::decimal);
  CHECK(at("d").text == "1000.50");
  CHECK(exact_number(at("d")) == Rational::fraction(2001, 2));
  CHECK(at("e").text == "1e3");
  CHECK_FALSE(exact_number(at("e")).has_value());
  CHECK(at("y").truth);
  CHECK_FALSE(at("n").truth);
  CHECK(at("l").items[1].text == "x");
  CHECK(at("s").find("a")->value.whole == 1);
  CHECK(at("big").whole == std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(exact_number(at("bigger"))->valid());  // kept as written, and never taken for another number
  CHECK(at("digits").text == "123456789012345678901234567890");
}

TEST_CASE("JSON: every key and value has its place") {
  const Read read("\xEF\xBB\xBF { \"a\" : [ 1 ,-2.5e1, true,\"x\\\"y\"] ,\"b\":{ \"c\":0},\n\"\" : [ ] , \"d\":7}\n");
  REQUIRE(read.document.has_value());
  CHECK(outline(read, *read.document) ==
        "<{> \"a\"=<[> <1> <-2.5e1> <true> <\"x\\\"y\"> \"b\"=<{> \"c\"=<0> \"\"=<[> \"d\"=<7>");
}

TEST_CASE("JSON: what is refused, and where") {
  struct Case {
    std::string text, message;
  };
  const auto given = GENERATE(values<Case>({
      {"", "1:1 R0601 [] an empty file | write the inspection between braces: { \"programme\": \"…\", … }"},
      {" \n ", "1:1 R0601 [] an empty file | write the inspection between braces: { \"programme\": \"…\", … }"},
      {"[1]", "1:1 R0601 [[] the inspection is a list | write it between braces: { \"programme\": \"…\", … }"},
      {"{\"a\": 1",
       "1:8 R0601 [] the file ends before its brackets are closed | close each `{` with `}` and each `[` "
       "with `]`"},
      {"{\"a\": \"x", "1:7 R0601 [\"] a text that is not closed on its line | close it with `\"`"},
      {"{\"a\": \"x\n\"}", "1:7 R0601 [\"] a text that is not closed on its line | close it with `\"`"},
      {"{\"a\": \"x\ty\"}", "1:9 R0601 [\t] a tab in a text | write `\\t`, or a blank"},
      {"{\"a\": \"x\\y\"}", "1:7 R0601 [\"x\\y] a single `\\` in a text | write `\\\\` for it"},
      {"{\"a\": \"\\ud800\"}", "1:7 R0601 [\"\\ud800\"] half of a character | write the character itself"},
      {"{\"a\": 1,}", "1:9 R0601 [}] nothing stands after the last comma | take the comma out"},
      {"{\"a\": [1 2]}", "1:10 R0601 [2] expected a comma or `]` | "},
      {"{\"a\": [1,,2]}",
       "1:10 R0601 [,] expected a text, a number, a list or a table | a text or a name stands in "
       "straight double quotes"},
      {"{\"a\" 1}", "1:6 R0601 [1] expected `:` after the name | write \"name\": value"},
      {"{\"a\": }",
       "1:7 R0601 [}] expected a text, a number, a list or a table | a text or a name stands in straight "
       "double quotes"},
      {"{a: 1}",
       "1:2 R0601 [a] `a` is no text, number, `true` or `false` | a text or a name stands in straight double "
       "quotes: \"a\""},
      {"{\"a\": yes}",
       "1:7 R0601 [yes] `yes` is no text, number, `true` or `false` | a text or a name stands in "
       "straight double quotes: \"yes\""},
      {"{\"a\": nope}",
       "1:7 R0601 [nope] `nope` is no text, number, `true` or `false` | a text or a name stands in "
       "straight double quotes: \"nope\""},
      {"{'a': 1}", "1:2 R0601 ['] a single quote | a text or a name stands in straight double quotes"},
      {"{“a”: 1}", "1:2 R0104 [“] `“` comes from a word processor | write `\"`"},
      {"{\"a\": 2020-10-26}",
       "1:7 R0108 [2020-10-26] `2020-10-26` is no number | a date, or anything else that is no "
       "number, stands in straight double quotes: \"2020-10-26\""},
      {"{\"a\": 007}",
       "1:7 R0108 [007] `007` is no number | a date, or anything else that is no number, stands in "
       "straight double quotes: \"007\""},
      {"{\"a\": 1.}", "1:7 R0108 [1.] a number that is not finished | write it as in 12 or 4.5"},
      {"{\"a\": 1e999}", "1:7 R0108 [1e999] a number that is too large | "},
      {"{ // x\n}",
       "1:3 R0601 [/] a remark, which JSON does not have | take it out; a remark on the inspection is an "
       "entry: \"note\": \"…\""},
      {"{} {}",
       "1:4 R0601 [{] something stands after the closing bracket of the file | take it out: a file has one "
       "pair of outer brackets"},
      {"{\"a\": null}", "1:7 R0603 [null] `null` says nothing | leave the entry out, or write what is known"},
      {"{\"a\": 1, \"\\u0061\": 2}", "1:10 R0601 [\"\\u0061\"] `a` is written twice | keep one of them"},
      {"{\"a\": \"\xE9\"}", "1:8 R0105 [\xE9] byte 0xE9 is not UTF-8 text | save the file as UTF-8"},
      {std::string("{\0}", 3), std::string("1:2 R0105 [\0", 12) +
                                   "] byte 0x00 belongs to no text | the file is no text "
                                   "file, or was saved as UTF-16: save it as UTF-8"},
      {"\xFF\xFE{", "1:1 R0105 [\xFF] the file is UTF-16 text | save the file as UTF-8"},
  }));
  const Read read(given.text);
  CAPTURE(given.text);
  CHECK_FALSE(read.document.has_value());
  std::string expected = given.message;
  if (expected.ends_with(" | ")) expected.resize(expected.size() - 3);
  CHECK(read.message() == expected);
}

std::string nested(std::size_t depth) {
  return "{\"a\": " + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
}

TEST_CASE("JSON: brackets nest to a depth, and no deeper") {
  CHECK(Read(nested(kMaxJsonDepth)).document.has_value());
  CHECK(
      Read(nested(kMaxJsonDepth + 1)).message() ==
      "1:30 R0103 [[] brackets are nested too deep | nothing in an inspection needs more than four levels of brackets");
  CHECK(Read(std::string(100'000, '[')).message().find("R0103") != std::string::npos);
  CHECK(Read(std::string(100'000, '{')).message().find("R0601") != std::string::npos);
}

TEST_CASE("JSON: a file has a size, and no larger one is read") {
  const std::string empty(kMaxJsonBytes - 2, ' ');
  CHECK(Read("{}" + empty).document.has_value());
  CHECK(Read("{}" + empty + " ").message().find("R0106 [] a JSON file has at most 16 MiB") != std::string::npos);
}

TEST_CASE("JSON cut off anywhere is refused with one message") {
  const std::string whole = R"({"a": [1, -2.5, true, "x\"y"], "b": {"c": "é"}})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Read read(whole.substr(0, size));
    CAPTURE(size);
    CHECK_FALSE(read.document.has_value());
    CHECK(read.diagnostics.errors() == 1);
  }
}

TEST_CASE("a day may stand in quotes") {
  const Read read(R"({"programme": "p", "fieldwork": "2020-10-26"})");
  Diagnostics diagnostics;
  const auto heading = read_heading(*read.document, diagnostics);
  REQUIRE(heading.has_value());
  CHECK(heading->fieldwork == parse_date("2020-10-26"));
  const Read wrong(R"({"programme": "p", "fieldwork": "26/10/2020"})");
  CHECK_FALSE(read_heading(*wrong.document, diagnostics).has_value());
  CHECK(diagnostics.all().front().message == "`fieldwork` is `26/10/2020`, not a date");
}

}  // namespace
}  // namespace rubric
