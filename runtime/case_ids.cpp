#include "runtime/case_ids.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace rubric {

namespace {

constexpr std::array<std::string_view, 15> kNames = {"id",      "case",          "caseid",    "caseno",  "casenumber",
                                                     "caseref", "casereference", "child",     "childid", "identifier",
                                                     "name",    "ref",           "reference", "upn",     "urn"};
constexpr std::size_t kLongestName = 40;  // bytes; nobody writes `case reference` any longer
constexpr std::size_t kNowhere = std::string_view::npos;

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
constexpr bool is_quote(char c) { return c == '"' || c == '\''; }
constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80U; }
constexpr bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Reads a text for entries that name a case.
class Finder {
 public:
  Finder(SourceId source, Sources& sources) : source_(source), sources_(sources), text_(sources[source].text()) {}

  void run() {
    while (at_ < text_.size()) {
      if (in_word(text_[at_])) {
        read_word();
      } else {
        starts_entry_ = may_start_entry(text_[at_]);
        ++at_;
      }
    }
  }

 private:
  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\n'; }

  // Whether a word behind this character can be the name of an entry that lacks its `=`.
  bool may_start_entry(char c) const {
    const bool ends_entry = c == '\n' || c == '{' || c == '[' || c == ',' || c == '}' || c == ']';
    const bool may_stand_before = is_blank(c) || is_quote(c) || is_beyond_ascii(c);
    return ends_entry || (starts_entry_ && may_stand_before);
  }

  void read_word() {
    const bool escaped = at_ > 0 && text_[at_ - 1] == '\\';  // "\u0069d" is `id` too
    const std::size_t begin = at_;
    while (in_word(at(at_))) ++at_;
    const bool starts_entry = starts_entry_;
    starts_entry_ = false;
    if (!escaped && !names_a_case(text_.substr(begin, at_ - begin))) return;
    // Something that does not belong there may have got between the name and its `=`.
    std::size_t sign = at_;
    while (sign < text_.size() && !in_word(text_[sign]) && text_[sign] != '=' && text_[sign] != ':') ++sign;
    if (at(sign) == '=') return hide(skip(sign + 1, "]},."));
    if (at(sign) == ':') return hide(skip(sign + 1, "]},.\n"));
    if (!starts_entry || escaped) return;
    std::size_t value = at_;
    while (is_quote(at(value)) || is_beyond_ascii(at(value))) ++value;  // a curly quote has three bytes
    hide(skip(value, "]},."));
  }

  void hide(std::size_t begin) {
    at_ = end_of_value(begin);
    sources_.hide({source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  }

  // Behind the blanks, and behind those other characters.
  std::size_t skip(std::size_t place, std::string_view others = "") const {
    while (place < text_.size() && (is_blank(text_[place]) || others.find(text_[place]) != kNowhere)) ++place;
    return place;
  }

  std::size_t end_of_value(std::size_t place) const {
    int depth = 0;
    while (place < text_.size()) {
      const char c = text_[place];
      if (is_quote(c)) {
        place = end_of_text(place);
        continue;
      }
      if (c == '[' || c == '{') ++depth;
      if (depth == 0 && (c == '\n' || (c == ',' && is_entry(place + 1)) || ends_record(place))) return trimmed(place);
      if (depth > 0 && (c == ']' || c == '}')) --depth;
      ++place;
    }
    return place;
  }

  // Behind a text in quotes; where it is not closed, the end of its line.
  std::size_t end_of_text(std::size_t place) const {
    const char quote = text_[place];
    const std::string three(3, quote);
    if (text_.substr(place).starts_with(three)) {
      const std::size_t end = text_.find(three, place + 3);
      return end == kNowhere ? text_.size() : end + 3;
    }
    for (++place; at(place) != '\n'; ++place) {
      if (text_[place] == quote) return place + 1;
      if (text_[place] == '\\' && quote == '"' && at(place + 1) != '\n') ++place;
    }
    return place;
  }

  // Whether a bracket that closes stands there, and nothing behind it that could be more of the value.
  bool ends_record(std::size_t place) const {
    if (text_[place] != ']' && text_[place] != '}') return false;
    place = skip(place, "]}");
    if (at(place) != ',') return at(place) == '\n' || at(place) == '#';
    const std::size_t next = skip(place + 1);
    return at(next) == '\n' || at(next) == '{' || at(next) == '[' || is_entry(next);
  }

  std::size_t trimmed(std::size_t end) const {
    while (is_blank(text_[end - 1])) --end;
    return end;
  }

  // Whether `name =` or `"name":` stands there.
  bool is_entry(std::size_t place) const {
    place = skip(place);
    const std::size_t end = std::min(place + kLongestName, text_.size());
    while (place < end && (in_word(text_[place]) || is_quote(text_[place]) || text_[place] == '.')) ++place;
    place = skip(place);
    return at(place) == '=' || at(place) == ':';
  }

  SourceId source_;
  Sources& sources_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool starts_entry_ = true;
};

}  // namespace

bool names_a_case(std::string_view name) {
  if (name.size() > kLongestName) return false;
  std::array<char, kLongestName> letters{};
  std::size_t size = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters[size++] = static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') letters[size++] = c;
  }
  return std::find(kNames.begin(), kNames.end(), std::string_view(letters.data(), size)) != kNames.end();
}

void hide_case_ids(SourceId source, Sources& sources) { Finder(source, sources).run(); }

}  // namespace rubric
