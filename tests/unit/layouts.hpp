// The same words in any layout, drawn from a seed.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lang/lexemes.hpp"
#include "tests/oracle/random.hpp"

namespace rubric::tests {

// With `lines`, lines end where they did, and what stands before a line's first word and between its words is drawn;
// else lines end anywhere. Words that touched still do.
inline std::string any_layout(std::string_view text, oracle::Random& random, bool lines) {
  const std::vector<std::string> gaps{" ", "  ", "\t", "     ", " \t "};
  const std::vector<std::string> breaks{"\n", "\r\n", " \n  ", "\n\n\n", "\n\t"};
  std::string out;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const auto line_ends = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(blank), '\n');
    const bool ends = lines ? line_ends > 0 : random.chance(25);
    if (ends && blank > 0) out += line_ends > 1 && lines ? "\n \n\n" : lines ? " \r\n" : random.pick(breaks);
    if (blank > 0) out += random.pick(gaps);
    text.remove_prefix(blank);
    const std::size_t comment = std::min(text.find_first_of("\r\n"), text.size());
    const std::size_t size = text.starts_with('#') ? comment : lexemes::any(text);
    out.append(text.substr(0, size)).append(text.starts_with('#') && !lines ? "\n" : "");
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace rubric::tests
