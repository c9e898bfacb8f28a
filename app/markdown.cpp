#include "app/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "lang/columns.hpp"

namespace rubric::app {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// A number and a point would begin a list.
std::size_t list_number(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool list =
      digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
  return list ? digits : std::string_view::npos;
}

void leave_out_column(std::vector<std::vector<std::string>>& rows, std::size_t column) {
  for (auto& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
}

}  // namespace

std::string markdown(std::string_view text) {
  constexpr std::string_view kSigns = "\\`*_[]<>|~&";
  const std::string words = printable(text);
  const std::size_t number = list_number(words);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool begins_list = i == 0 && (words[i] == '-' || words[i] == '+' || words[i] == '=' || words[i] == '#');
    if (begins_list || i == number || kSigns.find(words[i]) != std::string_view::npos) out += '\\';
    out += words[i] == '\n' ? ' ' : words[i];
  }
  return out;
}

std::string markdown_table(std::vector<std::vector<std::string>> rows) {
  if (rows.size() < 2) return "";
  for (std::size_t column = rows.front().size(); column-- > 0;) {
    const bool empty = std::all_of(rows.begin() + 1, rows.end(), [&](const auto& row) { return row[column].empty(); });
    if (empty) leave_out_column(rows, column);
  }
  std::string out = "\n";
  for (const auto& row : rows) {
    out += fmt::format("| {} |\n", fmt::join(row, " | "));
    if (&row != &rows.front()) continue;
    for (std::size_t i = 0; i < row.size(); ++i) out += "|---";
    out += "|\n";
  }
  return out + "\n";
}

}  // namespace rubric::app
