// All that several independent things can come to together: every combination, kept apart only as far as the gates
// that are still to come can tell them apart.
//
// At most one member is improved: so everything that one better answer can do is seen, and nothing else.
//
// A dynamic program over the members. After each, the gates that can be worked out are worked out, and states that
// agree in everything that is still read are one. Of each state the smallest case that leads to it is remembered.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "runtime/prove/machine.hpp"

namespace rubric::prove {

// One choice of a member.
struct Option {
  std::vector<ValueId> values;  // of the member's gates, in their order
  std::uint64_t cost = 0;       // relevant cases that it takes
  double count = 1;             // choices below it that come to the same
  bool improved = false;        // says something better on the second side than on the first
};

struct Member {
  std::vector<GateId> gates;  // what others see of it
  std::vector<Option> options;
  std::vector<GateId> guards;   // truths of the members before it: where none holds and there are some,
  std::vector<Option> without;  // these are the options
};

// A combination, as the option of the last member and the combination of those before it.
struct Link {
  std::uint32_t before = UINT32_MAX;
  std::uint32_t option = 0;         // `kWithout` is added where the member's guard fails
  std::uint32_t next = UINT32_MAX;  // another one that costs as little and comes to the same
};
inline constexpr std::uint32_t kWithout = 1U << 31U;

// The smallest of the combinations that do the same, and how many they are.
struct Example {
  std::uint64_t cost = 0;
  double count = 0;
  std::uint32_t link = UINT32_MAX;
};

// What happened in an observed gate. Of a banding `value` is what is banded (nothing where that is the percentage of a
// question: 12,000 of them are of no interest), of the lines of a table the headings (`Machine::tuple`), and `other`
// what came of it. Of a pair they are its two sides. Of anything else `value` is what it came to.
struct Sight {
  std::uint32_t detail = 0;
  ValueId value = kNothingYet;
  ValueId other = kNothingYet;
  friend auto operator<=>(const Sight&, const Sight&) = default;
};

struct Combined {
  std::vector<Option> outcomes;      // of the gates that are seen
  std::vector<std::uint32_t> links;  // an outcome each: the smallest combination
  std::vector<Link> trail;
  std::vector<std::uint32_t> outcome_of_option;  // of a combination of one member
  std::vector<std::map<Sight, Example>> sights;  // per own gate; empty unless it is observed
  bool whole = true;                             // no: there were too many combinations to try
};

struct Combination {
  std::vector<Member> members;
  std::vector<GateId> gates;   // worked out here, operands first
  std::vector<bool> observed;  // per gate of those
  std::vector<GateId> seen;    // what the outcomes tell
  bool ties = false;           // all of the cheapest ways to an outcome are kept
};

inline constexpr std::size_t kMaxTransitions = 200'000;  // tried for one combination

Combined combine(Machine& machine, const Combination& combination);

// The options of all members that lead there, the first member first.
std::vector<std::uint32_t> picks(const Combined& combined, std::uint32_t link);

// The same of every way that costs as little; at most so many.
std::vector<std::vector<std::uint32_t>> all_picks(const Combined& combined, std::uint32_t link, std::size_t most);

// Adds the ways of the second link to those of the first.
void append(std::vector<Link>& trail, std::uint32_t first, std::uint32_t second);

}  // namespace rubric::prove
