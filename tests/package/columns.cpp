// Rates four visits at once, straight from the program's own arrays.
#include <cstdint>
#include <iostream>
#include <vector>

#include "lang/check.hpp"
#include "runtime/batch/rate_all.hpp"

constexpr const char* kRules = R"(
framework harbours "Inspection of harbours" {
  scale quality { poor "Poor"  good "Good"  excellent "Excellent" }
  banding sufficiency of percent rounded half-up { below 50 -> poor  50 to 79 -> good  at least 80 -> excellent }
  cases berth { }
  standard lights "Lights" on berth {
    question lit
    question charted
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> not rated
  }
  standard staff "Staff" judged
  overall { rating = lowest of rating of standards }
}
)";

int main() {
  rubric::Sources sources;
  rubric::Diagnostics problems;
  rubric::Library library(sources);
  library.add("harbours.rubric", kRules, problems);
  library.finish(problems);
  const auto framework = rubric::load(library, *library.find("harbours"), problems);
  if (!framework) return 1;
  const rubric::Plan plan = rubric::compile(*framework);

  // An array for each figure, with a place for each visit. They stay where they are: the columns are views.
  const std::vector<std::uint16_t> lit_yes = {19, 11, 24, 25}, lit = {24, 24, 24, 24};
  const std::vector<std::uint16_t> charted_yes = {24, 20, 0, 24}, charted = {24, 24, rubric::kNotKnown, 24};
  const std::vector<std::uint8_t> staff = {2, 1, rubric::kNotJudged, 2};  // levels, the worst is 0

  rubric::Columns visits;
  visits.rows = 4;
  visits.tallies = {{lit_yes, lit}, {charted_yes, charted}};  // per question, in the order of the rules
  visits.judged = {{}, staff};                                // per standard: the lights are not judged

  const rubric::DefinitionId overall = framework->overall->rating;
  rubric::Batch batch(plan, {overall});
  rubric::OutcomeTable outcomes;
  batch.rate_all(visits, outcomes);

  const rubric::OutcomeColumn& rating = outcomes.columns[0];
  const rubric::Scale& scale = framework->scales[(*framework)[overall].type.of];
  for (std::size_t row = 0; row < outcomes.rows; ++row) {
    std::cout << row << ':';
    if (rating.which[row] == rubric::kFailed) {
      std::cout << " cannot be rated\n";
      continue;
    }
    const rubric::Value& value = rating.values[rating.which[row]];
    for (std::uint32_t level = 0; level < scale.levels.size(); ++level) {
      if (value.may_be(level)) std::cout << ' ' << scale.levels[level].title;
    }
    std::cout << '\n';
  }
  for (const rubric::Unrated& row : outcomes.unrated) std::cout << render(row.diagnostics, sources, false);
}
