#include "lang/from_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lang/decode.hpp"
#include "lang/lexemes.hpp"
#include "lang/parse.hpp"
#include "lang/rational.hpp"
#include "lang/spellings.hpp"
#include "lang/utf8.hpp"

namespace rubric {
namespace {

constexpr std::size_t kReach = 1000;  // bytes of the line that are looked at on either side

struct Fix {
  std::size_t size = 0;  // bytes that it takes the place of
  std::string to;
};
using Fixed = std::optional<Fix>;

// Behind blanks of any kind.
std::string_view behind_blanks(std::string_view rest) {
  for (;;) {
    rest = without_blanks(rest);
    const Typographic blank = typographic(rest);
    if (blank.plain != " ") return rest;
    rest.remove_prefix(blank.found.size());
  }
}

std::string_view behind_percent(std::string_view rest) {
  const std::string_view sign = behind_blanks(rest);
  return sign.starts_with('%') ? sign.substr(1) : rest;
}

bool is_word(std::string_view rest) { return !rest.empty() && lexemes::is_word_character(rest[0]); }
bool is_dash(std::string_view rest) { return rest.starts_with('-') || typographic(rest).plain == "-"; }
bool ends_in_dash(std::string_view before) {
  std::size_t begin = before.size() - std::min<std::size_t>(before.size(), 1);
  while (begin > 0 && (static_cast<unsigned char>(before[begin]) & 0xC0U) == 0x80U) --begin;  // a whole character
  return is_dash(before.substr(begin));
}

// A number, with its per cent sign if it has one.
struct Amount {
  std::string_view number;
  std::string_view behind;
  bool percent = false;
};
Amount amount_at(std::string_view rest) {
  const std::string_view number = number_at(rest);
  const std::string_view behind = rest.substr(number.size());
  const std::string_view after = number.empty() ? behind : behind_percent(behind);
  return {number, after, after.size() != behind.size()};
}
bool ends(const Amount& amount) { return !is_word(amount.behind) && !amount.behind.starts_with('.'); }

// ---- texts

// What may close a text opened by this quote; the straight one only where there is no other.
struct Quotes {
  std::string_view opening;
  std::string_view closing;
  bool straight = true;
};
constexpr std::array<Quotes, 6> kQuotes = {{
    {"“", "”"},
    {"”", "”"},
    {"„", "“”"},
    {"«", "»"},
    {"‘", "’", false},
    {"\"", "”“", false},
}};

std::string quoted(std::string_view content) {
  std::string out = "\"";
  for (const char c : content) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// The end of a text behind its opening quote: at the first closing quote that no word follows, unless another text
// opens before it. npos if there is none.
std::size_t end_of_text(std::string_view rest, const Quotes& quotes, std::string_view closing) {
  for (std::size_t end = 0; end < rest.size(); ++end) {
    const std::string_view here = rest.substr(end);
    const std::size_t size = here.starts_with('"')             ? 1
                             : typographic(here).plain == "\"" ? typographic(here).found.size()
                                                               : 0;
    if (size == 0) continue;
    if (closing.find(here.substr(0, size)) != std::string_view::npos && !is_word(here.substr(size))) return end;
    if (here.starts_with(quotes.opening)) break;
  }
  return std::string_view::npos;
}

// A text whose quotes are not both straight.
Fixed fix_text(std::string_view line) {
  for (const Quotes& quotes : kQuotes) {
    if (!line.starts_with(quotes.opening)) continue;
    const std::string_view rest = line.substr(quotes.opening.size());
    std::size_t end = end_of_text(rest, quotes, quotes.closing);
    if (end == std::string_view::npos && quotes.straight) end = end_of_text(rest, quotes, "\"");
    if (end == std::string_view::npos) return {};
    const std::size_t closing = rest[end] == '"' ? 1 : typographic(rest.substr(end)).found.size();
    return Fix{quotes.opening.size() + end + closing, quoted(rest.substr(0, end))};
  }
  return {};
}

// ---- numbers

// Then `2.1–2.4` are names, or may be: `standards 2.1–2.4`, `domains 1, 2–3`.
bool is_among_names(std::string_view before) {
  constexpr std::array<std::string_view, 6> kinds = {"domain",    "domains",  "standard",
                                                     "standards", "question", "questions"};
  const Last last = last_word(before);
  const bool in_list =
      last.word.empty() && last.before.substr(0, last.before.find_last_not_of(" \t") + 1).ends_with(',');
  return in_list || std::find(kinds.begin(), kinds.end(), last.word) != kinds.end();
}

// `50–64%`; 2018–19 is no range, and `50 - 64` a difference.
Fixed fix_range(std::string_view before, std::string_view rest) {
  const Amount lower = amount_at(rest);
  const std::string_view dash = behind_blanks(lower.behind);
  if (!is_dash(dash)) return {};
  const Typographic curly = typographic(dash);
  const Amount upper = amount_at(behind_blanks(dash.substr(std::max<std::size_t>(curly.found.size(), 1))));
  const bool difference = curly.found.empty() && dash.size() != lower.behind.size() && !lower.percent && !upper.percent;
  const auto first = Rational::parse(lower.number);
  const auto last = Rational::parse(upper.number);
  const bool rising = first && last && first->valid() && last->valid() && *first < *last;
  if (difference || !rising || !ends(upper) || is_dash(upper.behind) || is_among_names(before)) return {};
  return Fix{rest.size() - upper.behind.size(), fmt::format("{} to {}", lower.number, upper.number)};
}

// Then a number ends a comparison or a range, and what follows it is not of that number alone: `below 50 or more`.
bool is_compared(std::string_view before) {
  constexpr std::array<std::string_view, 5> words = {"below", "above", "least", "most", "to"};
  return std::find(words.begin(), words.end(), last_word(before).word) != words.end();
}

// `80% or more`; "and above" needs the sign to be certain.
Fixed fix_or_more(std::string_view before, std::string_view rest) {
  if (is_compared(before)) return {};
  const Amount amount = amount_at(rest);
  std::string_view words = behind_blanks(amount.behind);
  const std::string_view joins = words.substr(0, lexemes::word(words));
  if (joins != "or" && (joins != "and" || !amount.percent)) return {};
  words = behind_blanks(words.substr(joins.size()));
  const std::string_view more = words.substr(0, lexemes::word(words));
  if (or_more(more).empty()) return {};
  words.remove_prefix(more.size());
  return Fix{rest.size() - words.size(), fmt::format("{} {}", or_more(more), amount.number)};
}

// `80+`, before an arrow or at the end of the line
Fixed fix_plus(std::string_view rest) {
  const Amount amount = amount_at(rest);
  if (!amount.behind.starts_with('+')) return {};
  const std::string_view after = behind_blanks(amount.behind.substr(1));
  const bool alone = after.empty() || after.starts_with("->") || after.starts_with("→") || after.starts_with('#');
  if (!alone) return {};
  return Fix{rest.size() - amount.behind.size() + 1, fmt::format("at least {}", amount.number)};
}

// `80%`; the sign is the word `percent` in `96% of 24` and in a sampling plan.
Fixed fix_percent(std::string_view before, std::string_view rest) {
  const Amount amount = amount_at(rest);
  if (!amount.percent || !ends(amount)) return {};
  const std::string_view line = without_blanks(before);
  const bool plan = line.starts_with("confidence ") || line.starts_with("split ");
  const std::string_view of = behind_blanks(amount.behind);
  const bool tally = of.starts_with("of ") && !number_at(behind_blanks(of.substr(3))).empty();
  return Fix{rest.size() - amount.behind.size(), fmt::format("{}{}", amount.number, plan || tally ? " percent" : "")};
}

// `>= 80`. Not `=> 80`, which may be an arrow, nor what says that something is not.
Fixed fix_comparison(std::string_view before, std::string_view rest) {
  const Otherwise sign = comparison(rest);
  if (sign.written.empty() || sign.written.starts_with('=') || sign.instead.starts_with("is")) return {};
  const Amount amount = amount_at(behind_blanks(rest.substr(sign.written.size())));
  if (amount.number.empty() || !ends(amount)) return {};
  return Fix{rest.size() - amount.behind.size(),
             fmt::format("{}{} {}", is_condition(before) ? "is " : "", sign.instead, amount.number)};
}

// ---- characters

// Of quotes, dashes and what has no width, it is uncertain what they stand for.
Fixed fix_character(std::string_view rest) {
  constexpr std::array<std::string_view, 6> certain = {"\u2212", "\u2011", "\u2010", "→", "⇒", "×"};
  const Typographic character = typographic(rest);
  const bool blank = character.plain == " " && character.found != "\u200B" && character.found != "\uFEFF";
  if (!blank && std::find(certain.begin(), certain.end(), character.found) == certain.end()) return {};
  return Fix{character.found.size(), std::string(character.plain)};
}

class Repairer {
 public:
  Repairer(std::string_view text, std::vector<Repair>& repairs) : text_(text), repairs_(repairs) {}

  // The text repaired; the repairs are added.
  std::string repair() {
    while (at_ < text_.size()) {
      if (at_ >= line_end_) line_end_ = std::min(text_.find_first_of("\r\n", at_ + 1), text_.size());
      if (const Fixed fix = fixed()) {
        repairs_.push_back({line_, std::string(text_.substr(at_, fix->size)), fix->to, at_});
        at_ += fix->size;
        out_ += fix->to;
      } else {
        keep(kept());
      }
    }
    return std::move(out_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  // What follows on the line, and what stands on it already, as far as is looked.
  std::string_view line() const { return text_.substr(at_, std::min(line_end_ - at_, kReach)); }
  std::string_view before() const {
    return std::string_view(out_).substr(std::max(line_begin_, out_.size() - std::min(out_.size(), kReach)));
  }

  Fixed fixed() const;
  std::size_t kept() const;
  void keep(std::size_t size) {
    const std::string_view kept = rest().substr(0, size);
    line_ += static_cast<std::uint32_t>(std::count(kept.begin(), kept.end(), '\n'));
    if (const std::size_t end = kept.find_last_of("\r\n"); end != std::string_view::npos)
      line_begin_ = out_.size() + end + 1;
    out_ += kept;
    at_ += kept.size();
  }

  std::string_view text_;
  std::vector<Repair>& repairs_;
  std::string out_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_end_ = 0;    // in the text
  std::size_t line_begin_ = 0;  // in what is written
};

Fixed Repairer::fixed() const {
  if (lexemes::blank(rest()) > 0 || lexemes::text(rest()) > 0) return {};
  if (Fixed fix = fix_text(line())) return fix;
  if (!comparison(rest()).written.empty()) return fix_comparison(before(), line());
  if (!number_at(line()).empty() && lexemes::date(rest()) == 0 && !ends_in_dash(before())) {
    if (Fixed fix = fix_range(before(), line())) return fix;
    if (Fixed fix = fix_or_more(before(), line())) return fix;
    if (Fixed fix = fix_plus(line())) return fix;
    if (Fixed fix = fix_percent(before(), line())) return fix;
  }
  return fix_character(line());
}

// Bytes that stay: a lexeme or sign, or the rest of the line where a text is not closed.
std::size_t Repairer::kept() const {
  const std::size_t size = std::max(lexemes::any(rest()), comparison(rest()).written.size());
  const bool open = size > 0 && lexemes::text(rest()) == 0 && (rest()[0] == '"' || typographic(rest()).plain == "\"");
  return open ? line_end_ - at_ : size;
}

struct Reading {
  bool sound = false;
  bool frameworks = false;  // there is one, as far as it can be read
};
Reading read(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const Ast ast = parse(sources.add("", text), sources, diagnostics);
  return {!diagnostics.has_errors(), ast.root != nullptr && !ast.root->children.empty()};
}

}  // namespace

std::string respelt(std::string_view text) {
  std::vector<Repair> ignored;
  return Repairer(text, ignored).repair();
}

std::vector<Repair> repairs_in(std::string_view line) {
  std::vector<Repair> repairs;
  Repairer(line, repairs).repair();
  return repairs;
}

Repaired from_word(std::string_view bytes) {
  Decoded decoded = decode(bytes);
  Repaired repaired{std::move(decoded.text), decoded.from, {}};
  const bool is_text = first_invalid_byte(repaired.text) == repaired.text.size();
  if (!is_text || read(repaired.text).sound) return repaired;
  std::vector<Repair> repairs;
  std::string text = Repairer(repaired.text, repairs).repair();
  if (!read(text).frameworks) return repaired;  // no rules at all, perhaps
  repaired.text = std::move(text);
  repaired.repairs = std::move(repairs);
  return repaired;
}

}  // namespace rubric
