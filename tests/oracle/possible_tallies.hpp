// Which tallies words like "79% of at most 24" stand for, found by trying all.
#pragma once

#include <vector>

#include "runtime/tallies.hpp"

namespace rubric::oracle {

std::vector<Tally> all_up_to(std::int64_t cases);
// `known`, and so many cases more that may be answered yes, no or found not relevant.
std::vector<Tally> with_open(Tally known, std::int64_t open);
// What is printed as the percentage, rounded half-up, of `least` to `most` relevant cases.
std::vector<Tally> printing(std::int64_t percent, std::int64_t least, std::int64_t most);

}  // namespace rubric::oracle
