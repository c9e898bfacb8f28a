// What people write where Rubric says it otherwise: `50-64`, `80+`, `>=`, “curly quotes”.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lang/spellings.hpp"

namespace rubric {

// The way out for text that cannot be read at the offset; empty when nothing better than "expected …" can be
// said. `text` is the whole file, `at` the first byte of the lexeme that does not fit, or the end of its line.
std::string hint(std::string_view text, std::uint32_t at);

// The word of the language that this one is, but for its capitals (Word begins a line with one); empty if it is none.
std::string without_capitals(std::string_view word);

// Where a text is not closed because its closing quote is a curly one, the offset of that; else `at` itself.
std::uint32_t misplaced_quote(std::string_view text, std::uint32_t at);

}  // namespace rubric
