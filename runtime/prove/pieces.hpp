// How the gates of a circuit fall into parts that depend on separate things.
#pragma once

#include <vector>

#include "runtime/prove/machine.hpp"

namespace rubric::prove {

inline constexpr std::uint32_t kNoPiece = UINT32_MAX;

// What one variable decides, or the variables of one group, or all together.
struct Piece {
  std::uint32_t parent = kNoPiece;
  std::uint32_t variable = UINT32_MAX;  // of a piece without members
  std::vector<std::uint32_t> members;   // that others look at, in the order in which they are combined
  std::vector<GateId> leaves;           // of its variable
  std::vector<GateId> gates;            // worked out here, operands first
  std::vector<GateId> seen;             // read from outside
  std::vector<GateId> guards;           // tell whether it applies at all; none: it does
};

// First a piece for each variable, then one for each group, last the whole.
struct Pieces {
  std::vector<Piece> all;
  std::vector<std::uint32_t> of_gate;  // where it is worked out; kNoPiece: nowhere
};

// Variables that belong together, such as the questions of a standard.
struct Group {
  std::vector<GateId> guards;   // truths that tell whether it applies: on some side. Without any it always does
  std::vector<GateId> results;  // what it comes to: an input that nothing else reads belongs to it, too
};

// `observed` gates are told by the variable that alone decides them: so its choices are kept apart by what they come to
// there. `seen` gates are told by the whole.
Pieces pieces_of(const Machine& machine, const std::vector<Variable>& variables, const std::vector<Group>& groups,
                 const std::vector<GateId>& observed, const std::vector<GateId>& seen);

}  // namespace rubric::prove
