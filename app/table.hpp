// Aligned tables of text.
#pragma once

#include <string>
#include <vector>

namespace rubric::app {

// Rows of cells; each column is as wide as its widest cell, two blanks apart. The last cell of a row is not padded.
std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 0);
// Plain letters and figures, with blanks before them.
std::string right_aligned(const std::string& text, std::size_t width);

using Rows = std::vector<std::vector<std::string>>;
// Several tables with the same widths of columns.
std::vector<std::string> tables(const std::vector<Rows>& parts, std::size_t indent = 0);

}  // namespace rubric::app
