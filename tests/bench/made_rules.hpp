// Rules of any size, for measuring growth.
#pragma once

#include <cstddef>
#include <string>

namespace rubric::bench {

// A framework of so many standards: bands, three questions each, grounds, a score and an overall. Ten lines a standard.
std::string made_rules(std::size_t standards);

}  // namespace rubric::bench
