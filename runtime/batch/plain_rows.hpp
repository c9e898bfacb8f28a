// Rows as stretches of text: cut at delimiters and line ends, where nothing in them is quoted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

// Whether a reader of sheets takes the text as it stands, but for blanks around a cell: it is UTF-8 without zeros,
// quotes and line ends.
bool is_plain(std::string_view text);

// A row without its line end, cut into cells.
void cut(std::string_view row, char delimiter, std::vector<std::string_view>& cells);

// The line without what ends it.
inline std::string_view without_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Where the lines of a text end: offsets of their line feeds, and how many they are. `ends` only ever grows. The text
// must be readable for 64 bytes more.
std::size_t find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends);

}  // namespace rubric
