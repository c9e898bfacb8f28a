// What holds of all inspections that a framework can be asked to rate.
//
// The method is exhaustive enumeration, made small by merging states that no later rule can tell apart: the standard
// construction of a reduced decision diagram, from the leaves up (R. E. Bryant, Graph-based algorithms for Boolean
// function manipulation, IEEE Transactions on Computers, 1986), for values of any type in place of truths. It is exact:
// nothing is sampled. What is not tried is said. An SMT solver would find one counterexample as well; it would neither
// count them, nor find the smallest without a search of its own, nor say what comes up at all.
#pragma once

#include <string>
#include <vector>

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "runtime/prove/variables.hpp"

namespace rubric::prove {

struct Proof {
  bool rates = false;    // there are ratings to prove something of
  bool tallies = false;  // of questions: every one up to `most` relevant cases was tried
  std::int64_t most = 0;
  double combinations = 0;  // of the ratings of standards, and of inputs: of the overall
  bool inputs = false;      // there are inputs among them
  bool reached = false;     // every level, band, row, rule, ground and question comes up that is not reported
  bool monotone = false;    // a better answer lowers no rating
  std::vector<std::string> not_tried;  // in words
};

// Diagnostics: what an inspection can bring about that has no rating, what no inspection brings about, and where a
// better answer lowers a rating; each with the smallest example, rated once more by the evaluator.
Proof prove(const Framework& framework, Diagnostics& diagnostics, std::int64_t most = kMaxRelevant);

}  // namespace rubric::prove
