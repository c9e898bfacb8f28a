// Rules text as the pieces that a layout keeps: lexemes, comments, and what could not be read. Private to the
// formatter.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lang/ast.hpp"

namespace rubric {

struct Token {
  enum class Is : std::uint8_t { lexeme, comment, broken };

  std::string_view text;    // a comment without the blanks at its end
  std::string_view blanks;  // directly before it, on its line
  Is is = Is::lexeme;
  std::uint8_t line_ends = 0;     // before it: 0, 1, or 2 for more
  bool several_lines = false;     // of `{` and `(`: whether the line ends before they are closed
  std::optional<NodeKind> entry;  // of the block's entry that begins with it

  bool opens() const { return is == Is::lexeme && (text == "{" || text == "("); }
  bool closes() const { return is == Is::lexeme && (text == "}" || text == ")"); }
};

// All that the text holds but blanks. The tree must be that of the text.
std::vector<Token> tokens_of(std::string_view text, const Ast& ast);

}  // namespace rubric
