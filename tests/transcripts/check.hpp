// Runs a document and compares what it shows with what happens.
#pragma once

#include "tests/transcripts/document.hpp"

namespace transcripts {

enum class Mode { compare, update };

// Counts sessions. In update mode, a difference is written into the document and passes.
struct Tally {
  int passed = 0;
  int failed = 0;
};

// Prints each difference, headed by document and line. Throws what read_document throws.
Tally check(const std::string& name, Mode mode);

}  // namespace transcripts
