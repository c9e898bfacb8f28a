// What of a data file is refused before its format is looked at: its size and its encoding.
#pragma once

#include <cstddef>
#include <string_view>

#include "lang/diagnostic.hpp"

namespace rubric {

struct TextFormat {
  std::string_view file;  // "a TOML file"
  std::size_t most_bytes;
  std::string_view save_as;  // how to save it as UTF-8
};

// Whether the text is UTF-8 without zeros, of a size that can be read; an error in the diagnostics if not. Takes time
// linear in the text.
bool is_readable_text(SourceId source, const Sources& sources, const TextFormat& format, Diagnostics& diagnostics);

}  // namespace rubric
