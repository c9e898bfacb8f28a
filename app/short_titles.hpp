// Levels by the first letters of their titles, for narrow tables.
#pragma once

#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric::app {

// Of each level, in the order of the scale: as few letters as tell all of them apart, as many of each. "I", "R", "G",
// "O"
std::vector<std::string> short_titles(const Scale& scale);

}  // namespace rubric::app
