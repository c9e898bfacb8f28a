#include "lang/spellings.hpp"

#include <algorithm>
#include <array>

#include "lang/lexemes.hpp"

namespace rubric {
namespace {

constexpr std::array<Typographic, 29> kTypographic = {{
    {"“", "`“`", "\""},
    {"”", "`”`", "\""},
    {"„", "`„`", "\""},
    {"«", "`«`", "\""},
    {"»", "`»`", "\""},
    {"‘", "`‘`", "\""},
    {"’", "`’`", "\""},
    {"‚", "`‚`", "\""},
    {"″", "`″`", "\""},
    {"–", "`–`", "-"},
    {"—", "`—`", "-"},
    {"\u2212", "`\u2212`", "-"},
    {"\u2010", "`\u2010`", "-"},
    {"\u2012", "`\u2012`", "-"},
    {"\u2015", "`\u2015`", "-"},
    {"\u2011", "a hyphen that does not break", "-"},
    {"\u00AD", "a hyphen that shows only at the end of a line", "-"},
    {"→", "`→`", "->"},
    {"⇒", "`⇒`", "->"},
    {"×", "`×`", "*"},
    {"\u00A0", "a blank that does not break", " "},
    {"\u202F", "a blank that does not break", " "},
    {"\u2009", "a narrow blank", " "},
    {"\u2007", "a blank as wide as a digit", " "},
    {"\u2002", "a wide blank", " "},
    {"\u2003", "a wide blank", " "},
    {"\u3000", "a wide blank", " "},
    {"\u200B", "a blank without width", " "},
    {"\uFEFF", "a blank without width", " "},
}};

constexpr std::array<Otherwise, 11> kComparisons = {{
    {">=", "at least"},
    {"=>", "at least"},
    {"≥", "at least"},
    {"<=", "at most"},
    {"=<", "at most"},
    {"≤", "at most"},
    {"<>", "is not"},
    {"<", "below"},
    {">", "above"},
    {"!=", "is not"},
    {"≠", "is not"},
}};
// "80 or more", "less than 80"
constexpr std::array<Otherwise, 13> kOrMore = {{
    {"more", "at least"},
    {"above", "at least"},
    {"over", "at least"},
    {"higher", "at least"},
    {"better", "at least"},
    {"greater", "at least"},
    {"less", "at most"},
    {"below", "at most"},
    {"under", "at most"},
    {"fewer", "at most"},
    {"lower", "at most"},
    {"worse", "at most"},
    {"smaller", "at most"},
}};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Typographic typographic(std::string_view rest) {
  if (rest.empty() || static_cast<unsigned char>(rest[0]) < 0x80U) return {};  // as nearly all text is
  for (const Typographic& character : kTypographic) {
    if (rest.starts_with(character.found)) return character;
  }
  return {};
}

Otherwise comparison(std::string_view rest) {
  for (const Otherwise& sign : kComparisons) {
    if (rest.starts_with(sign.written)) return sign;
  }
  return {};
}

std::string_view without_blanks(std::string_view rest) {
  return rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
}

std::string_view number_at(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() &&
         (is_digit(rest[end]) || (end > 0 && rest[end] == '.' && rest.size() > end + 1 && is_digit(rest[end + 1]))))
    ++end;
  return rest.substr(0, end);
}

Last last_word(std::string_view before) {
  const std::size_t end = before.find_last_not_of(" \t") + 1;
  const auto joins = [](char c) { return lexemes::is_word_character(c) || c == '-' || c == '.'; };
  std::size_t begin = end;
  while (begin > 0 && joins(before[begin - 1])) --begin;
  return {before.substr(begin, end - begin), before.substr(0, begin)};
}

std::string_view or_more(std::string_view word) {
  const auto* found =
      std::find_if(kOrMore.begin(), kOrMore.end(), [&](const Otherwise& other) { return other.written == word; });
  return found == kOrMore.end() ? std::string_view() : found->instead;
}

bool is_condition(std::string_view before) {
  constexpr std::array<std::string_view, 4> words = {"=", "when ", "where ", "expect "};
  return last_word(before).word != "is" && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return before.find(word) != std::string_view::npos;
         });
}

}  // namespace rubric
