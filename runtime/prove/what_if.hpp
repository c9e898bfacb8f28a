// The smallest change of answers and judgements that lifts or lowers a rating.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/rate.hpp"

namespace rubric::prove {

inline constexpr std::size_t kMostWays = 10;  // of the same cost that are told

struct ChangedTally {
  QuestionId question;
  Tally from;
  Tally to;
};
struct ChangedJudgement {
  StandardId standard;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};
// What is said otherwise, and the level that comes of it.
struct Way {
  std::vector<ChangedTally> tallies;
  std::vector<ChangedJudgement> judgements;
  std::uint32_t level = 0;
};

struct WhatIf {
  std::uint32_t level = 0;                  // as it is
  std::uint64_t cost = 0;                   // answers changed, and levels by which judgements were moved
  std::vector<Way> ways;                    // the cheapest, at most `kMostWays`; empty: there is none
  bool more = false;                        // there are others of the same cost
  std::vector<std::uint32_t> out_of_reach;  // levels in that direction that no answers to these cases give
};

struct Wish {
  StandardId standard;            // none: the overall
  bool higher = true;             // than it is; else lower
  bool fixed_judgements = false;  // only answers are changed
};

// Why there is no answer.
struct NotTold {
  enum class Why : std::uint8_t {
    no_scale,        // it has no rating, or none that is a level
    does_not_apply,  // to this inspection
    not_rated,
    open,      // some of what it depends on is, as listed
    too_many,  // combinations of answers
  } why = Why::no_scale;
  std::vector<std::string> open = {};  // "question safety of standard 2.1"
};

// Exact and minimal: of all changes to the answers of the cases as they are relevant, and to the judgements. Inputs,
// days, records and decisions of the panel stay as they are. None, with the reason in `why`, where that cannot be told.
// Every way has been rated once more.
std::optional<WhatIf> what_if(const Outcome& outcome, const Inspection& inspection, const Wish& wish, NotTold& why);

}  // namespace rubric::prove
