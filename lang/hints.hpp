// What people write where Rubric says it otherwise: `50-64`, `80+`, `>=`, “curly quotes”.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rubric {

// The way out for text that cannot be read at the offset; empty when nothing better than "expected …" can be
// said. `text` is the whole file, `at` the first byte of the lexeme that does not fit, or the end of its line.
std::string hint(std::string_view text, std::uint32_t at);

// A character that a word processor puts in place of a plain one (“ ” – and blanks that do not break).
struct Typographic {
  std::string_view found;   // empty when the text does not begin with such a character
  std::string_view called;  // how a message names it
  std::string_view plain;
};
Typographic typographic(std::string_view rest);

// Where a text is not closed because its closing quote is a curly one, the offset of that; else `at` itself.
std::uint32_t misplaced_quote(std::string_view text, std::uint32_t at);

}  // namespace rubric
