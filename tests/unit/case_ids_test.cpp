#include "runtime/case_ids.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "runtime/rating.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

std::string hidden(std::string text) {
  Sources sources;
  const SourceId source = sources.add("x", std::move(text));
  hide_case_ids(source, sources);
  return sources[source].masked();
}

constexpr std::string_view kId = "ZQ-1177-XJ";

constexpr std::string_view kRules = R"(framework homes "Homes" {
  scale rating { poor "Poor" scores 0  good "Good" scores 1 }
  cases visit "Visits" { at-risk : yes or no }
  standard 1 "Care" on visit {
    question safety when at-risk
    question plan
    rating = lowest of (percent of question safety, percent of question plan) rounded half-up banded { below 50 -> poor  at least 50 -> good }
    nothing relevant -> leave out
  }
}
)";

std::string records(std::string_view id) {
  const std::string quoted = "\"" + std::string(id) + "\"";
  return "framework = \"homes\"\n"
         "provider = \"A service\"\n\n"
         "[[cases.visit]]\nid = " +
         quoted +
         "   # the first\nat-risk = \"yes\"\n\"1.safety\" = \"no\"\n\"1.plan\" = \"not yet assessed\"\n\n"
         "[[cases.visit]]\n\"id\" = '" +
         std::string(id) + "'\nat-risk = \"yes\"\n\"1.safety\" = \"yes\"\n\"1.plan\" = \"yes\"\n";
}

// Everything that the program could print of one file.
std::string all_output(std::string text) {
  tests::RulesText rules{std::string(kRules)};
  const auto framework = rules.load();
  REQUIRE(framework);
  const SourceId data = rules.sources.add("visit.toml", std::move(text));
  Diagnostics diagnostics;
  const auto rating = rate_text(data, *framework, rules.sources, diagnostics);
  std::string out = render(diagnostics, rules.sources, false);
  if (rating != nullptr) {
    for (const SetAside& part : rating->inspection.set_aside) out += part.what + part.why;
    for (const NamedCases& named : rating->inspection.named_cases)
      out += std::string(named.no.size() + named.open.size(), '!');
  }
  return out;
}

// Any stretch of four characters of the identifier would give it away.
bool gives_away(const std::string& output) {
  for (std::size_t i = 0; i + 4 <= kId.size(); ++i) {
    if (output.find(kId.substr(i, 4)) != std::string::npos) return true;
  }
  return false;
}

// The text with a few bytes of it changed, taken out or put in, outside of the words that stand for themselves.
std::string damaged(std::string text, std::mt19937& random) {
  constexpr std::string_view kBytes = "\"'[]{}=,.#\n\t 0-:\\\xE2\xFF";
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    const bool in_a_word = (text[at] >= 'a' && text[at] <= 'z') || kId.find(text[at]) != std::string_view::npos;
    if (in_a_word) continue;
    const char byte = kBytes[below(kBytes.size())];
    switch (below(3)) {
      case 0: text[at] = byte; break;
      case 1: text.erase(at, 1); break;
      default: text.insert(at, 1, byte); break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the value of an identifier is hidden up to the end of its line, or to the next entry") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"id = \"A-17\"\n", "id = ******\n"},
      {"id=17\nx = 1", "id=**\nx = 1"},
      {"\"id\" = 'A'", "\"id\" = ***"},
      {"{\"id\": \"A\", \"x\": 1}", "{\"id\": ***, \"x\": 1}"},
      {"{\"id\"\n:\n  \"A\",\n \"x\": 1}", "{\"id\"\n:\n  ****\n \"x\": 1}"},
      {"cases.court = [{ id = \"A, b\", x = 1 }]", "cases.court = [{ id = ******, x = 1 }]"},
      {"id = Smith, Jane\n", "id = ***********\n"},
      {"id = \"O\"Brien\"\n", "id = *********\n"},
      {"id = \"A\n\"x\" = 1", "id = **\n\"x\" = 1"},
      {"id = \"\"\"A\nB\"\"\"\nx = 1", "id = ****\n****\nx = 1"},
      {"id = \"A\"  # Jane\nx = 1", "id = ***********\nx = 1"},
      {"id = [\"A\",\n\"B\"]\nx = 1", "id = *****\n****\nx = 1"},
      {"  id \"A\"\n", "  id ***\n"},
      {"Case ID = 17\n", "Case *******\n"},
      {"\"\\u0069d\" = \"A\"", "\"\\u0069d\" = ***"},
      {"id = “A”", "id = *******"},
      {"\"id\" }= 'A'", "\"id\" }= ***"},
      {"id =} \"A\"\n", "id =} ***\n"},
      {"{ id = A}B }\n", "{ id = *** }\n"},
      {"[{ id = A }, { id = B }]", "[{ id = * }, { id = * }]"},
      {"{\"id\":\"A\"},\"x\":1}", "{\"id\":***},\"x\":1}"},
      {"“id” = A", "“id” = *"},
      {"[[cases.case]]\n", "[[cases.case]]\n"},
      {"[tally.\"2.1\"]\nchild-safety = \"6 of 6\"\n", "[tally.\"2.1\"]\nchild-safety = \"6 of 6\"\n"},
      {"identity = 5\nvalid = 6\nx-id = 7\n", "identity = 5\nvalid = 6\nx-id = 7\n"},
      {"provider = \"in this case\"\n", "provider = \"in this case\"\n"},
      {"id =", "id ="},
      {"id = [", "id = *"},
      {"", ""},
  };
  for (const auto& [text, wanted] : table) CHECK(hidden(text) == wanted);
}

TEST_CASE("names of entries and columns that say which case it is") {
  for (const char* name : {"id", "ID", "Case ID", "case_number", "case-ref", "Name", "reference", "case"})
    CHECK(names_a_case(name));
  for (const char* name : {"", "idea", "child-safety", "provider", "sample", "cases", "2.1.desistance"})
    CHECK_FALSE(names_a_case(name));
  CHECK_FALSE(names_a_case(std::string(1000, 'i')));
}

TEST_CASE("no message about a file of cases shows an identifier, whatever is wrong with the file") {
  REQUIRE(all_output(records("A")).find("has the same `id`") != std::string::npos);
  std::mt19937 random(20201026);
  const std::string whole = records(kId);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = damaged(whole, random);
    const std::string output = all_output(text);
    if (gives_away(output)) FAIL(text << "\n----\n" << output);
  }
}

TEST_CASE("hiding takes time linear in the text, whatever it looks like") {
  for (const std::string part : {"id = \"", "id, ", "\\\"", "id = [", "id:\n", "\"\"\"", "id=\"\\\"", ",  x"}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    CHECK(hidden(std::move(text)).size() >= 2'000'000);
  }
}

}  // namespace rubric
