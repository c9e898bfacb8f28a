// Amendments applied: a framework in full, still as syntax.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/library.hpp"

namespace rubric {

inline constexpr std::size_t kMaxChain = 50;  // frameworks along a chain of `amends`

// A framework in full. Its tree holds its own name, title and headings, the declarations of its base as its
// amendments left them, and its own tests; nodes that an amendment made or changed point at it. It shares
// nodes with the library's texts, which must outlive it.
struct Edition {
  Ast tree;
  std::vector<std::string> chain;  // its name, that of its base, and so on
  bool complete = true;            // false: a text along the chain could not be read in full
};

// Applies the amendments of a framework, and of those it amends, from the oldest on. Empty when its base is
// unknown or amends itself. Each amendment that finds no target or changes nothing is an error.
std::optional<Edition> amend(const Library& library, const Declared& framework, Diagnostics& diagnostics);

}  // namespace rubric
