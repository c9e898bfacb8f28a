// One framework and one inspection, rated by the plan and by the oracle.
#pragma once

#include <cstddef>
#include <string>

#include "tests/oracle/bench.hpp"
#include "tests/oracle/inspection.hpp"

namespace rubric::oracle {

// What has been compared, for whoever wants to know how much the tests say.
struct Figures {
  std::size_t pairs = 0, open = 0;
  std::size_t unrated = 0, refused = 0;  // as some completion has no rating; though none was found
  std::size_t expressions = 0;           // of inspections of which everything is known
  std::size_t completions = 0;
  std::size_t exact_by_shape = 0, exact_all_the_same = 0, sound = 0;  // definitions that are open
  std::size_t matters = 0, matters_not = 0, matters_untold = 0;       // figures that are open, to a rating
  std::size_t decided = 0, decisions_stand = 0, decisions_fall = 0;   // inspections with decisions of the panel
  std::size_t seem_open = 0;                                          // inspections left out: see seems_open
  std::size_t sound_ratings = 0, open_ratings = 0;                    // those of them that are ratings or scores
};

// Of open inspections with more completions only some are tried.
inline constexpr std::size_t kMostCompletions = 200;

// What is wrong; empty if nothing is. `all_exact`: of the ratings and scores the plan must say exactly what may be.
std::string disagreement(Bench& bench, const Made& made, bool all_exact, Random& random, Figures& figures);

}  // namespace rubric::oracle
