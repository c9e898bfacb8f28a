// The results of tests as JUnit's XML, which build servers read.
#pragma once

#include <string>
#include <vector>

#include "app/json.hpp"

namespace rubric::app {

// A suite for each framework. `broken` are those whose rules have errors, so that none of their tests ran.
std::string junit_of(const std::vector<TestLine>& tests, const std::vector<std::string>& broken);

}  // namespace rubric::app
