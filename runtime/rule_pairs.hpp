// Which rules and figures of two frameworks correspond.
#pragma once

#include <string>
#include <vector>

#include "lang/framework.hpp"

namespace rubric {

// A rating after a rule of each; none where the other framework has no such rule.
struct RulePair {
  DefinitionId before, after;
};

// In their order: rules of the same words belong together, else those that do the same; then what is awarded.
std::vector<RulePair> pair_rules(const Framework& a, const Results& before, const Framework& b, const Results& after);

// Whose rating, or awarded rating, the definition is; null where it is none.
const Results* results_of(const Framework& framework, DefinitionId definition);

// What a value is about, so that members of two collections can be told to be the same: a standard whatever its number,
// a question, an input, a definition.
std::string subject_of(const Framework& framework, ExprId value);
std::string subject_of(const Framework& framework, const Member& member);

}  // namespace rubric
