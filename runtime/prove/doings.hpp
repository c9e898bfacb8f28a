// What gates do with their operands.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/prove/circuit.hpp"

namespace rubric::prove {

// Per gate, as a number: gates of the same number do the same.
std::vector<std::uint32_t> doings_of(const Circuit& circuit);

}  // namespace rubric::prove
