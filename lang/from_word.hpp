// Text that comes from Word or Excel, made rules text: what `rubric fmt --from-word` repairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

struct Repair {
  std::uint32_t line = 0;  // 1-based
  std::string from;
  std::string to;
  std::size_t begin = 0;  // where it stands in the text that was repaired
};
struct Repaired {
  std::string text;
  std::string_view decoded_from;  // see Decoded
  std::vector<Repair> repairs;    // in order of place
};

// Decodes the bytes and repairs what can mean one thing only: curly quotes around a text; blanks and hyphens that do
// not break; `→ × −`; `50–64`, `80%`, `80% or more`, `80+`, `>= 80`, `<50%`. What stands in comments and texts is
// decoded and nothing else; so is text that can be read as it is, and text without a framework, which may be no rules.
// Bytes of no known encoding stay. Takes time linear in the text.
Repaired from_word(std::string_view bytes);

// A part of a line with the same repairs.
std::string respelt(std::string_view text);
// These repairs, each at its place.
std::vector<Repair> repairs_in(std::string_view line);

}  // namespace rubric
