#include "tests/transcripts/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace transcripts {
namespace {

constexpr std::size_t context = 3;  // equal lines shown on either side of a change

struct Edit {
  char mark;
  const std::string* line;
};

using Table = std::vector<std::vector<std::size_t>>;

// table[i][j]: the most lines that a from i on and b from j on have in common, in order.
Table common_lines(const Lines& a, const Lines& b) {
  Table table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (auto i = a.size(); i-- > 0;)
    for (auto j = b.size(); j-- > 0;)
      table[i][j] = a[i] == b[j] ? 1 + table[i + 1][j + 1] : std::max(table[i + 1][j], table[i][j + 1]);
  return table;
}

std::vector<Edit> edits(const Lines& a, const Lines& b) {
  const auto table = common_lines(a, b);
  std::vector<Edit> result;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      result.push_back({' ', &a[i]});
      ++i, ++j;
    } else if (j == b.size() || (i < a.size() && table[i + 1][j] >= table[i][j + 1])) {
      result.push_back({'-', &a[i++]});
    } else {
      result.push_back({'+', &b[j++]});
    }
  }
  return result;
}

bool near_change(const std::vector<Edit>& all, std::size_t at) {
  const auto from = at - std::min(at, context);
  const auto to = std::min(at + context + 1, all.size());
  for (auto i = from; i < to; ++i)
    if (all[i].mark != ' ') return true;
  return false;
}

}  // namespace

std::string difference(const Lines& expected, const Lines& actual) {
  const auto all = edits(expected, actual);
  std::string result;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (near_change(all, at))
      result += fmt::format("{}{}\n", all[at].mark, *all[at].line);
    else if (at == 0 || near_change(all, at - 1))
      result += "@@\n";  // equal lines left out
  }
  return result;
}

}  // namespace transcripts
