// Two frameworks side by side, over the same data. Private to difference.cpp.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "runtime/prove/matching.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

using Both = std::array<const Framework*, 2>;

// The things that data say, each with its place in either framework (none where the framework does not know it), and
// what stands for what.
struct Joint {
  Both frameworks;
  std::array<std::vector<Variable>, 2> variables;  // of the same choices, side by side
  std::vector<Alternatives> alternatives;
  std::vector<Match> standards;
  std::vector<std::string> remarks;  // what has no counterpart, or is taken for what it was under another name
};
Joint joined(const Both& frameworks, std::int64_t most);

// Levels of two scales that are the same: by identifier; where the identifiers differ and the scales are equally long,
// by their places.
bool same_level(const Scale& before, std::uint32_t a, const Scale& after, std::uint32_t b);

}  // namespace rubric::prove
