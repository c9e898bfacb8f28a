// Where things stand in the text of a TOML file, and what of it is refused before it is read as TOML.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lang/diagnostic.hpp"

namespace rubric {

// How many names the dots of one key may join: `2.1.desistance` has three. The reader of TOML recurses over the
// tables that they stand for.
inline constexpr int kMaxKeyNames = 32;
// How many keys of a file may have dots outside of quotes: for each, the reader of TOML looks through all tables
// that such keys have made.
inline constexpr std::size_t kMaxDottedKeys = 100'000;

// Whether the text is UTF-8, of a size that can be read, and its keys within the limits above; an error in the
// diagnostics if not. Takes time linear in the text.
bool is_readable_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics);

// Bytes from lines and columns that count characters, 1-based, as toml++ gives them.
class Offsets {
 public:
  explicit Offsets(const Source& source);
  // Of a place beyond the end of the text, its size.
  std::uint32_t of(std::uint32_t line, std::uint32_t column) const;

 private:
  const Source& source_;
  std::vector<std::uint32_t> extra_;  // bytes that do not begin a character, and the mark at the start of the file
};

}  // namespace rubric
