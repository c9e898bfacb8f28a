// A framework with other values of its parameters.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/rules.hpp"

namespace rubric::app {

// The parameters of a framework, as far as they are numbers, and what they are.
std::vector<std::pair<std::string, Rational>> parameters_of(const Rules& rules, const Declared& declared,
                                                            const Framework& framework);

// The framework as an amendment with these values would make it. Null after an error, which is in the diagnostics.
std::unique_ptr<const Framework> with_parameters(Rules& rules, const Declared& declared,
                                                 const std::vector<std::pair<std::string, Rational>>& values,
                                                 Diagnostics& diagnostics);

// Warns of parameters whose neighbouring values change no rating, no ground, no question and no figure that is shown.
void find_without_influence(Rules& rules, const Declared& declared, const Framework& framework,
                            Diagnostics& diagnostics);

}  // namespace rubric::app
