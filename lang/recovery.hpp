// Lines and indents of rules text: where a declaration begins, and where reading goes on after an error.
//
// They decide only what the messages after the first one are about. Text that is right means the same however it is
// laid out.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rubric {

// Offset of the next lexeme.
std::uint32_t skip_blank(std::string_view text, std::uint32_t at);

bool begins_line(std::string_view text, std::uint32_t at);
// Blanks at the beginning of the line that holds the place.
std::uint32_t indentation(std::string_view text, std::uint32_t at);

// See lexemes::opens_declaration; -1 for anything else.
int rank_at(std::string_view text, std::uint32_t at);

// Whether a declaration begins here, as far as the line tells (`scale rating`, `overall {`): then the first word is
// neither a value of the line before nor the name of one more level, fact or band.
bool looks_like_declaration(std::string_view text, std::uint32_t at);

// Where reading goes on after an error in the entry that begins at `begin`: at the next line that is not indented
// deeper than the entry, once the braces opened since are closed; at a `}` that closes the block around it; or, where
// its own block was left open, at the next declaration of its rank. `around` is where the declaration begins whose
// block the entry is in; none at the outermost level.
std::uint32_t after_broken_entry(std::string_view text, std::uint32_t begin, std::uint32_t error,
                                 std::optional<std::uint32_t> around);

// The next line that begins with `framework`, after what stands at `at`.
std::uint32_t next_framework(std::string_view text, std::uint32_t at);

}  // namespace rubric
