// One canonical layout for rules text.
//
// What stands between the words is decided here, what they are is not: no word, text or comment is changed, added,
// dropped or moved, and lines break where their author broke them. docs/language.md, section 2, describes the layout.
#pragma once

#include <string>
#include <string_view>

namespace rubric {

// The text laid out: two blanks of indent a block, one between words, columns aligned in a run of lines of one kind,
// no blanks at line ends, no two empty lines in a row, LF line ends and one at the end, no byte order mark.
//
// The result reads as the same tree, and laid out again it stays as it is. What cannot be read stays as it was, byte
// for byte but for CRLF line ends; so does the whole text where it would otherwise not read the same, which takes names
// that look like declarations, or broken text whose indents decide where reading goes on. Text that is no text (see
// parse), or in which no framework can be read, is returned unchanged. Takes time linear in the text, but for sorting
// the columns of a run.
std::string format(std::string_view text);

}  // namespace rubric
