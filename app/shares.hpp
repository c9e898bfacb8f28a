// Standards without a rating: question by question, the share of cases answered yes, and the level that a definition
// makes of it.
#pragma once

#include <optional>
#include <string>

#include "app/console.hpp"
#include "runtime/report.hpp"

namespace rubric::app {

// Whether the framework rates any standard at all.
bool rates_standards(const Framework& framework);
// The question of a definition that is no more than the band of one such share: it stands in the row of the question.
std::optional<QuestionId> banded_share(const Framework& framework, DefinitionId definition);
// Empty where every standard is rated.
std::string shares_of(const Report& report, const Console& console);

}  // namespace rubric::app
