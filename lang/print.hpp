// A framework in full as rules text: what `rubric show` prints.
#pragma once

#include <string>

#include "lang/edition.hpp"

namespace rubric {

// The edition as one framework that amends nothing: parsed again, it is the same framework (same semantic hash, same
// sources and notes). Comments are not kept; they belong to the files that the text comes from.
std::string print(const Edition& edition, const Sources& sources);

}  // namespace rubric
