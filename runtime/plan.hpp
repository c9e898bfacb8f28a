// The framework's graph, flattened into steps.
//
// Slots hold values; each step computes one slot from slots before it. Equal expressions share a slot. The plan
// keeps, for every expression, the slot it ended up in: so an explanation can show any part of a rule.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric {

inline constexpr std::uint32_t kNoSlot = UINT32_MAX;

struct StepMember {
  std::uint32_t value = 0;
  std::uint32_t guard = kNoSlot;  // none: always a member
  std::uint32_t weight = kNoSlot;
  // Wherever the guard holds, the value is present: so an open value, say of a question with perhaps nothing
  // relevant, is not taken for a member that is absent.
  bool present_if_in = false;
  friend bool operator==(const StepMember&, const StepMember&) = default;
};

// A step computes slot i, where i is its place in the plan.
struct Step {
  ExprId expr;                      // op, type and payload; the first of the expressions that share the slot
  std::vector<std::uint32_t> args;  // slots
  std::vector<StepMember> members;
  std::vector<ExprId> outer =
      {};  // of an aggregate over records, which has no members here: what `args` are the values of
};

// What a standard's rating depends on, for trying other answers: the steps from its questions' tallies to its
// rating, in order.
struct Cone {
  std::vector<std::uint32_t> steps;
  std::uint32_t rating = 0;  // slot
};

struct Plan {
  const Framework* framework = nullptr;  // must outlive the plan
  std::vector<Step> steps;
  std::vector<std::uint32_t> slot_of_expr;        // kNoSlot for what reads facts of a case, as conditions do
  std::vector<std::uint32_t> slot_of_definition;  // likewise
  std::vector<Cone> cones;                        // per standard; empty where it has no questions or no rating
};

// Cannot fail: a Framework is right. Linear in the number of expressions.
Plan compile(const Framework& framework);

// A step a line, `20 lowest 15 16 17 -> rating of standard 2.1`, for `rubric dump --plan` and tests.
std::string dump(const Plan& plan);

}  // namespace rubric
