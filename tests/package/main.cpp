// Rates an inspection by a framework, both held in memory, and says what it comes to overall.
#include <iostream>

#include "lang/check.hpp"
#include "runtime/rating.hpp"

constexpr const char* kRules = R"(
framework harbours "Inspection of harbours" {
  scale quality { poor "Poor" scores 0  good "Good" scores 1  excellent "Excellent" scores 2 }
  banding sufficiency of percent rounded half-up { below 50 -> poor  50 to 79 -> good  at least 80 -> excellent }
  cases berth { }
  default for standards {
    rating = lowest of sufficiency of percent of questions
    nothing relevant -> not rated
  }
  standard lights "Lights" on berth { question lit  question charted }
  standard ropes "Ropes" on berth { question sound }
  overall { rating = lowest of rating of standards }
}
)";

constexpr const char* kVisit = R"(
framework = "harbours"
[tally.lights]
lit     = "19 of 24"
charted = "24 of 24"
)";

int main() {
  rubric::Sources sources;  // all texts, for messages to point into; it outlives the rest
  rubric::Diagnostics problems;

  rubric::Library library(sources);
  library.add("harbours.rubric", kRules, problems);
  library.finish(problems);
  const rubric::Declared* declared = library.find("harbours");
  const auto framework = declared != nullptr ? rubric::load(library, *declared, problems) : std::nullopt;

  const rubric::SourceId visit = sources.add("visit.toml", kVisit);
  const auto rating =
      framework && !problems.has_errors() ? rubric::rate_text(visit, *framework, sources, problems) : nullptr;
  std::cerr << rubric::render(problems, sources, false);
  if (rating == nullptr) return 1;

  // Of the ropes nothing is known yet, so the rating is a set: all that it may still turn out to be.
  const rubric::Type type = (*framework)[framework->overall->rating].type;
  const rubric::Scale& scale = framework->scales[type.of];
  for (std::uint32_t level = 0; level < scale.levels.size(); ++level) {
    if (rating->report.overall.awarded.may_be(level)) std::cout << scale.levels[level].title << '\n';
  }
}
