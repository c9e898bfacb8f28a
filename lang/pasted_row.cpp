#include "lang/pasted_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "lang/from_word.hpp"
#include "lang/lexemes.hpp"
#include "lang/spellings.hpp"

namespace rubric {
namespace {

std::string_view trimmed(std::string_view cell) {
  cell = without_blanks(cell);
  return cell.substr(0, cell.find_last_not_of(" \r") + 1);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t end = 0; end != std::string_view::npos;
       line.remove_prefix(end == std::string_view::npos ? 0 : end + 1)) {
    end = line.find('\t');
    if (const std::string_view cell = trimmed(line.substr(0, end)); !cell.empty()) cells.push_back(cell);
  }
  return cells;
}

// "Too few" → too-few; empty for what makes no name.
std::string name_of(std::string_view title) {
  std::string name;
  for (const char c : title) {
    if (lexemes::is_word_character(c))
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  if (name.ends_with('-')) name.pop_back();
  if (lexemes::numbered(title) == title.size()) return std::string(title);
  return lexemes::name(name) == name.size() ? name : "";
}

bool is_test(std::string_view cell) {
  constexpr std::array<std::string_view, 4> words = {"at least ", "at most ", "below ", "above "};
  for (const std::string_view word : words) {
    if (cell.starts_with(word)) cell.remove_prefix(word.size());
  }
  const std::string_view after = cell.substr(number_at(cell).size());
  return after.size() < cell.size() && (after.empty() || after.starts_with(" to "));
}

// What stands behind the title: a band's test, or a level's score.
std::string rest_of(const std::vector<std::string_view>& cells) {
  const std::string last = respelt(cells.back());
  if (!is_test(last)) return "";
  return cells.size() == 2 ? fmt::format(" {} -> …", last) : fmt::format(" scores {}", last);
}

}  // namespace

std::string hint_for_pasted_row(std::string_view line) {
  const std::vector<std::string_view> cells = cells_of(line);
  if (cells.size() < 2 || cells.size() > 3 || line.find_first_of("\"{}|:=#>") != std::string_view::npos) return {};
  const std::string name = name_of(cells[0]);
  if (name.empty()) return {};
  const bool has_test = is_test(respelt(cells[1]));
  const std::string_view title = has_test ? cells[0] : cells[1];
  return fmt::format("a row pasted from a table is written `{} \"{}\"{}`", name, title, rest_of(cells));
}

}  // namespace rubric
