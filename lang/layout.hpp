// Where lines break in rules text, how far they are indented, and which of their words are columns. Private to the
// formatter.
#pragma once

#include <string>
#include <string_view>

#include "lang/ast.hpp"

namespace rubric {

// The text in the layout that lang/format.hpp promises, but for line ends and what guards it. The tree must be that of
// the text.
std::string lay_out(std::string_view text, const Ast& ast);

}  // namespace rubric
