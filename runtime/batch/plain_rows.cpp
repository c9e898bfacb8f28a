#include "runtime/batch/plain_rows.hpp"

#include <bit>

#include "lang/utf8.hpp"
#include "runtime/batch/bytes16.hpp"

namespace rubric {

bool is_plain(std::string_view text) {
  constexpr std::string_view kSpecial("\"\r\n\0", 4);
  return text.find_first_of(kSpecial) == std::string_view::npos && first_invalid_byte(text) == text.size();
}

void cut(std::string_view row, char delimiter, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t begin = 0;;) {
    const std::size_t end = row.find(delimiter, begin);
    cells.push_back(row.substr(begin, end - begin));
    if (end == std::string_view::npos) return;
    begin = end + 1;
  }
}

// Most blocks have no line end or one: those are written down without a branch.
std::size_t find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends) {
  if (ends.size() < text.size() + 2) ends.resize(text.size() + 2);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += 64) {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      found |= std::uint64_t{Bytes16::load(text.data() + at + 16 * i).equal_to('\n')} << 16 * i;
    }
    if (text.size() - at < 64) found &= (std::uint64_t{1} << (text.size() - at)) - 1;
    ends[count] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(found));
    count += found != 0 ? 1 : 0;
    for (found &= found - 1; found != 0; found &= found - 1) {
      ends[count++] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(found));
    }
  }
  return count;
}

}  // namespace rubric
