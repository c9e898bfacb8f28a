#include "app/short_titles.hpp"

#include <algorithm>
#include <set>

namespace rubric::app {
namespace {

// So many characters, of one byte or more.
std::string beginning(const std::string& title, std::size_t characters) {
  std::size_t end = 0;
  while (end < title.size() && characters > 0) {
    ++end;
    while (end < title.size() && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) ++end;
    --characters;
  }
  return title.substr(0, end);
}

}  // namespace

std::vector<std::string> short_titles(const Scale& scale) {
  std::size_t longest = 0;
  for (const Level& level : scale.levels) longest = std::max(longest, level.title.size());
  std::vector<std::string> titles;
  for (std::size_t letters = 1; letters <= longest; ++letters) {
    titles.clear();
    for (const Level& level : scale.levels) titles.push_back(beginning(level.title, letters));
    if (std::set<std::string>(titles.begin(), titles.end()).size() == titles.size()) break;
  }
  return titles;
}

}  // namespace rubric::app
