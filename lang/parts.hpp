// The parts that a framework is made of: what they are called, and which of them can hold which.
#pragma once

#include <string_view>

#include "lang/ast.hpp"

namespace rubric {

bool is_declaration(NodeKind kind);  // what stands directly in a framework
bool is_rule(NodeKind kind);
bool has_rules(NodeKind kind);
// Of a declaration, band or rule: its value. The last child that is no source or note.
const Node& value_of(const Node& node);
// Whether a part may stand directly in another.
bool can_hold(NodeKind parent, NodeKind child);
// Whether parts with a name, other than the bands of a rule, may stand in it, however deep.
bool holds_parts(NodeKind kind);

// The part that a step of a path names: `cases` of `cases court`.
NodeKind kind_of_step(std::string_view word);
// A part as a message speaks of it, with its article.
std::string_view called(NodeKind kind);
// How an amendment adds such a part.
std::string_view example_of_adding(NodeKind kind);

}  // namespace rubric
