// Small inspections of forms that methods have, drawn from a seed: few cases, so that all changes can be tried.
#pragma once

#include <cstdint>
#include <string>

namespace rubric::oracle {

// Lowest of bands, averages, medians, sums of points, `choose`, limits with conditions, judgements on two scales,
// standards that need not apply, inputs and records; some figures are open.
struct SmallForm {
  std::string rules;  // of framework `small`
  std::string data;
};
SmallForm small_form(std::uint64_t seed);

}  // namespace rubric::oracle
