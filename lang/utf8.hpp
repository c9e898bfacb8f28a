// Characters of UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

namespace rubric {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // that Windows programs put before UTF-8

struct Character {
  char32_t code = 0;
  std::size_t size = 0;  // bytes; 0 when there is no character
};

// The character that the text begins with. None at the end of the text and where the bytes are not UTF-8: cut off,
// written longer than need be, a surrogate or beyond U+10FFFF.
Character first_character(std::string_view text);

// Offset of the first byte that belongs to no character; the size of the text when there is none.
std::size_t first_invalid_byte(std::string_view text);

}  // namespace rubric
