// How many inspections of an archive came to each level, year by year.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/rating.hpp"

namespace rubric::app {

// A table for each programme, and for each scale of its overall rating; by the awarded rating, and the year of the
// first day of fieldwork. Empty where nothing has an overall rating.
std::string by_year(const std::vector<std::unique_ptr<Rating>>& ratings);

}  // namespace rubric::app
