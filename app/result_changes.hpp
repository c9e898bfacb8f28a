// In what two results for the same inspection differ.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace rubric::app {

// In words: "2.3 Implementation and delivery", "requires improvement", "good".
struct Change {
  std::string what, was, is;
};

// Of each rating, score, printed value, tally, input and ground, and of what differs from what was published. Both are
// ratings as docs/json.md describes them; the older one may lack anything, and may be of a single standard.
std::vector<Change> changes(const nlohmann::ordered_json& was, const nlohmann::ordered_json& is);

}  // namespace rubric::app
