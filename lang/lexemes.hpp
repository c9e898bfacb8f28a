// The smallest pieces of rules text: what a name, a number or a comment is.
//
// Every scanner takes the rest of the text and returns how many bytes of it belong to the piece, 0 for
// none. They are the one definition of these pieces; the grammar, the recovery after an error, the
// printer and the hints in messages all use them. Source: docs/language.md, section 2.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rubric::lexemes {

std::size_t blank(std::string_view rest);         // white space and comments
std::size_t word(std::string_view rest);          // a name or a reserved word
std::size_t run_of_words(std::string_view rest);  // letters, digits, `-` and `_`, in whatever order
std::size_t name(std::string_view rest);          // a word that is not reserved
std::size_t numbered(std::string_view rest);      // 2, 2.1, 1.1.2
std::size_t number(std::string_view rest);        // 12, -3, 0.317
std::size_t date(std::string_view rest);          // 2020-10-26 (its shape; the calendar is checked later)
std::size_t text(std::string_view rest);          // "…" on one line
// The next lexeme whatever it is: one of the above, a sign, what looks like a word or a text and is none, or one
// stray character. 0 only at the end.
std::size_t any(std::string_view rest);

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c);  // a letter, a digit or `_`, which no name may have

// The lexemes with one blank between them, and none where writing has none: what a text says, whatever its layout.
std::string one_line(std::string_view text);

bool is_reserved(std::string_view word);
std::span<const std::string_view> reserved_words();

// How far in a word opens a declaration: 0 for `framework` and `module`, 1 for `scale`, 2 for `standard`, 3 for
// `question`, 4 for `prompt`; -1 for a word that opens none.
int opens_declaration(std::string_view word);

}  // namespace rubric::lexemes
