#include "lang/lexemes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace rubric::lexemes {
namespace {

using Scanner = std::size_t (*)(std::string_view);

// What the scanner takes of the text; "-" if nothing.
std::string taken(Scanner scan, std::string_view text) {
  const std::size_t size = scan(text);
  return size == 0 ? "-" : std::string(text.substr(0, size));
}

struct Row {
  std::string_view text;
  std::string_view taken;
};

template <std::size_t Size>
void check(Scanner scan, const Row (&rows)[Size]) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(taken(scan, row.text) == row.taken);
  }
}

}  // namespace

TEST_CASE("white space and comments mean nothing") {
  check(blank, {{"", "-"},
                {"x", "-"},
                {" \t\r\n x", " \t\r\n "},
                {"# a comment", "# a comment"},
                {"# one\n  # two\nx", "# one\n  # two\n"},
                {"# of an old Mac\rx", "# of an old Mac\r"},
                {"\u00A0x", "-"}});
}

TEST_CASE("a name is words joined by hyphens, and may end in a number with dots") {
  check(name, {{"child-at-risk : yes", "child-at-risk"},
               {"J", "J"},
               {"P2.1 x", "P2.1"},
               {"a-1", "a-1"},
               {"a-b.1.2", "a-b.1.2"},
               {"a.b", "a"},
               {"a- b", "a"},
               {"a--b", "a"},
               {"a_b", "-"},
               {"a-b_c", "-"},
               {"P2.1x", "-"},
               {"1a", "-"},
               {"-a", "-"},
               {"_a", "-"},
               {"a{", "a"},
               {"caf\u00E9", "caf"},
               {"", "-"}});
}

TEST_CASE("a keyword ends where a name would end, and a reserved word is no name") {
  check(name, {{"of", "-"},
               {"of-age", "of-age"},
               {"whenever", "whenever"},
               {"format", "format"},
               {"is-late", "is-late"},
               {"days", "-"},
               {"days-open", "days-open"},
               {"Of", "Of"},
               {"scale", "scale"},
               {"lowest", "lowest"}});
  check(word, {{"of x", "of"}, {"domain 1", "domain"}, {"of_x", "-"}});
  for (const std::string_view reserved : reserved_words()) {
    INFO(reserved);
    CHECK(is_reserved(reserved));
    CHECK(word(reserved) == reserved.size());
    CHECK(name(reserved) == 0);
  }
}

TEST_CASE("the reserved words are those of the language reference") {
  constexpr std::array<std::string_view, 49> expected = {
      "of",      "is",       "are",       "and",      "or",        "not",    "to",      "by",           "at",
      "in",      "with",     "when",      "where",    "otherwise", "any",    "all",     "none",         "exactly",
      "above",   "below",    "before",    "after",    "within",    "once",   "rounded", "cumulatively", "exact",
      "banded",  "choose",   "yes",       "no",       "missing",   "rated",  "source",  "note",         "domain",
      "domains", "standard", "standards", "question", "questions", "prompt", "ground",  "day",          "days",
      "month",   "months",   "year",      "years"};
  std::vector<std::string_view> actual(reserved_words().begin(), reserved_words().end());
  std::vector<std::string_view> wanted(expected.begin(), expected.end());
  std::sort(actual.begin(), actual.end());
  std::sort(wanted.begin(), wanted.end());
  CHECK(actual == wanted);
}

TEST_CASE("numbers and numbered names end where they cannot be read on") {
  check(number, {{"12", "12"},
                 {"-3", "-3"},
                 {"0.317 x", "0.317"},
                 {"1.", "1"},
                 {".5", "-"},
                 {"+5", "-"},
                 {"- 3", "-"},
                 {"50%", "-"},
                 {"50-64", "-"},
                 {"50 - 64", "50"},
                 {"50->", "50"},
                 {"1.1.2", "-"},
                 {"1e3", "-"},
                 {"5_", "-"},
                 {"1,000", "1"}});
  check(numbered,
        {{"2", "2"}, {"2.1 x", "2.1"}, {"1.1.2", "1.1.2"}, {"-2", "-"}, {"2.1a", "-"}, {"2.1-3", "-"}, {"2.", "2"}});
}

TEST_CASE("a date is ten characters of its shape") {
  check(date, {{"2020-10-26", "2020-10-26"},
               {"2020-10-26\n", "2020-10-26"},
               {"9999-99-99", "9999-99-99"},
               {"2020-10-2", "-"},
               {"2020-10-261", "-"},
               {"2020-10-26-1", "-"},
               {"20-10-2026", "-"}});
}

TEST_CASE("a text stands in straight quotes on one line") {
  check(text, {{R"("a" b)", R"("a")"},
               {R"("")", R"("")"},
               {R"("a \"b\" \\" c")", R"("a \"b\" \\")"},
               {R"("a \n")", "-"},
               {"\"a\nb\"", "-"},
               {"\"a\r\nb\"", "-"},
               {"\"a", "-"},
               {"\"a\\", "-"},
               {"“a”", "-"},
               {"a", "-"}});
}

TEST_CASE("any text is lexemes, and what is none is taken as a whole") {
  check(any, {{"", "-"},
              {"  x", "  "},
              {"-> 5", "->"},
              {"->", "->"},
              {"- 5", "-"},
              {"{}", "{"},
              {"2020-10-26", "2020-10-26"},
              {"2020-10-26-1", "2020-10-26-1"},
              {"foo_bar baz", "foo_bar"},
              {"50% of", "50%"},
              {"50-64 ", "50-64"},
              {".5.", ".5"},
              {"_", "_"},
              {"\"open text # a", "\"open text # a"},
              {"“a", "“"},
              {"\u00A0 ", "\u00A0"},
              {"\xFF\xFE", "\xFF"}});
}

TEST_CASE("a text that is never closed reaches to the end of the line, but leaves a brace that ends it") {
  check(any,
        {{"\"open\nx", "\"open"}, {"\"open {  \nx", "\"open "}, {"\"a { b\n", "\"a { b"}, {"\"", "\""}, {"\"{", "\""}});
}

TEST_CASE("words that open declarations know how far in they stand") {
  CHECK(opens_declaration("framework") == 0);
  CHECK(opens_declaration("scale") == 1);
  CHECK(opens_declaration("default") == 2);
  CHECK(opens_declaration("question") == 3);
  CHECK(opens_declaration("prompt") == 4);
  CHECK(opens_declaration("rating") == -1);
  CHECK(opens_declaration("") == -1);
}

}  // namespace rubric::lexemes
