// What holds whatever a stranger wrote. A law that is broken ends the program, which is how a fuzzer knows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lang/columns.hpp"
#include "lang/diagnostic.hpp"

namespace rubric::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void require_within(Span span, const Sources& sources) {
  require(span.begin <= span.end && span.end <= sources[span.source].text().size());
}

// Nothing that a terminal would obey, but for line ends and the tabs of excerpts.
inline bool is_harmless(std::string words) {
  std::erase_if(words, [](char c) { return c == '\n' || c == '\t'; });
  return printable(words) == words;
}

// Messages: each at places that there are, and all of them fit to be shown.
inline void require_showable(const Diagnostics& diagnostics, const Sources& sources) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    require_within(diagnostic.span, sources);
    for (const Label& label : diagnostic.related) require_within(label.span, sources);
    if (!diagnostic.fix) continue;
    for (const Replacement& part : diagnostic.fix->replacements) require_within(part.span, sources);
  }
  require(is_harmless(render(diagnostics, sources, false)));
}

}  // namespace rubric::fuzz
