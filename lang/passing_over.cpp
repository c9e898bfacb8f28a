#include "lang/passing_over.hpp"

#include <algorithm>

#include "lang/lexemes.hpp"
#include "lang/recovery.hpp"

namespace rubric {
namespace {

// What can stand in a test beside words, numbers and texts.
bool is_sign(char c) { return std::string_view("=,|()*/+->:.").find(c) != std::string_view::npos; }

// A declaration at the start of a line: most likely a `}` is missing above it.
bool may_open_declaration(std::string_view text, std::uint32_t at) {
  return begins_line(text, at) && rank_at(text, at) >= 0;
}

// Behind the lexeme at a place; the place itself where nothing plain stands.
std::uint32_t behind(std::string_view text, std::uint32_t at) {
  const std::string_view rest = text.substr(at);
  if (rest[0] == '"') return at + static_cast<std::uint32_t>(lexemes::text(rest));
  if (lexemes::is_letter(rest[0]) && may_open_declaration(text, at)) return at;
  const std::uint32_t end = at + static_cast<std::uint32_t>(lexemes::run_of_words(rest));
  return end == at && is_sign(rest[0]) ? at + 1 : end;
}

// Behind the `}` that closes what stands behind a `{`; 0 where that is not plain.
std::uint32_t behind_block(std::string_view text, std::uint32_t inside) {
  std::uint32_t at = skip_blank(text, inside);
  if (at < text.size() && text[at] == '}') return 0;
  for (int depth = 1; at < text.size(); at = skip_blank(text, at)) {
    const char c = text[at];
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth == 0) return at + 1;
    const std::uint32_t end = c == '{' || c == '}' ? at + 1 : behind(text, at);
    if (end == at) return 0;
    at = end;
  }
  return 0;
}

}  // namespace

std::optional<PlainTest> plain_test(std::string_view text, std::uint32_t at) {
  const std::uint32_t title = skip_blank(text, at + static_cast<std::uint32_t>(lexemes::word(text.substr(at))));
  const std::uint32_t title_end = title + static_cast<std::uint32_t>(lexemes::text(text.substr(title)));
  const std::uint32_t open = skip_blank(text, title_end);
  if (title_end == title || !text.substr(open).starts_with('{')) return std::nullopt;
  const std::uint32_t end = behind_block(text, open + 1);
  const std::string_view after = text.substr(skip_blank(text, end));
  const std::string_view word = after.substr(0, lexemes::word(after));
  if (end == 0 || word == "source" || word == "note") return std::nullopt;
  return PlainTest{{title, title_end}, end};
}

}  // namespace rubric
