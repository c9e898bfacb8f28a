// Spellings that mean the same, and the list of them in the manual.
#include "runtime/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace rubric {
namespace {

TEST_CASE("spellings that have everything in common") {
  struct Case {
    std::string text, folded;
  };
  const auto given = GENERATE(values<Case>({
      {"", ""},
      {"  ", ""},
      {"Not Relevant", "not relevant"},
      {"not-relevant", "not relevant"},
      {"NOT_RELEVANT ", "not relevant"},
      {"\u00A0not\u00A0\u00A0relevant\r\n", "not relevant"},
      {"2.1 – Desistance", "2.1 desistance"},
      {"2.1.desistance", "2.1.desistance"},
      {"the child’s", "the child's"},
      {"É", "É"},
      {"a--b", "a b"},
      {"-", ""},
  }));
  CAPTURE(given.text);
  CHECK(folded(given.text) == given.folded);
  CHECK(folded(folded(given.text)) == given.folded);
}

TEST_CASE("every way to write an answer") {
  for (const AnswerWords& answer : answer_words()) {
    for (const std::string_view word : answer.words) {
      CAPTURE(word);
      CHECK(answer_of(word) == answer.answer);
      CHECK(folded(word) == word);  // else it would never be found
    }
  }
  CHECK(answer_of(" N/A") == Answer::not_relevant);
  CHECK(answer_of("Not_Yet-Assessed") == Answer::open);
  CHECK(truth_of("Y") == true);
  CHECK(truth_of("0") == false);
  for (const char* other : {"", "yess", "notrelevant", "2", "not", "-", "?"}) {
    CAPTURE(other);
    CHECK_FALSE(answer_of(other).has_value());
    CHECK_FALSE(truth_of(other).has_value());
  }
  CHECK_FALSE(truth_of("n/a").has_value());
}

TEST_CASE("no word is two answers") {
  std::vector<std::string_view> all;
  for (const AnswerWords& answer : answer_words()) all.insert(all.end(), answer.words.begin(), answer.words.end());
  std::sort(all.begin(), all.end());
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

// The row of the manual's table.
std::string row_of(const AnswerWords& answer) {
  std::string others;
  for (const std::string_view word : answer.words.subspan(1))
    others += fmt::format("{}`{}`", others.empty() ? "" : ", ", word);
  return fmt::format("| `{}` | {} |\n", answer.words.front(), others);
}

TEST_CASE("the manual lists every way to write an answer, and no other") {
  std::ifstream file(RUBRIC_SOURCE_DIR "/docs/data.md");
  const std::string manual{std::istreambuf_iterator<char>(file), {}};
  std::string table = "| answer | also |\n|---|---|\n";
  for (const AnswerWords& answer : answer_words()) table += row_of(answer);
  CHECK(manual.find(table + "\n") != std::string::npos);
}

struct Thing {
  std::string id, title;
};

TEST_CASE("a thing is found by its id or its title, if it is the only one") {
  const std::vector<Thing> things = {
      {"high", "High risk"}, {"very-high", "Very high"}, {"low", "High risk"}, {"HIGH", ""}};
  CHECK(find_spelled(things, "high") == 0U);
  CHECK(find_spelled(things, "Very High") == 1U);
  CHECK(find_spelled(things, "very_high") == 1U);
  CHECK_FALSE(find_spelled(things, "high risk").has_value());
  CHECK_FALSE(find_spelled(things, "High").has_value());  // two ids
  CHECK(find_spelled(things, "HIGH") == 3U);
}

}  // namespace
}  // namespace rubric
