#include "runtime/case_parts.hpp"

#include <algorithm>
#include <string_view>

#include "lang/utf8.hpp"
#include "runtime/entries.hpp"

namespace rubric {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";

bool names_other(std::string_view name) {
  return name != kCasesEntry && std::find(kEntries.begin(), kEntries.end(), name) != kEntries.end();
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool in_word(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && in_word(text[at])) ++at;
  return at;
}

// The first name in the text, without the brackets and quotes before it.
std::string_view first_name(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t[\"'"), text.size()));
  return text.substr(0, end_of_word(text, 0));
}

bool starts_like_cases(std::string_view word) {
  constexpr std::string_view kStart = "case";
  return word.size() >= kStart.size() &&
         std::equal(kStart.begin(), kStart.end(), word.begin(), [](char a, char b) { return a == lower(b); });
}

// Where a name that begins like `cases` stands before its value, or in a heading; else the size of the text.
std::size_t named_cases(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    if (starts_like_cases(text.substr(at, end - at))) {
      const std::size_t sign = text.find_first_not_of(" \t\"'", end);
      if (sign != kNowhere && std::string_view("=.:]").find(text[sign]) != kNowhere) return at;
    }
    at = std::max(end, at + 1);
  }
  return text.size();
}

// Where one of two characters stands, from a place on; else the size of the text.
std::size_t find_either(std::string_view text, char one, char other, std::size_t from) {
  while (from < text.size() && text[from] != one && text[from] != other) ++from;
  return from;
}

// Where a list of records begins, `[ {`, or one with another bracket before it; else the size of the text.
std::size_t listed_records(std::string_view text) {
  for (std::size_t at = find_either(text, '[', '{', 0); at < text.size(); at = find_either(text, '[', '{', at + 1)) {
    const std::size_t next = text.find_first_not_of(kBlanks, at + 1);
    if (next != kNowhere && text[next] == '{') return at;
  }
  return text.size();
}

// Behind a text in quotes that begins there, or the end of its line.
std::size_t end_of_text(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return std::min(at, text.size());
}

// Behind a value of a JSON text that begins there.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) return at;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    at = c == '"' ? end_of_text(text, at) : at + 1;
    if (depth == 0 && (c == '"' || c == '}' || c == ']')) return at;
  }
  return at;
}

// Where the entries at the top of a JSON text, from its brace on, are no longer some of the others.
std::size_t end_of_others(std::string_view text, std::size_t at) {
  const auto skip_to = [&](std::size_t from) { return std::min(text.find_first_not_of(kBlanks, from), text.size()); };
  for (;;) {
    at = skip_to(at + 1);
    if (at == text.size() || text[at] != '"') return at;
    const std::size_t end = end_of_text(text, at);
    const std::size_t colon = skip_to(end);
    if (colon == text.size() || text[colon] != ':' || !names_other(text.substr(at + 1, end - at - 2))) return at;
    at = skip_to(end_of_value(text, skip_to(colon + 1)));
    if (at == text.size() || text[at] != ',') return at;
  }
}

// Goes through the lines of a TOML text and knows of each whether it is of some other part.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool next() {
    at_ = end_ == kNowhere ? 0 : end_ + 1;
    if (at_ >= text_.size()) return false;
    end_ = find_either(text_, '\r', '\n', at_);
    read();
    return true;
  }
  std::size_t begin() const { return at_; }
  std::size_t end() const { return end_; }
  std::string_view line() const { return text_.substr(at_, end_ - at_); }
  bool is_other() const { return other_; }
  bool below_heading() const { return below_heading_; }

 private:
  void read() {
    const std::size_t first = line().find_first_not_of(" \t");
    if (first == kNowhere || line()[first] == '#') return;
    const bool known = names_other(first_name(line()));
    if (line()[first] == '[') below_heading_ = true;
    // Above the headings, what is indented goes on with what stands before it.
    if (line()[first] == '[' || (!below_heading_ && (first == 0 || !known))) other_ = known;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = kNowhere;
  bool below_heading_ = false;
  bool other_ = true;
};

bool has_unknown_heading(std::string_view text) {
  for (Lines lines(text); lines.next();) {
    if (lines.below_heading() && !lines.is_other()) return true;
  }
  return false;
}

void cover(SourceId source, std::size_t begin, std::size_t end, Sources& sources) {
  sources.cover({source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace

void cover_case_records(SourceId source, Sources& sources) {
  const std::string_view text = sources[source].text();
  const std::size_t first = text.find_first_not_of(kBlanks, text.starts_with(kByteOrderMark) ? 3 : 0);
  const std::size_t records = std::min(named_cases(text), listed_records(text));
  if (first == kNowhere || (records == text.size() && !has_unknown_heading(text))) return;
  if (text[first] == '{') {
    return cover(source, std::min(records, end_of_others(text, first)), text.size(), sources);
  }
  for (Lines lines(text); lines.next();) {
    cover(source, lines.begin() + (lines.is_other() ? named_cases(lines.line()) : 0), lines.end(), sources);
  }
}

}  // namespace rubric
