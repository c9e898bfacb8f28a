#include "lang/recovery.hpp"

#include <algorithm>

#include "lang/lexemes.hpp"

namespace rubric {
namespace {

// No line is indented by more; a file without line ends must not be searched again for every error in it.
constexpr std::uint32_t kDeepestIndent = 1000;

std::uint32_t line_start(std::string_view text, std::uint32_t at) {
  const std::uint32_t earliest = at - std::min(at, kDeepestIndent);
  const std::size_t before = text.substr(earliest, at - earliest).rfind('\n');
  return before == std::string_view::npos ? earliest : earliest + static_cast<std::uint32_t>(before) + 1;
}

// A lexeme and how it stands on its line.
struct Place {
  std::uint32_t at = 0;
  bool begins_line = false;
  std::uint32_t column = 0;  // only where it begins the line
};

// In time linear in what is passed over.
Place next(std::string_view text, Place place) {
  const std::uint32_t end = place.at + static_cast<std::uint32_t>(lexemes::any(text.substr(place.at)));
  const std::uint32_t at = skip_blank(text, end);
  const std::size_t line_end = text.substr(end, at - end).rfind('\n');
  if (line_end == std::string_view::npos) return {at, false, 0};
  return {at, true, at - end - static_cast<std::uint32_t>(line_end) - 1};
}

}  // namespace

std::uint32_t skip_blank(std::string_view text, std::uint32_t at) {
  return at + static_cast<std::uint32_t>(lexemes::blank(text.substr(at)));
}

std::uint32_t indentation(std::string_view text, std::uint32_t at) {
  const std::uint32_t start = line_start(text, at);
  const std::size_t first = text.find_first_not_of(" \t", start);
  return static_cast<std::uint32_t>(std::min<std::size_t>(first, at)) - start;
}

bool begins_line(std::string_view text, std::uint32_t at) {
  const std::uint32_t earliest = at - std::min(at, kDeepestIndent);
  while (at > earliest && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == earliest || text[at - 1] == '\n';
}

int rank_at(std::string_view text, std::uint32_t at) {
  const std::string_view rest = text.substr(at);
  return lexemes::opens_declaration(rest.substr(0, lexemes::word(rest)));
}

bool looks_like_declaration(std::string_view text, std::uint32_t at) {
  if (!begins_line(text, at) || rank_at(text, at) < 0) return false;
  const Place after = next(text, {at});
  if (after.begins_line) return false;
  const std::string_view rest = text.substr(after.at);
  const std::string_view word = rest.substr(0, lexemes::word(rest));
  if (rest.starts_with('"')) return text.substr(next(text, after).at).starts_with('{');
  if (word.empty()) return rest.starts_with('{');
  if (word == "weight" || word == "can" || word == "one") return false;  // may follow the name of a value or a band
  return !lexemes::is_reserved(word) || lexemes::opens_declaration(word) >= 0;
}

std::uint32_t after_broken_entry(std::string_view text, std::uint32_t begin, std::uint32_t error,
                                 std::optional<std::uint32_t> around) {
  const std::uint32_t indent = indentation(text, begin);
  const bool indented = around && indentation(text, *around) < indent;  // so the indents of braces can be trusted
  const int rank = rank_at(text, begin);
  int depth = 0;
  for (Place place{begin, true, indent}; place.at < text.size(); place = next(text, place)) {
    const char c = text[place.at];
    const bool trusted = indented && place.begins_line;
    if (c == '}' && trusted && place.column < indent) return place.at;
    if (c == '}' && depth == 0 && !trusted) return place.at;
    if (place.at > error && place.begins_line && place.column <= indent && c != '}') {
      const int here = rank_at(text, place.at);
      if (depth == 0 || (here >= 0 && here <= rank)) return place.at;
    }
    depth = std::max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
  }
  return static_cast<std::uint32_t>(text.size());
}

std::uint32_t next_framework(std::string_view text, std::uint32_t at) {
  Place place = next(text, {at});
  while (place.at < text.size() && !(place.begins_line && rank_at(text, place.at) == 0)) place = next(text, place);
  return place.at;
}

}  // namespace rubric
