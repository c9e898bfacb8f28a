// Which values are present for certain where a guard holds.
#pragma once

#include "runtime/plan.hpp"

namespace rubric {

// `lowest of rating of standards where rating is rated`: the value is absent only where its guard does not hold.
// Never claims it wrongly; may overlook it where rules are nested deeper than people write them.
bool present_if(const Plan& plan, std::uint32_t value, std::uint32_t guard);

}  // namespace rubric
