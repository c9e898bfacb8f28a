#include "app/table.hpp"

#include <algorithm>

#include "lang/columns.hpp"

namespace rubric::app {

std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t indent) {
  std::vector<std::size_t> widths;
  const auto width = [](const std::string& cell) { return static_cast<std::size_t>(columns(cell)); };
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + (widths[i] > 0 ? 2 : 0), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string right_aligned(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

// They are laid out together and then cut apart.
std::vector<std::string> tables(const std::vector<Rows>& parts, std::size_t indent) {
  Rows all;
  for (const Rows& part : parts) all.insert(all.end(), part.begin(), part.end());
  const std::string laid_out = table(all, indent);
  std::vector<std::string> cut;
  std::size_t at = 0;
  for (const Rows& part : parts) {
    std::size_t end = at;
    for (std::size_t i = 0; i < part.size(); ++i) end = laid_out.find('\n', end) + 1;
    cut.push_back(laid_out.substr(at, end - at));
    at = end;
  }
  return cut;
}

}  // namespace rubric::app
