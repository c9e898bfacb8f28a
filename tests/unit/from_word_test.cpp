// What Word and Excel put into rules text, and what is made of it.
#include "lang/from_word.hpp"

#include <string>
#include <string_view>

#include "lang/decode.hpp"
#include "lang/pasted_row.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string before;
  std::string after;
};

template <std::size_t Size>
void check(const Row (&rows)[Size]) {
  for (const Row& row : rows) {
    INFO(row.before);
    CHECK(respelt(row.before) == row.after);
    CHECK(respelt(row.after) == row.after);
  }
}

template <std::size_t Size>
void check_kept(const std::string (&rows)[Size]) {
  for (const std::string& row : rows) CHECK(respelt(row) == row);
}

}  // namespace

TEST_CASE("the quotes of a text become straight, what stands in it stays") {
  check({
      {"“Too few”", "\"Too few\""},
      {"few “Too few” 50 to 64", "few \"Too few\" 50 to 64"},
      {"\"Too few” x", "\"Too few\" x"},
      {"“Too few\" x", "\"Too few\" x"},
      {"„Zu wenig“", "\"Zu wenig\""},
      {"«Trop peu»", "\"Trop peu\""},
      {"‘Too few’", "\"Too few\""},
      {"‘The child’s safety’ judged", "\"The child’s safety\" judged"},
      {"“50–64% → 80+”", "\"50–64% → 80+\""},
      {"“the so-called \"late\" \\ ones”", "\"the so-called \\\"late\\\" \\\\ ones\""},
  });
  check_kept(
      {"\"“Quoted”, it’s said: 50–64%\"", "“Too few", "“a “b” c”", "“Too few 50–64", "Children’s", "# “50–64” ≥ 80%"});
}

TEST_CASE("ranges, bounds and per cents between words become those of the language") {
  check({
      {"50–64", "50 to 64"},
      {"50-64", "50 to 64"},
      {"50 – 64", "50 to 64"},
      {"50%–64%", "50 to 64"},
      {"50 % - 64 %", "50 to 64"},
      {"0.317—0.507 -> 2", "0.317 to 0.507 -> 2"},
      {"65–79%\t→ good", "65 to 79\t-> good"},
      {"80%", "80"},
      {"80 % -> x", "80 -> x"},
      {"80% or more", "at least 80"},
      {"80 or more -> x", "at least 80 -> x"},
      {"80% and above", "at least 80"},
      {"49% or less", "at most 49"},
      {"80+", "at least 80"},
      {"80%+ -> x", "at least 80 -> x"},
      {">= 80", "at least 80"},
      {"≥80%", "at least 80"},
      {"<= 6", "at most 6"},
      {"<50%", "below 50"},
      {"<50% or more", "below 50 or more"},
      {"5-9 or more", "5 to 9 or more"},
      {"> 12.5", "above 12.5"},
      {"when total >= 80", "when total is at least 80"},
      {"when total is >= 80", "when total is at least 80"},
      {"when total is 80% or more", "when total is at least 80"},
      {"confidence 80%", "confidence 80 percent"},
      {"given x = 96% of 24", "given x = 96 percent of 24"},
  });
  check_kept(
      {"2018–19",        "64–50",       "50 - 64", "50–64–80",    "2020-10-26", "10–12–2021", "standards 2.1–2.4",
       "domains 1, 2–3", "1.1.2–1.1.4", "a–b",     "80 and more", "80 + x",     "80+x",       "=> 80",
       "< good",         "<> 80",       "50–x",    "50–64x",      "x-50",       "P2.1"});
}

TEST_CASE("blanks, hyphens and signs that look plain become plain") {
  check({
      {"a\u00A0:\u202Fyes\u2009or no", "a : yes or no"},
      {"a\u2002:\u2003yes\u2007or\u3000no", "a : yes or no"},
      {"child\u2011at\u2010risk", "child-at-risk"},
      {"a \u2212 b × 3", "a - b * 3"},
      {"a → b", "a -> b"},
  });
  check_kept({"child\u00ADrisk", "child\u200Brisk", "a – b", "a‚b", "5″"});
}

TEST_CASE("text that can be read is left alone, and so is what may be no rules") {
  const std::string text = "framework f {\n  define worse = yes\n  define x = a is 80 or worse\n}\n";
  CHECK(from_word(text).text == text);
  const std::string data = "standard = \"2.1\"\nshare = 50–64%\n";
  CHECK(from_word(data).text == data);
  const std::string bytes = "framework \x81 “F” { }";
  CHECK(from_word(bytes).text == bytes);
}

TEST_CASE("what was repaired is told, by line") {
  const Repaired repaired =
      from_word("framework f “F” {\n  # 50–64\n  banding b of percent exact {\n    50–64% → x\n  }\n}\n");
  std::string told;
  for (const Repair& repair : repaired.repairs)
    told += std::to_string(repair.line) + " " + repair.from + " " + repair.to + "; ";
  CHECK(told == "1 “F” \"F\"; 4 50–64% 50 to 64; 4 → ->; ");
  CHECK(repaired.decoded_from.empty());
}

TEST_CASE("text is decoded from what Windows programs save") {
  struct Case {
    std::string_view bytes;
    std::string_view text;
    std::string_view from;
  };
  const Case cases[] = {
      {"plain", "plain", ""},
      {"\xEF\xBB\xBF“x”", "“x”", ""},
      {"\x93\x43\x61\x66\xE9\x94 50\x96"
       "64 \x80",
       "“Café” 50–64 €", "Windows-1252"},
      {"\xFF\xFE"
       "a\0\x1C\x20"sv,
       "a“", "UTF-16"},
      {"\xFE\xFF\0a\x20\x1C"sv, "a“", "UTF-16"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "😀", "UTF-16"},
      {"\xFF\xFE\x00\xDE\x3D\xD8"sv, "\xFF\xFE\x00\xDE\x3D\xD8"sv, ""},  // half a character
      {"\xFF\xFE"
       "a"sv,
       "\xFF\xFE"
       "a"sv,
       ""},                          // half a unit
      {"\x81\xE9", "\x81\xE9", ""},  // not in Windows-1252
      {"\xE9\0"sv, "\xE9\0"sv, ""},
  };
  for (const Case& row : cases) {
    INFO(row.text);
    CHECK(decode(row.bytes).text == row.text);
    CHECK(decode(row.bytes).from == row.from);
  }
}

TEST_CASE("a row pasted from a table is shown as rules write it") {
  const Row rows[] = {
      {"Too few\t50–64%", "too-few \"Too few\" 50 to 64 -> …"},
      {"    Good\t80% or more\r", "good \"Good\" at least 80 -> …"},
      {"Inadequate\tInadequate\t0", "inadequate \"Inadequate\" scores 0"},
      {"R.I.\tRequires improvement", "r-i \"Requires improvement\""},
      {"1.1\tGovernance", "1.1 \"Governance\""},
      {"Too few  50 to 64", ""},
      {"\tToo few 50 to 64", ""},
      {"a\t\"A\"", ""},
      {"50–64%\tToo few", ""},
      {"a\tb\tc\td", ""},
  };
  for (const Row& row : rows) {
    INFO(row.before);
    const std::string hint = hint_for_pasted_row(row.before);
    CHECK(hint == (row.after.empty() ? "" : "a row pasted from a table is written `" + row.after + "`"));
  }
}

}  // namespace rubric
