// What the ratings panel may award, and whether what it decided keeps to that.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/rate.hpp"

namespace rubric {

// "standard 2.1"; without one, "the overall".
std::string rated_in_words(const Framework& framework, StandardId standard);

// The levels of its scale, a bit each, that the panel may award a standard on one of its grounds; 0 if the ground
// certainly does not hold. A ground that asks for a boundary allows the level across that boundary only; one that
// asks whether one case changes the rating, a level that such a change reaches; any other, every level. Of several in
// one ground, `and` allows what all of them do, `or` what any does. None lies further from the indicated rating than
// `moves at most` says; that rating itself may always be confirmed. Where figures are open, whatever some completion
// of them allows.
std::uint64_t levels_open_to_panel(const Inspection& inspection, const Outcome& outcome, StandardId standard,
                                   const GroundUse& use);

// Reports decisions on a ground that does not hold, and those that go further than it allows.
void check_decisions(const Inspection& inspection, const Outcome& outcome, Diagnostics& diagnostics);

}  // namespace rubric
