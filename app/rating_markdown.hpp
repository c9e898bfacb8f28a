// Ratings as they can be published: tables with the figures behind them.
#pragma once

#include <string>

#include "runtime/notes.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// Markdown.
std::string markdown_of(const Rating& rating, const Notes& notes, const Sources& sources);

}  // namespace rubric::app
