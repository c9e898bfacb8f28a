// All that there is to say of rules: what is wrong, what is proved.
#pragma once

#include <cstddef>
#include <string>

#include "app/commands.hpp"
#include "app/rules.hpp"

namespace rubric::app {

struct Findings {
  Rules rules;
  Diagnostics diagnostics;
  std::string summaries;         // of the frameworks and modules that can be used
  std::size_t hidden_notes = 0;  // that were not asked for

  explicit Findings(const Options& options);
  bool nothing_there() const { return rules.given().empty() && rules.given_modules().empty(); }
};

}  // namespace rubric::app
