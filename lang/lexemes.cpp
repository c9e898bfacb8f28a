#include "lang/lexemes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace rubric::lexemes {
namespace {

constexpr std::array<std::string_view, 49> kReserved = {
    "of",      "is",       "are",       "and",       "or",        "not",    "to",      "by",           "at",
    "in",      "with",     "when",      "where",     "any",       "all",    "none",    "exactly",      "above",
    "below",   "before",   "after",     "otherwise", "within",    "once",   "rounded", "cumulatively", "exact",
    "banded",  "choose",   "yes",       "no",        "missing",   "rated",  "source",  "note",         "domain",
    "domains", "standard", "standards", "question",  "questions", "prompt", "ground",  "day",          "days",
    "month",   "months",   "year",      "years"};

constexpr std::array<std::pair<std::string_view, int>, 28> kOpeners = {{
    {"framework", 0},  {"module", 0},   {"programme", 1}, {"scale", 1},     {"banding", 1},  {"table", 1},
    {"cases", 1},      {"list", 1},     {"input", 1},     {"parameter", 1}, {"define", 1},   {"domain", 1},
    {"discretion", 1}, {"sampling", 1}, {"overall", 1},   {"test", 1},      {"add", 1},      {"replace", 1},
    {"remove", 1},     {"change", 1},   {"default", 2},   {"standard", 2},  {"question", 3}, {"ground", 3},
    {"prompt", 4},     {"in", 1},       {"use", 1},       {"crosswalk", 1},
}};

// Which sizes the words with a first letter have, a bit for each: most words are none of them, and this tells at once.
using Sizes = std::array<std::uint32_t, 128>;
constexpr void note(Sizes& sizes, std::string_view word) {
  sizes[static_cast<unsigned char>(word[0])] |= std::uint32_t{1} << word.size();
}
constexpr bool may_be_in(const Sizes& sizes, std::string_view word) {
  if (word.empty() || word.size() > 31 || static_cast<unsigned char>(word[0]) >= sizes.size()) return false;
  return (sizes[static_cast<unsigned char>(word[0])] >> word.size() & 1U) != 0;
}
constexpr Sizes kReservedSizes = [] {
  Sizes sizes{};
  for (const std::string_view word : kReserved) note(sizes, word);
  return sizes;
}();
constexpr Sizes kOpenerSizes = [] {
  Sizes sizes{};
  for (const auto& [word, rank] : kOpeners) note(sizes, word);
  return sizes;
}();

// What a character can be a part of: one look tells, for these are asked of nearly every character of a text.
constexpr unsigned kLetter = 1, kDigit = 2, kBlank = 4, kJoint = 8, kInText = 16;
constexpr std::array<unsigned char, 256> kClasses = [] {
  std::array<unsigned char, 256> classes{};
  for (std::size_t c = 0; c < 128; ++c) {
    const char character = static_cast<char>(c);
    const bool is_blank = character == ' ' || character == '\t' || character == '\n' || character == '\r';
    classes[c] =
        static_cast<unsigned char>((is_letter(character) ? kLetter : 0U) | (is_digit(character) ? kDigit : 0U) |
                                   (is_blank ? kBlank : 0U) | (character == '-' || character == '_' ? kJoint : 0U));
  }
  for (std::size_t c = 0; c < 256; ++c) {
    const char character = static_cast<char>(c);
    const bool ends_text = character == '"' || character == '\\' || character == '\n' || character == '\r';
    classes[c] = static_cast<unsigned char>(classes[c] | (ends_text ? 0U : kInText));
  }
  return classes;
}();
constexpr bool is_one_of(unsigned classes, char c) { return (kClasses[static_cast<unsigned char>(c)] & classes) != 0; }

constexpr bool is_alphanumeric(char c) { return is_one_of(kLetter | kDigit, c); }

char at(std::string_view rest, std::size_t offset) { return offset < rest.size() ? rest[offset] : '\0'; }

std::size_t digits(std::string_view rest, std::size_t from) {
  std::size_t end = from;
  while (is_digit(at(rest, end))) ++end;
  return end;
}

// ".1.2" after a name or a number
std::size_t dotted(std::string_view rest, std::size_t from) {
  while (at(rest, from) == '.' && is_digit(at(rest, from + 1))) from = digits(rest, from + 1);
  return from;
}

// What may not follow a number: it would be read as part of it.
bool runs_on(std::string_view rest, std::size_t end) {
  const char next = at(rest, end);
  return is_alphanumeric(next) || next == '_' || next == '%' || (next == '-' && is_alphanumeric(at(rest, end + 1)));
}

// What looks like a word or a number and is none: `foo_bar`, `50%`, `50-64`. Taken as a whole, so that a message can
// show it, and text full of it is passed over in one go.
std::size_t stray_word(std::string_view rest) {
  const auto inside = [&](std::size_t i) { return is_word_character(at(rest, i)); };
  if (!inside(0) && !(at(rest, 0) == '.' && is_digit(at(rest, 1)))) return 0;
  std::size_t end = 1;
  while (inside(end) || at(rest, end) == '%' || ((at(rest, end) == '-' || at(rest, end) == '.') && inside(end + 1)))
    ++end;
  return end;
}

// A text that is never closed: the rest of the line, but not a brace at its end.
std::size_t open_text(std::string_view rest) {
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  const std::size_t last = line.find_last_not_of(" \t");
  return line[last] == '{' ? last : last + 1;
}

}  // namespace

std::size_t blank(std::string_view rest) {
  std::size_t end = 0;
  for (;;) {
    while (end < rest.size() && is_one_of(kBlank, rest[end])) ++end;
    if (end == rest.size() || rest[end] != '#') return end;
    while (end < rest.size() && rest[end] != '\r' && rest[end] != '\n') ++end;
  }
}

std::size_t word(std::string_view rest) {
  if (rest.empty() || !is_one_of(kLetter, rest[0])) return 0;
  std::size_t end = 1;
  do {
    while (end < rest.size() && is_alphanumeric(rest[end])) ++end;
  } while (at(rest, end) == '-' && is_alphanumeric(at(rest, end + 1)) && ++end < rest.size());
  end = dotted(rest, end);
  return is_alphanumeric(at(rest, end)) || at(rest, end) == '_' ? 0 : end;
}

std::size_t run_of_words(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && is_one_of(kLetter | kDigit | kJoint, rest[end])) ++end;
  return end;
}

std::size_t name(std::string_view rest) {
  const std::size_t end = word(rest);
  return is_reserved(rest.substr(0, end)) ? 0 : end;
}

std::size_t numbered(std::string_view rest) {
  if (!is_digit(at(rest, 0))) return 0;
  const std::size_t end = dotted(rest, digits(rest, 0));
  return runs_on(rest, end) ? 0 : end;
}

std::size_t number(std::string_view rest) {
  const std::size_t sign = at(rest, 0) == '-' ? 1 : 0;
  std::size_t end = digits(rest, sign);
  if (end == sign) return 0;
  if (at(rest, end) == '.' && is_digit(at(rest, end + 1))) end = digits(rest, end + 1);
  const bool more_dots = at(rest, end) == '.' && is_digit(at(rest, end + 1));
  return more_dots || runs_on(rest, end) ? 0 : end;
}

std::size_t date(std::string_view rest) {
  constexpr std::string_view shape = "dddd-dd-dd";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'd' ? !is_digit(at(rest, i)) : at(rest, i) != '-') return 0;
  }
  const char next = at(rest, shape.size());
  return is_alphanumeric(next) || next == '-' ? 0 : shape.size();
}

std::size_t text(std::string_view rest) {
  if (at(rest, 0) != '"') return 0;
  for (std::size_t end = 1;; end += 2) {
    while (end < rest.size() && is_one_of(kInText, rest[end])) ++end;
    if (at(rest, end) == '"') return end + 1;
    if (at(rest, end) != '\\' || (at(rest, end + 1) != '"' && at(rest, end + 1) != '\\')) return 0;
  }
}

std::size_t any(std::string_view rest) {
  if (rest.empty()) return 0;
  for (auto* scan : {&blank, &text, &date, &word, &number, &numbered}) {
    if (const std::size_t size = scan(rest)) return size;
  }
  if (rest.starts_with("->")) return 2;
  if (rest[0] == '"') return open_text(rest);
  if (const std::size_t size = stray_word(rest)) return size;
  std::size_t end = 1;  // a whole character, not a part of one
  while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) ++end;
  return end;
}

bool is_word_character(char c) { return is_alphanumeric(c) || c == '_'; }

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = blank(text); at < text.size(); at += blank(text.substr(at))) {
    const std::string_view lexeme = text.substr(at, any(text.substr(at)));
    const bool tight = out.empty() || out.back() == '(' || lexeme == "," || lexeme == ")";
    out.append(tight ? "" : " ").append(lexeme);
    at += lexeme.size();
  }
  return out;
}

bool is_reserved(std::string_view word) {
  return may_be_in(kReservedSizes, word) && std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

std::span<const std::string_view> reserved_words() { return kReserved; }

int opens_declaration(std::string_view word) {
  if (!may_be_in(kOpenerSizes, word)) return -1;
  const auto* found =
      std::find_if(kOpeners.begin(), kOpeners.end(), [&](const auto& opener) { return opener.first == word; });
  return found == kOpeners.end() ? -1 : found->second;
}

}  // namespace rubric::lexemes
