// What an edit of rules really changes: of all inspections, those that two frameworks rate differently.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/prove/variables.hpp"

namespace rubric::prove {

// From one level to another; "not rated" is a level here, and so is "no rating" after an error.
struct Move {
  std::string from;
  std::string to;
  double count = 0;     // combinations
  std::string example;  // the smallest, in words
  std::string data;     // and as an inspection of the edited framework, in TOML
};

struct SubjectDifference {
  std::string name;         // "standard 2.1"; as the edited rules call it
  bool decided = true;      // no: there are too many combinations, or it depends on records of a list
  double combinations = 0;  // of tallies of its questions; of ratings of standards and of inputs, for the overall
  bool of_tallies = false;
  std::vector<Move> moves;  // empty: no inspection is rated differently
};

// Of a banding of percentages that both declare: the tallies that come to another outcome.
struct BandingDifference {
  std::string name;
  double tallies = 0;  // tried
  std::vector<Move> moves;
};

struct Difference {
  std::int64_t most = 0;                    // relevant cases of a question that were tried
  std::vector<BandingDifference> bandings;  // that differ
  std::vector<SubjectDifference> subjects;  // rated by both
  std::vector<std::string> remarks;         // what has no counterpart, was renamed, or is asked of other cases
  bool any() const;
};

// Questions, standards and inputs are matched by identifier, by title, or by their order; names of anything else,
// words, places and citations do not matter. Every move has been rated by both on its example. Grounds for discretion
// and figures that are not ratings are not compared.
Difference difference(const Framework& base, const Framework& edited, std::int64_t most = kMaxRelevant);

}  // namespace rubric::prove
