// An inspection as an example of what rules do: made of choices, replayed, told in words and as data.
#pragma once

#include <string>
#include <vector>

#include "runtime/prove/space.hpp"

namespace rubric::prove {

// What is chosen, as an inspection that can be rated. What is not chosen is the least that there can be. `side` of the
// alternatives. Lists have no records.
struct Chooser {
  const Framework& framework;
  const std::vector<Variable>& variables;
  const std::vector<Alternatives>& alternatives;
  std::uint32_t side = 0;

  Inspection inspection(const Assignment& assignment) const;
  // "3.1 desistance 9 of 14, 1.2 is good, abuse is yes": what is chosen.
  std::string words(const Assignment& assignment) const;
  // Of the one thing that is chosen, without its name: "9 of 14".
  std::string tally(const Assignment& assignment) const;
  // A whole inspection as a TOML file that `rubric rate` takes; what is not chosen is in it, too.
  std::string data(const Assignment& assignment) const;
};

}  // namespace rubric::prove
