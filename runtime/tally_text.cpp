#include "runtime/tally_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/hints.hpp"

namespace rubric {

namespace {

using Form = TallyText::Form;

// Bytes of the blank that the text begins with; some programs put blanks that do not break between numbers and words.
std::size_t blank(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  const Typographic character = typographic(text);
  return character.plain == " " ? character.found.size() : 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  std::optional<std::int64_t> number() {
    skip_blanks();
    if (rest_.empty() || !is_digit(rest_.front())) return std::nullopt;
    std::int64_t value = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1)) {
      value = std::min(10 * value + (rest_.front() - '0'), kBeyondCounting);
    }
    return value;
  }

  // A word ends where its letters do.
  bool word(std::string_view wanted) {
    skip_blanks();
    if (!rest_.starts_with(wanted)) return false;
    const std::string_view after = rest_.substr(wanted.size());
    if (is_letter(wanted.back()) && !after.empty() && is_letter(after.front())) return false;
    rest_ = after;
    return true;
  }

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

 private:
  void skip_blanks() {
    while (const std::size_t size = blank(rest_)) rest_.remove_prefix(size);
  }

  std::string_view rest_;
};

std::optional<TallyText> words_alone(Words words) {
  if (!words.word("not")) return std::nullopt;
  TallyText text;
  text.form = words.word("relevant") ? Form::not_relevant : Form::not_yet_assessed;
  if (text.form == Form::not_yet_assessed && !(words.word("yet") && words.word("assessed"))) return std::nullopt;
  return words.at_end() ? std::optional(text) : std::nullopt;
}

// ", 2 not yet assessed, 1 insufficient evidence", each once.
bool read_open_cases(Words& words, TallyText& text) {
  while (!words.at_end()) {
    if (!words.word(",")) return false;
    const std::optional<std::int64_t> count = words.number();
    if (!count || *count == 0) return false;
    const bool assessed_not = words.word("not") && words.word("yet") && words.word("assessed");
    if (!assessed_not && !(words.word("insufficient") && words.word("evidence"))) return false;
    std::int64_t& cases = assessed_not ? text.not_assessed : text.insufficient_evidence;
    if (cases != 0) return false;
    cases = *count;
  }
  return true;
}

}  // namespace

std::optional<TallyText> read_tally(std::string_view text) {
  Words words(text);
  const std::optional<std::int64_t> first = words.number();
  if (!first) return words_alone(words);
  const bool percentage = words.word("%");
  if (percentage && words.at_end()) return TallyText{Form::percentage, *first, 0, 0, 0};
  if (!words.word("of")) return std::nullopt;
  const bool at_most = percentage && words.word("at");
  if (at_most && !words.word("most")) return std::nullopt;
  const std::optional<std::int64_t> cases = words.number();
  if (!cases) return std::nullopt;
  const Form form = at_most ? Form::percentage_at_most : percentage ? Form::percentage_of : Form::tally;
  TallyText tally{form, *first, *cases, 0, 0};
  const bool complete = form == Form::tally ? read_open_cases(words, tally) : words.at_end();
  return complete ? std::optional(tally) : std::nullopt;
}

std::string tally_meant_by(std::string_view text) {
  Words words(text);
  const std::optional<std::int64_t> first = words.number();
  if (!first) return {};
  const bool decimal = words.word(".") || words.word(",");
  const bool parts = !decimal && (words.word("/") || (words.word("out") && words.word("of")));
  const bool tally = !decimal && !parts && words.word("of");
  const std::optional<std::int64_t> second = words.number();
  if (!second) return {};
  if (tally) {
    const bool none = words.word(",") && words.number() == 0;
    return none ? fmt::format("leave out what there is none of: write `{} of {}`", *first, *second) : std::string();
  }
  if (parts) return words.at_end() ? fmt::format("write `{} of {}`", *first, *second) : std::string();
  if (!decimal || !words.word("%") || *first >= 100) return {};
  return fmt::format("reports print whole percentages: write `{}%` or `{}%`, as it stands there", *first, *first + 1);
}

}  // namespace rubric
