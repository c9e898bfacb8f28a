// Text for a terminal: how many columns it takes, and that it does no harm there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rubric {

// A character as a terminal shows it.
struct Glyph {
  std::string_view shown;  // `·` for a control character and for a byte that is not UTF-8
  std::size_t size = 0;    // bytes of the text that it stands for; 0 only at the end
  int columns = 0;         // 2 for East Asian characters and emoji, 0 for accents that sit on the one before
};
Glyph first_glyph(std::string_view text);

// Columns that the text takes, tabs counted as one.
int columns(std::string_view text);

// The text as its glyphs: no escape sequences, no line ends, nothing that turns the writing direction.
std::string printable(std::string_view text);

}  // namespace rubric
