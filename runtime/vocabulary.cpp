#include "runtime/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "lang/lexemes.hpp"
#include "lang/source.hpp"
#include "runtime/entries.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

// Beside the entries at the top.
constexpr std::array<std::string_view, 14> kOfTheFormat = {"left out", "id",       "case",   "kind", "inspection",
                                                           "standard", "question", "answer", "null", "true",
                                                           "false",    "rating",   "csv",    "xlsx"};

constexpr std::string_view kSigns = "\"'`,;=[]{}()<>:#|\\\t\r\n";

constexpr std::size_t kLongest = 500;  // bytes; no name is longer

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Without the quotes around it.
std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

Vocabulary::Vocabulary() {
  phrases_.insert(kEntries.begin(), kEntries.end());
  phrases_.insert(kOfTheFormat.begin(), kOfTheFormat.end());
}

void Vocabulary::add_rules(std::string_view text) {
  for (std::size_t size = 0; !text.empty(); text.remove_prefix(size)) {
    if ((size = lexemes::blank(text)) > 0) continue;
    size = lexemes::any(text);
    const std::string_view lexeme = text.substr(0, size);
    if (lexemes::text(text) == size) phrases_.insert(folded(lexeme.substr(1, size - 2)));
    if (lexemes::name(text) == size) phrases_.insert(folded(lexeme));
    if (lexemes::numbered(text) == size) numbers_.emplace(lexeme);
  }
  phrases_.erase("");
}

// A name; or one with dots, or with the number of its standard before it, of which each part is known.
bool Vocabulary::knows(std::string_view folded) const {
  if (phrases_.contains(folded)) return true;
  for (std::size_t at = folded.find_first_of(". "); at != std::string_view::npos;
       at = folded.find_first_of(". ", at + 1)) {
    const std::string_view first = folded.substr(0, at);
    const bool numbered = numbers_.contains(first);
    if ((numbered || (folded[at] == '.' && phrases_.contains(first))) && knows(folded.substr(at + 1))) return true;
  }
  return false;
}

// How much of the text, up to a dot or to its end, may be shown; 0 for nothing.
std::size_t Vocabulary::known_size(std::string_view text) const {
  for (std::size_t size = text.size(); size > 0 && size <= text.size(); size = text.rfind('.', size - 1)) {
    const std::string_view name = text.substr(0, size);
    const bool before_a_name = size + 1 < text.size() && is_letter(text[size + 1]);
    if (knows(folded(name)) || (before_a_name && numbers_.contains(name))) return size;
  }
  return 0;
}

// What stands between two signs, of names with dots their parts.
std::string Vocabulary::names_veiled(std::string_view text) const {
  if (text.size() > kLongest) return std::string(text.size(), Source::kMask);
  std::string out;
  while (!text.empty()) {
    const std::size_t known = known_size(text);
    const std::size_t size = known > 0 ? known : std::min(text.find('.'), text.size());
    out += known > 0 ? std::string(text.substr(0, size)) : std::string(size, Source::kMask);
    if (size < text.size()) out += '.';
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return out;
}

std::string Vocabulary::veiled(std::string_view text) const {
  if (text.size() <= kLongest && knows(folded(unquoted(text)))) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kSigns), text.size());
    const std::string_view run = text.substr(0, end);
    const std::size_t first = std::min(run.find_first_not_of(' '), end);
    const std::size_t last = std::max(run.find_last_not_of(' ') + 1, first);
    const std::string_view words = run.substr(first, last - first);
    out += run.substr(0, first);
    out += answer_of(words) ? std::string(words) : names_veiled(words);
    out += text.substr(last, std::min(end + 1, text.size()) - last);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace rubric
