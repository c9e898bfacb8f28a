// What changed between two texts, the way `diff -u` shows it.
#pragma once

#include <string>

#include "tests/transcripts/document.hpp"

namespace transcripts {

// "-" marks a line that was expected, "+" one that came instead; empty when the texts are equal.
std::string difference(const Lines& expected, const Lines& actual);

}  // namespace transcripts
