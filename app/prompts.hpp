// What inspectors noted below the questions: printed on request, and never rated by.
#pragma once

#include <string>

#include "app/rating.hpp"

namespace rubric::app {

// For `rate`: the prompts of all standards, each below its question. For `explain`: those of one standard.
std::string prompts_of(const Rating& rating, const Console& console);
std::string prompts_of(const Rating& rating, const StandardReport& standard, const Console& console);

}  // namespace rubric::app
