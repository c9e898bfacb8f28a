// Plans as a circuit: gates that compute values from what data say, with aggregates taken apart member by member.
//
// A plan works out `sum of twelve scores` at once, and nothing could be forgotten before the twelfth is known. As a
// chain of gates, each of which adds one score to the sum so far, all that has to be kept is that sum. One circuit may
// hold two plans side by side, over the same data: two frameworks, or one and what it makes of a better answer.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/plan.hpp"
#include "runtime/prove/variables.hpp"

namespace rubric::prove {

using GateId = std::uint32_t;
inline constexpr GateId kNoGate = UINT32_MAX;

enum class GateKind : std::uint8_t {
  leaf,     // what the data say: of `variable`
  step,     // a step of the plan
  join,     // an aggregate of the members so far, and one member more
  close,    // what the joined members come to
  pair,     // two gates side by side, for whoever compares them
  tuple,    // several gates side by side
  unknown,  // not tried: figures of records, `one case changes rating`, and what depends on them
};

// What a join keeps of its members. Averages keep two: their sum and their weight.
enum class Keeps : std::uint8_t { extreme, sum, count, presence, weight, all, any };

struct Gate {
  GateKind kind = GateKind::unknown;
  std::uint32_t side = 0;        // of the plans
  std::uint32_t slot = kNoSlot;  // of its plan: what it computes, or the aggregate that it is a part of
  Step step;                     // `args` and `members` are places in `operands`
  std::vector<GateId> operands;
  Keeps keeps = Keeps::extreme;
  std::uint32_t variable = UINT32_MAX;
};

// Which variable a question, judgement or input of each side is.
struct Names {
  std::vector<std::uint32_t> questions;
  std::vector<std::uint32_t> judgements;
  std::vector<std::uint32_t> inputs;  // per fact
  std::uint32_t fieldwork = UINT32_MAX;
  std::vector<std::uint32_t> slots;  // of the plan: what is known and not worked out; empty: nothing is
};
Names names_of(const Framework& framework, const std::vector<Variable>& variables);

struct Circuit {
  std::vector<const Plan*> plans;
  std::vector<Gate> gates;                        // operands first
  std::vector<std::vector<GateId>> gate_of_slot;  // per side
  std::vector<bool> wanted;                       // per gate: has a part in what was asked for

  GateId gate(std::uint32_t side, DefinitionId id) const {
    return gate_of_slot[side][plans[side]->slot_of_definition[id.index]];
  }
  // What stands beside others has no expression of its own.
  static bool computes(const Gate& gate) { return static_cast<bool>(gate.step.expr); }
  const Framework& framework(const Gate& gate) const { return *plans[gate.side]->framework; }
  const Expr& expr(const Gate& gate) const { return framework(gate)[gate.step.expr]; }
};

// `names` per side. Linear in the size of the plans.
Circuit circuit_of(std::vector<const Plan*> plans, const std::vector<Names>& names);

// A gate that holds two others side by side.
GateId add_pair(Circuit& circuit, GateId first, GateId second);
// A gate that holds several.
GateId add_tuple(Circuit& circuit, std::vector<GateId> gates);

// Marks what the gates depend on, and them, as wanted; everything else is left out.
void want(Circuit& circuit, const std::vector<GateId>& gates);

}  // namespace rubric::prove
