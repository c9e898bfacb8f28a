#include "tests/oracle/possible_tallies.hpp"

#include <algorithm>

#include "lang/rational.hpp"

namespace rubric::oracle {

std::vector<Tally> with_open(Tally known, std::int64_t open) {
  std::vector<Tally> found;
  for (std::int64_t relevant = 0; relevant <= open; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) found.push_back({known.yes + yes, known.relevant + relevant});
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Tally> all_up_to(std::int64_t cases) { return with_open({0, 0}, cases); }

std::vector<Tally> printing(std::int64_t percent, std::int64_t least, std::int64_t most) {
  std::vector<Tally> found;
  for (const Tally tally : all_up_to(most)) {
    if (tally.relevant < least || tally.relevant == 0) continue;
    const Rational exact = Rational::fraction(100 * tally.yes, tally.relevant);
    if (round(exact, RoundingMode::half_up, 1) == Rational(percent)) found.push_back(tally);
  }
  return found;
}

}  // namespace rubric::oracle
