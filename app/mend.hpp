// `rubric check --fix`: what messages know a certain way out of, written into the files.
#pragma once

#include <functional>
#include <string>

#include "lang/diagnostic.hpp"

namespace rubric::app {

struct Mended {
  std::string words;    // a line for each place: "f.rubric:3:9: `goood` is now `good`"
  std::string problem;  // a file that could not be written, in words; nothing more was written then
};

// Applies the fixes of all messages that lie in files that may be written, in the order of their places; of two that
// meet, the first. Each file is written whole or not at all.
Mended mend(const Diagnostics& diagnostics, const Sources& sources, const std::function<bool(SourceId)>& may_write);

}  // namespace rubric::app
