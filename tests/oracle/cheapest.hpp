// The smallest change that lifts or lowers a rating, found by rating every change: what `prove::what_if` is held
// against.
//
// It knows nothing of circuits and states, only which answers a rating can be reached from, by the steps of the plan.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "runtime/prove/what_if.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::oracle {

// What the rating is worked out from, as far as the data tell it and it can be said otherwise.
struct Changeable {
  std::vector<QuestionId> questions;
  std::vector<StandardId> judgements;
};
Changeable changeable(const Plan& plan, const Inspection& inspection, const prove::Wish& wish);

// In how many ways these can be said.
std::size_t changes(const Framework& framework, const Inspection& inspection, const Changeable& what);

// The same inspection with fewer cases, until no more than so many changes are left. Its cases are tallies then.
void shrink(Inspection& inspection, const Plan& plan, const prove::Wish& wish, std::size_t most, Random& random);

struct Cheapest {
  std::uint64_t cost = 0;
  std::set<std::string> ways;  // all of that cost, as `told`; empty: there is none
  std::vector<std::uint32_t> out_of_reach;
};
Cheapest cheapest(const Plan& plan, const Inspection& inspection, const prove::Wish& wish, std::uint32_t level);

// "q2=5 s1=3 -> 2": questions, standards and levels by number.
std::string told(const prove::Way& way);

}  // namespace rubric::oracle
