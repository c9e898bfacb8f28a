// Markdown that GitHub, Word and their like show alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rubric::app {

// Words as they are read: no sign in them means anything to Markdown, and they keep to one line.
std::string markdown(std::string_view text);
// The first row is its heading; cells are Markdown. Columns without any text below their heading are left out. An empty
// line stands before and after it; empty without rows below the heading.
std::string markdown_table(std::vector<std::vector<std::string>> rows);

}  // namespace rubric::app
