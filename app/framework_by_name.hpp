// A framework that the command line names.
#pragma once

#include <string>

#include "app/console.hpp"
#include "app/rules.hpp"

namespace rubric::app {

struct NamedFramework {
  const Declared* declared = nullptr;
  const Framework* framework = nullptr;
};

// Checked; nothing after an error, which is printed.
NamedFramework framework_by_name(Rules& rules, const std::string& name, Console& console);

}  // namespace rubric::app
