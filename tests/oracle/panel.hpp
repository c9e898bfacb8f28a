// A second opinion on what the ratings panel may award.
#pragma once

#include <set>
#include <vector>

#include "runtime/rate.hpp"
#include "tests/oracle/oracle.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

// A decision of the panel, made up.
struct Award {
  StandardId standard;
  GroundUse ground;
  std::uint32_t level = 0;
};
// For some standards that the panel has discretion over. Mostly on a ground that may hold, to a level beside the one
// indicated: else hardly any decision would stand.
std::vector<Award> make_awards(const Framework& framework, const Outcome& outcome, Random& random);
// As it stands in the data.
std::string toml_of(const Framework& framework, const Award& award);

enum class Allowed { no, yes, untold };

// Whether the panel may award the level, where everything is known; a ground in doubt is possible, so it may. Untold
// where some rating on the way cannot be computed.
Allowed allowed(const Framework& framework, const Complete& data, const Award& award);

}  // namespace rubric::oracle
