// Modules taken in and amendments applied: a framework in full, still as syntax.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/library.hpp"

namespace rubric {

inline constexpr std::size_t kMaxChain = 50;  // frameworks along a chain of `amends`

// A framework in full. Its tree holds its own name, title and headings, the declarations of its base as its
// amendments left them, those of the modules, and its own tests; nodes that an amendment made or changed point at it.
// It shares nodes with the library's texts, which must outlive it.
struct Edition {
  Ast tree;
  std::vector<std::string> chain;   // its name, that of its base, and so on
  std::vector<Span> modules;        // the texts of the modules that were taken in
  const Node* crosswalk = nullptr;  // its own; those of its bases are in `identities`
  std::map<Span, Span> identities;  // of standards that carry on another: where each is declared, and where the first
  bool complete = true;             // false: a text that it is made of could not be read in full
  bool with_tests = true;           // false: its tests were passed over; of each the title is there
};

// Applies the amendments of a framework, and of those it amends, from the oldest on. On each step come first the
// declarations of the modules that are used there, then the framework's own declarations and amendments, in their
// order, then the amendments of the modules. Empty when its base is unknown or amends itself. Each amendment that
// finds no target or changes nothing is an error.
std::optional<Edition> amend(const Library& library, const Declared& framework, Diagnostics& diagnostics);

// A module and those that it uses, as far as they can be looked at without the framework that uses them: declarations
// only, and not complete.
Edition by_itself(const Library& library, const Declared& module, Diagnostics& diagnostics);

}  // namespace rubric
