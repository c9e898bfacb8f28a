// Which figures are still open, and what it can still change, in words.
#pragma once

#include <optional>
#include <string>

#include "app/rating.hpp"

namespace rubric::app {

// A section of its own, after an empty line. Of one standard; or of all, unless none of it can change anything.
std::string missing_of(const Rating& rating, std::optional<StandardId> standard = {});

}  // namespace rubric::app
