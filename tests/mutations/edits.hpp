// Faults that people put into rules: one edit each.
#pragma once

#include <string>
#include <vector>

namespace rubric::mutations {

struct Edit {
  std::string kind;  // "edge moved"
  std::size_t line = 0;
  std::string text;  // the whole file, with the edit
};

// All edits of a rules file, in the order of its lines. Tests in it stay as they are.
std::vector<Edit> edits_of(const std::string& text);

}  // namespace rubric::mutations
