// The line of a source that a message is about, with carets under the place.
#pragma once

#include <string>
#include <string_view>

#include "lang/source.hpp"

namespace rubric {

// Lines wider than this are cut around the place, marked by `…`.
inline constexpr int kMaxExcerptColumns = 160;

// Two lines of text. They are shown one below the other with the same indent; tabs stay tabs in both, so that the
// carets stand under the place whatever the tab stops are. What the source hides is masked, as wide as it is.
struct Excerpt {
  std::string line;
  std::string indent;  // blanks before the carets
  std::string carets;  // at least one; to the end of the first line where the place goes over several
};
Excerpt excerpt(const Source& source, Span place);

}  // namespace rubric
