// What is proved of methods whose figures others have published.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "lang/check.hpp"
#include "runtime/prove/proof.hpp"
#include "tests/catch.hpp"

namespace rubric {
namespace {

// Statements scored 1 to 4; their sum as a percentage of the highest there can be, banded without rounding.
std::string statements(int count) {
  std::string text = R"(framework statements "Statements, banded exactly" {
  scale quality { inadequate "I" scores 1  requires-improvement "R" scores 2  good "G" scores 3  outstanding "O" scores 4 }
)";
  for (int i = 1; i <= count; ++i) text += fmt::format("  standard {} judged\n", i);
  text += fmt::format(R"(  overall {{
    score  = 100 * sum of score of standards / {}
    rating = score exact banded {{
      25 to 38   -> inadequate
      39 to 62   -> requires-improvement
      63 to 87   -> good
      88 to 100  -> outstanding
    }}
  }}
}}
)",
                      4 * count);
  return text;
}

Diagnostics proved(const std::string& rules) {
  Sources sources;
  Library library{sources};
  Diagnostics diagnostics;
  library.add("statements.rubric", rules, diagnostics);
  library.finish(diagnostics);
  const auto framework = load(library, *library.find("statements"), diagnostics);
  REQUIRE(framework);
  Diagnostics found;
  prove::prove(*framework, found);
  return found;
}

// Numbers that can come and are in no band, as the messages list them.
std::ptrdiff_t numbers_in_no_band(const Diagnostics& found) {
  std::ptrdiff_t count = 0;
  for (const Diagnostic& diagnostic : found.all()) {
    for (const std::string& note : diagnostic.notes) {
      const std::size_t list = note.find("are in no band: ");
      if (list != std::string::npos)
        count += 1 + std::count(note.begin() + static_cast<std::ptrdiff_t>(list), note.end(), ',');
    }
  }
  return count;
}

TEST_CASE("totals of statements that exact bands leave out") {
  for (const int count : {1, 3, 5, 7}) CHECK(numbers_in_no_band(proved(statements(count))) == 0);
  for (const int count : {2, 4, 6, 8}) CHECK(numbers_in_no_band(proved(statements(count))) == 2);
  CHECK(numbers_in_no_band(proved(statements(9))) == 1);
  CHECK(numbers_in_no_band(proved(statements(32))) == 3);
  CHECK(numbers_in_no_band(proved(statements(33))) == 5);
  CHECK(numbers_in_no_band(proved(statements(34))) == 4);
}

}  // namespace
}  // namespace rubric
