// What a framework rates: its standards, domains and overall.
#pragma once

#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric::prove {

struct Subject {
  std::string name;  // "standard 2.1", "the overall"
  const Results* results = nullptr;
  StandardId standard;  // none: a domain or the overall
};

// Those that have a rating, in the order written; the overall last.
std::vector<Subject> subjects_of(const Framework& framework);

// The levels of its rating, the worst first. Null where the rating is no level of a scale.
const Scale* scale_of(const Framework& framework, const Subject& subject);

}  // namespace rubric::prove
