// A framework as it can be published: the annexe of a report, written from the rules.
#pragma once

#include <string>

#include "lang/edition.hpp"

namespace rubric::app {

// Markdown. `checked`: the framework that the edition is.
std::string annexe(const Edition& edition, const Framework& checked, const Sources& sources);

}  // namespace rubric::app
