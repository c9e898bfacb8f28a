// The panel sheet: what the ratings panel looks at, standard by standard.
#pragma once

#include <string>

#include "app/rating.hpp"

namespace rubric::app {

// Starts with an empty line; says so where no standard is for the panel.
std::string panel_of(const Rating& rating, const Console& console);

}  // namespace rubric::app
