// Syntax in full → a checked framework.
#pragma once

#include <optional>

#include "lang/edition.hpp"
#include "lang/framework.hpp"

namespace rubric {

// Resolves names, infers and checks types, finds cycles, checks bandings. All independent errors are reported;
// after one there is no framework. Where part of the text could not be read, names that nothing declares are
// passed over in silence, as the missing part may declare them.
std::optional<Framework> check(const Edition& edition, const Sources& sources, Diagnostics& diagnostics);

// A module, without a framework that uses it: what is wrong with it whoever uses it, such as a name declared twice.
// What it says of names that it does not declare itself shows only in a framework.
void check_by_itself(const Library& library, const Declared& module, Diagnostics& diagnostics);

// For callers that need one framework by name: amend, then check.
std::optional<Framework> load(const Library& library, const Declared& framework, Diagnostics& diagnostics);

}  // namespace rubric
