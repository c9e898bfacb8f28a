// What in one framework is what in another, though it may have been renamed or moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric::prove {

// Places in two lists; none on one side: it is only in the other.
struct Match {
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> after;
};

struct Called {
  std::string id;
  std::string title;
};

// By identifier; what is left by title, where that is of one thing only; what is then left, if it is as many on both
// sides, in its order. In the order of the second list, then what is only in the first.
std::vector<Match> matched(const std::vector<Called>& before, const std::vector<Called>& after);

template <typename Things>
std::vector<Called> called(const Things& things) {
  std::vector<Called> names;
  for (const auto& thing : things) names.push_back({thing.id, thing.title});
  return names;
}

}  // namespace rubric::prove
