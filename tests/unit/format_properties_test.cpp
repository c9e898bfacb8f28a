// The laws of the layout on frameworks made up from a seed, in layouts made up as well.
#include <cstdlib>
#include <string>

#include "lang/format.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/unit/format_laws.hpp"
#include "tests/unit/layouts.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

// What is wrong with the layout of the text, or of the same words laid out in another way; empty if nothing is.
std::string complaint(const std::string& text, oracle::Random& random) {
  if (std::string broken = tests::broken_law(text); !broken.empty()) return broken;
  if (format(tests::any_layout(text, random, true)) != format(text)) return "blanks have changed the layout";
  const std::string elsewhere = tests::any_layout(text, random, false);
  if (const std::string broken = tests::broken_law(elsewhere); !broken.empty()) return broken + "\nof\n" + elsewhere;
  tests::RulesText before(text), after(format(elsewhere));
  const auto one = before.load(), other = after.load();
  if (!one || !other || semantic_hash(*one) != semantic_hash(*other)) return "another framework:\n" + format(elsewhere);
  return {};
}

}  // namespace

TEST_CASE("a framework is the same in any layout, and has one of its own") {
  const char* set = std::getenv("RUBRIC_PROPERTY_ROUNDS");
  const std::uint64_t rounds = set == nullptr ? 200 : std::strtoull(set, nullptr, 10);
  for (std::uint64_t seed = 1; seed <= rounds; ++seed) {
    oracle::Random random(seed);
    const std::string text = (seed % 2 == 0 ? oracle::generate_framework(seed) : oracle::generate_amendment(seed)).text;
    const std::string wrong = complaint(text, random);
    INFO("seed " << seed << "\n" << text);
    REQUIRE(wrong == "");
  }
}

}  // namespace rubric
