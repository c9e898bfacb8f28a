// The entries at the top of an inspection.
#pragma once

#include <array>
#include <string_view>

namespace rubric {

inline constexpr std::string_view kCasesEntry = "cases";  // the one that is about single people

inline constexpr std::array<std::string_view, 17> kEntries = {
    "programme", "provider", "fieldwork", "framework", "sample",     "eligible", "judged", "tally", kCasesEntry,
    "prompts",   "input",    "list",      "published", "discretion", "note",     "source", "blank"};

}  // namespace rubric
