// Why an inspection is rated as it is, in one sentence.
#pragma once

#include <map>
#include <string>

#include "runtime/rating.hpp"

namespace rubric::app {

// Of the overall rating, else of the only standard: what decided it, and what was changed after that, each in the words
// of the rules; of one that is open, what is not known. Empty where the framework has neither.
// `words` keeps the rules that have been put into words, for the next rating.
using RuleWords = std::map<Span, std::string>;
std::string reason_of(const Rating& rating, const Sources& sources, RuleWords& words);

}  // namespace rubric::app
