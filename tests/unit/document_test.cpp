#include "runtime/document.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "runtime/inspection.hpp"
#include "runtime/toml_layout.hpp"
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
    const SourceId source = sources.add("x.toml", std::move(text));
    document = read_toml(source, sources, diagnostics);
  }
  // "2:5 R0601 message | advice", of the only one there is.
  std::string message() const {
    REQUIRE(diagnostics.all().size() == 1);
    const Diagnostic& diagnostic = diagnostics.all().front();
    const Position at = sources[diagnostic.span.source].position(diagnostic.span.begin);
    return fmt::format("{}:{} {} {}{}{}", at.line, at.column, info(diagnostic.code).id, diagnostic.message,
                       diagnostic.advice.empty() ? "" : " | ", diagnostic.advice);
  }
  std::string_view text(Span span) const { return sources.text(span); }
};

// The tree as one line: `key=text` of every leaf as it stands in the file.
std::string outline(const Read& read, const DataValue& value) {
  std::string line;
  for (const DataEntry& entry : value.entries) {
    line += fmt::format("{}{}=", line.empty() ? "" : " ", read.text(entry.key_span));
    line += entry.value.kind == Kind::table  ? fmt::format("({})", outline(read, entry.value))
            : entry.value.kind == Kind::list ? fmt::format("[{}]", outline(read, entry.value))
                                             : std::string(read.text(entry.value.span));
  }
  for (const DataValue& item : value.items) {
    line += line.empty() ? "" : ", ";
    line += item.kind == Kind::table ? outline(read, item) : std::string(read.text(item.span));
  }
  return line;
}

TEST_CASE("every kind of value is read as it is written") {
  const Read read(
      "t = \"a\\nb\"\nw = -12\nd = 1_000.50\ny = true\nn = false\nf = 2020-02-29\nl = [1, \"x\"]\ns = { a = 1 }\n"
      "h = 0x1F\nm = '''\nlong'''\n");
  REQUIRE(read.document.has_value());
  const DataValue& root = *read.document;
  CHECK(root.kind == Kind::table);
  CHECK(root.find("t")->value.kind == Kind::text);
  CHECK(root.find("t")->value.text == "a\nb");
  CHECK(root.find("w")->value.kind == Kind::whole);
  CHECK(root.find("w")->value.whole == -12);
  CHECK(root.find("d")->value.kind == Kind::decimal);
  CHECK(root.find("d")->value.text == "1_000.50");
  CHECK(root.find("y")->value.kind == Kind::truth);
  CHECK(root.find("y")->value.truth);
  CHECK_FALSE(root.find("n")->value.truth);
  CHECK(root.find("f")->value.kind == Kind::date);
  CHECK(root.find("f")->value.date == parse_date("2020-02-29"));
  CHECK(root.find("l")->value.items.size() == 2);
  CHECK(root.find("s")->value.find("a")->value.whole == 1);
  CHECK(root.find("h")->value.whole == 31);
  CHECK(root.find("m")->value.text == "long");
  CHECK(root.find("x") == nullptr);
}

TEST_CASE("entries stand in the order written, each where it was written") {
  const Read read(
      "z = 1\na = \"ü\" # remark\n\n[c]\n\"x y\" = 2.50\n[[b.d]]\nk = 1\n[[b.d]]\nk = { m = 2, l = [3, 4] }\n");
  REQUIRE(read.document.has_value());
  CHECK(outline(read, *read.document) == "z=1 a=\"ü\" c=(\"x y\"=2.50) b=(d=[k=1, k=(m=2 l=[3, 4])])");
}

TEST_CASE("a heading is where its table stands") {
  const Read read("[[cases.court]]\na = 1\n[[cases.court]]\na = 2\n[tally.\"2.1\"]\na = 1\n");
  REQUIRE(read.document.has_value());
  const DataValue& court = read.document->find("cases")->value.find("court")->value;
  REQUIRE(court.items.size() == 2);
  CHECK(read.text(court.items[0].span) == "[[cases.court]]");
  CHECK(court.items[1].span.begin == 22);
  CHECK(read.text(read.document->find("tally")->value.find("2.1")->value.span) == "[tally.\"2.1\"]");
}

TEST_CASE("places count bytes, whatever the characters and line ends") {
  struct Case {
    std::string before;
  };
  const auto given = GENERATE(values<Case>({
      {""},
      {"\xEF\xBB\xBF"},
      {"\r\n\r\n"},
      {"# ü€😀\n"},
      {"\xEF\xBB\xBF# ü\r\n"},
      {"ä1 = 1\n"},
  }));
  const bool bare = given.before.find("ä1") == std::string::npos;
  const Read read((bare ? given.before : "\"ä1\" = 1\n") + "\"€\" = { \"😀ü\" = \"é\", b = \"x\" }\r\nc = 3\r\n");
  CAPTURE(given.before);
  REQUIRE(read.document.has_value());
  CHECK(outline(read, *read.document) == (bare ? "" : "\"ä1\"=1 ") + std::string("\"€\"=(\"😀ü\"=\"é\" b=\"x\") c=3"));
}

TEST_CASE("a place on the first line does not count the mark before UTF-8") {
  CHECK(Read("\xEF\xBB\xBF"
             "a = x\n")
            .document == std::nullopt);
  CHECK(Read("\xEF\xBB\xBF"
             "a = x\n")
            .message() == "1:5 R0601 `x` is no text, number or date | a text stands in straight double quotes: \"x\"");
}

TEST_CASE("an empty file is an empty table") {
  for (const char* text : {"", "\n", "# nothing\n", "\xEF\xBB\xBF"}) {
    const Read read(text);
    CAPTURE(text);
    REQUIRE(read.document.has_value());
    CHECK(read.document->kind == Kind::table);
    CHECK(read.document->entries.empty());
  }
}

TEST_CASE("what is no TOML is said in plain words") {
  struct Case {
    std::string text, message;
  };
  const auto given = GENERATE(values<Case>({
      {"a = 1\na = 2\n",
       "2:1 R0601 `a` is written twice | keep one of them; entries under the same heading stand together"},
      {"[a]\n\"2.1\" = 1\n \"2.1\" = 2\n",
       "3:2 R0601 `\"2.1\"` is written twice | keep one of them; entries under the same heading stand together"},
      {"[a.b]\n[c]\n[a.b]\n",
       "3:2 R0601 `a.b` is written twice | keep one of them; entries under the same heading stand together"},
      {"[[a]]\n[a]\n",
       "2:2 R0601 `a` is written twice | keep one of them; entries under the same heading stand together"},
      {"a = { b = 1, b = 2 }",
       "1:14 R0601 `b` is written twice | keep one of them; entries under the same heading stand together"},
      {"a = 1\na.b = 2\n",
       "2:1 R0601 `a` is written twice | keep one of them; entries under the same heading stand together"},
      {"a = “x”\n", "1:5 R0104 `“` comes from a word processor | write `\"`"},
      {"“a” = 1\n", "1:1 R0104 `“` comes from a word processor | write `\"`"},
      {"a =\u00A0"
       "1\n",
       "1:4 R0104 `\u00A0` comes from a word processor | write ` `"},
      {"a = Ann Example # x\n",
       "1:5 R0601 `Ann Example` is no text, number or date | a text stands in straight double quotes: "
       "\"Ann Example\""},
      {"a = x \"y\n", "1:5 R0601 a value that is no text, number or date | a text stands in straight double quotes"},
      {"[a]]\n", "1:4 R0601 something is left over at the end of the line | write one entry or heading on a line"},
      {"a = 1\n[[[a]]]\n",
       "2:3 R0601 a heading in brackets without a name | a heading is written `[judged]` or `[[cases.court]]`; a "
       "name with blanks in it stands in double quotes"},
      {"[=\n",
       "1:2 R0601 a heading in brackets without a name | a heading is written `[judged]` or `[[cases.court]]`; a name with "
       "blanks in it stands in double quotes"},
      {"a = 6 of 6\n",
       "1:5 R0601 `6 of 6` is no text, number or date | a text stands in straight double quotes: \"6 of 6\""},
      {"a = 79%\n", "1:5 R0601 `79%` is no text, number or date | a text stands in straight double quotes: \"79%\""},
      {"a = yes\n", "1:5 R0601 `yes` is no text, number or date | a text stands in straight double quotes: \"yes\""},
      {"a = 2020-02-30\n",
       "1:5 R0107 `2020-02-30` is no day of the calendar | write year, month and day, as in 2020-10-26"},
      {"a = 2021-02-29\n",
       "1:5 R0107 `2021-02-29` is no day of the calendar | write year, month and day, as in 2020-10-26"},
      {"a = 26-10-2020\n", "1:5 R0107 `26-10-2020` is not how a day is written | write 2020-10-26 for 26 October 2020"},
      {"a = 26/10/2020\n", "1:5 R0107 `26/10/2020` is not how a day is written | write 2020-10-26 for 26 October 2020"},
      {"a = 26.10.2020\n", "1:5 R0107 `26.10.2020` is not how a day is written | write 2020-10-26 for 26 October 2020"},
      {"a = 5/10/2020\n", "1:5 R0107 `5/10/2020` is not how a day is written | write 2020-10-05 for 5 October 2020"},
      {"a = 10/26/2020\n", "1:5 R0107 `10/26/2020` is not how a day is written | write 2020-10-26 for 26 October 2020"},
      {"a = 2020/10/26\n", "1:5 R0107 `2020/10/26` is not how a day is written | write 2020-10-26 for 26 October 2020"},
      {"a = 31/02/2020\n",
       "1:5 R0107 `31/02/2020` is no day of the calendar | write year, month and day, as in 2020-10-26"},
      {"a = 26/10/20\n",
       "1:5 R0107 `26/10/20` is no day of the calendar | write year, month and day, as in 2020-10-26"},
      {"a = 2020-10-26T10:00:00\n", "1:5 R0603 a time of day | write the day alone, as in 2020-10-26"},
      {"a = 10:00:00\n", "1:5 R0603 a time of day | write the day alone, as in 2020-10-26"},
      {"a = \"x\nb = 1\n", "1:7 R0601 a text that is not closed on its line | close it with `\"`"},
      {"a = \"x", "1:7 R0601 a text that is not closed on its line | close it with `\"`"},
      {"a = \"\x01\"", "1:6 R0601 a control character | take it out"},
      {"a = \"C:\\q\"", "1:9 R0601 a single `\\` in a text | write `\\\\` for it"},
      {"a = 99999999999999999999\n", "1:25 R0108 a number that is too large"},
      {"a = 1e999\n", "1:10 R0108 a number that is too large or too small"},
      {"a = 007\n", "1:8 R0108 a number that begins with 0 | leave the zeros out, or put quotes around it"},
      {"a =\n", "1:4 R0601 nothing stands after the `=` | a text stands in straight double quotes"},
      {"a b = 1\n",
       "1:3 R0601 expected `=` after the name | write `name = value`; a name with blanks, dots or accents in it "
       "stands in straight double quotes"},
      {"= 1\n",
       "1:1 R0601 expected a name or a heading | write `name = value` or `[heading]`; a remark begins with `#`"},
      {"[a\n",
       "1:3 R0601 a heading in brackets that is not closed on its line | a heading is written `[judged]` or "
       "`[[cases.court]]`; a name with blanks in it stands in double quotes"},
      {"a = [1,\n", "2:1 R0601 a `[` that is not closed | close it with `]`"},
      {"a = [1 2]\n", "1:8 R0601 expected a comma or the closing bracket"},
      {"a = { b = 1\n}\n",
       "1:12 R0601 a table in braces that is not closed on its line | write all of `{ name = value, name = value }` "
       "on one line, without a comma at its end"},
      {"a = \"\xFF\"\n",
       "1:6 R0105 byte 0xFF is not UTF-8 text | save the file as UTF-8; in Word: Save As, Plain text, encoding "
       "Unicode (UTF-8)"},
      {std::string("a = \"\0\"\n", 9),
       "1:6 R0105 byte 0x00 belongs to no text | the file is no text file, or was saved as UTF-16: save "
       "it as UTF-8"},
  }));
  CAPTURE(given.text);
  const Read read(given.text);
  CHECK_FALSE(read.document.has_value());
  CHECK(read.message() == given.message);
}

TEST_CASE("times of day are all reported in one run") {
  const Read read("a = 10:00:00\nb = 2020-10-26T10:00:00Z\n");
  CHECK_FALSE(read.document.has_value());
  CHECK(read.diagnostics.errors() == 2);
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST_CASE("brackets and keys are read to a depth, and one more is an error") {
  CHECK(Read("a = " + repeated("[", 23) + "1" + repeated("]", 23)).document.has_value());
  CHECK(
      Read("a = " + repeated("[", 24) + "1" + repeated("]", 24)).message().find("R0103 brackets are nested too deep") !=
      std::string::npos);
  CHECK(Read(repeated("a.", kMaxKeyNames - 1) + "a = 1").document.has_value());
  CHECK(Read(repeated("a.", kMaxKeyNames) + "a = 1").message() ==
        "1:64 R0103 a key of more than 32 names | put quotes around a name that has dots in it");
  CHECK(Read("[" + repeated("a.", kMaxKeyNames - 1) + "a]").document.has_value());
  CHECK_FALSE(Read("[" + repeated("a.", kMaxKeyNames) + "a]").document.has_value());
  CHECK_FALSE(Read("a = { " + repeated("\"x\" . ", kMaxKeyNames) + "a = 1 }").document.has_value());
}

TEST_CASE("a hundred thousand brackets or dots are an error, and no more") {
  for (const char* piece : {"[", "{a=", "a.", "[a.", "[[a.", "'''", "\"\"\"", "a=[{b.c="}) {
    CAPTURE(piece);
    const Read read("a = " + repeated(piece, 100'000));
    CHECK_FALSE(read.document.has_value());
    CHECK(read.diagnostics.errors() == 1);
    CHECK_FALSE(Read(repeated(piece, 100'000)).document.has_value());
  }
}

TEST_CASE("dots in texts and remarks are no keys") {
  const std::string dots(200, '.');
  const std::string text = "a = \"" + dots + "\" # " + dots + "\nb = '" + dots + "'\nc = \"\"\"\n" + dots + "\n\\\"" +
                           dots + "\"\"\"\"\nd = '''" + dots + "''''\n\"" + dots + "\" = 1 # '\ne = \"\\\"" + dots +
                           "\"\n";
  const Read read(text);
  CHECK(read.document.has_value());
}

TEST_CASE("keys with dots are read up to a number, and one more is an error") {
  std::string text;
  for (std::size_t i = 0; i < kMaxDottedKeys; ++i)
    text += i % 1000 == 0 ? "[[a]]\nb.x0=1.5\n" : fmt::format("b.x{}=1.5\n", i % 1000);
  CHECK(Read(text).document.has_value());
  CHECK(Read(text + "b.y=1\n").message().find("R0601 more than 100000 keys with dots | put quotes around them") !=
        std::string::npos);
}

TEST_CASE("a file is read up to its size, and one byte more is an error") {
  std::string text = "#" + std::string(kMaxTomlBytes - 2, 'x') + "\n";
  CHECK(Read(text).document.has_value());
  CHECK(Read("#" + text).message() ==
        "1:1 R0106 a TOML file has at most 16 MiB | take out what is no part of the inspection");
}

TEST_CASE("a number is exactly what was written") {
  struct Case {
    std::string text, number;
  };
  const auto given = GENERATE(values<Case>({
      {"12", "12"},
      {"-3", "-3"},
      {"0.1", "1/10"},
      {"+0.5", "1/2"},
      {"1_000.25", "4001/4"},
      {"0.100000000000000001", "100000000000000001/1000000000000000000"},
      {"9223372036854775807", "9223372036854775807"},
      {"0.00000000000000000000000000000000000001", "invalid"},
  }));
  CAPTURE(given.text);
  const Read read("a = " + given.text + "\n");
  REQUIRE(read.document.has_value());
  const std::optional<Rational> number = exact_number(read.document->entries[0].value);
  REQUIRE(number.has_value());
  CHECK(to_exact_string(*number) == given.number);
}

TEST_CASE("other values are no plain numbers") {
  for (const char* text : {"1e3", "1.5e-2", "inf", "-nan", "\"1\"", "true", "2020-10-26", "[1]", "{}"}) {
    CAPTURE(text);
    const Read read(fmt::format("a = {}\n", text));
    REQUIRE(read.document.has_value());
    CHECK_FALSE(exact_number(read.document->entries[0].value).has_value());
  }
}

// ---- the heading of an inspection

std::optional<Heading> heading(Read& read) {
  REQUIRE(read.document.has_value());
  return read_heading(*read.document, read.diagnostics);
}

TEST_CASE("a heading is read") {
  Read read("programme = \"youth-justice\"\nprovider = \"A\"\nfieldwork = 2020-10-26\n");
  const std::optional<Heading> found = heading(read);
  REQUIRE(found.has_value());
  CHECK(found->programme == "youth-justice");
  CHECK(found->provider == "A");
  CHECK(found->framework.empty());
  CHECK(found->fieldwork == parse_date("2020-10-26"));
  CHECK(read.text(found->span) == "2020-10-26");
}

TEST_CASE("an inspection that names its framework needs no more") {
  Read read("framework = \"youth-2018\"\n");
  const std::optional<Heading> found = heading(read);
  REQUIRE(found.has_value());
  CHECK(found->framework == "youth-2018");
  CHECK_FALSE(found->fieldwork.has_value());
  CHECK(read.text(found->span) == "\"youth-2018\"");
}

TEST_CASE("a heading that does not say by what to rate is an error") {
  struct Case {
    std::string text, message;
  };
  const std::string advice =
      " | write programme = \"…\" and the first day of fieldwork, as in fieldwork = 2020-10-26, at the top of the file: they decide "
      "which framework rates the inspection";
  const std::string move_up =
      " | move the line up, above the first line in brackets such as [judged]: what stands below one belongs to it";
  const auto given = GENERATE_COPY(values<Case>({
      {"", "1:1 R0614 `programme` and `fieldwork` are missing" + advice},
      {"programme = \"x\"", "1:1 R0614 `fieldwork` is missing" + advice},
      {"fieldwork = 2020-10-26", "1:1 R0614 `programme` is missing" + advice},
      {"fieldwork = 2020-10-26\n[judged]\nprogramme = \"x\"",
       "3:1 R0641 `programme` belongs to the head of the file" + move_up},
      {"programme = \"x\"\n[[cases.court]]\n[[cases.court]]\nfieldwork = 2020-10-26",
       "4:1 R0641 `fieldwork` belongs to the head of the file" + move_up},
      {"framework = 1", "1:13 R0603 `framework` is a whole number, not a text | write framework = \"…\""},
      {"framework = \"\"", "1:13 R0603 `framework` is empty | write its name"},
      {"programme = \"\"\nfieldwork = 2020-10-26", "1:13 R0603 `programme` is empty | write its name"},
      {"programme = \"x\"\nfieldwork = \"26 October\"",
       "2:13 R0603 `fieldwork` is `26 October`, not a date | write year, month and day, as in 2020-10-26"},
      {"programme = \"x\"\nfieldwork = 2020",
       "2:13 R0603 `fieldwork` is a whole number, not a date | write year, month and day, as in 2020-10-26"},
      {"programme = \"x\"\nfieldwork = \"1/2/2021\"",
       "2:13 R0603 `fieldwork` is `1/2/2021`, not a date | write 2021-02-01"},
      {"framework = \"x\"\nprovider = {}", "2:12 R0603 `provider` is a table, not a text | write provider = \"…\""},
  }));
  CAPTURE(given.text);
  Read read(given.text);
  CHECK_FALSE(heading(read).has_value());
  CHECK(read.message() == given.message);
}

TEST_CASE("all that is wrong in a heading is said in one run") {
  Read read("programme = 1\nprovider = 2\nfieldwork = \"x\"\n");
  CHECK_FALSE(heading(read).has_value());
  CHECK(read.diagnostics.errors() == 3);
}

}  // namespace
}  // namespace rubric
