// Words as people spell them in sheets: in any capitals, with blanks, hyphens and underscores alike.
#include "runtime/spelling.hpp"

#include <algorithm>
#include <array>

namespace rubric {

namespace {

using Words = std::string_view;
constexpr std::array kYes = {Words("yes"), Words("y"), Words("true"), Words("1")};
constexpr std::array kNo = {Words("no"), Words("n"), Words("false"), Words("0")};
constexpr std::array kNotRelevant = {Words("not relevant"), Words("n/a"), Words("na"), Words("not applicable")};
constexpr std::array kNotYetAssessed = {Words("not yet assessed"), Words("not assessed"), Words("pending")};
constexpr std::array kInsufficient = {Words("insufficient evidence"), Words("not enough evidence")};

constexpr std::array<AnswerWords, 5> kAnswers = {{{Answer::yes, kYes},
                                                  {Answer::no, kNo},
                                                  {Answer::not_relevant, kNotRelevant},
                                                  {Answer::open, kNotYetAssessed},
                                                  {Answer::insufficient, kInsufficient}}};

// What stands between words: blanks, hyphens, dashes, and the no-break blank that spreadsheets like.
constexpr Words kBetween = " \t\r\n-_";
constexpr std::array kBetweenBeyondAscii = {Words("\u00A0"), Words("\u2010"), Words("\u2011"),
                                            Words("\u2012"), Words("\u2013"), Words("\u2014")};
constexpr std::array kBlanks = {Words(" "), Words("\t"), Words("\r"), Words("\n"), Words("\u00A0")};

// Most characters: no blank and nothing between words begins with one. Spares a look at the lists above.
constexpr bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::size_t size_between(std::string_view text) {
  if (is_ascii(text.front())) return kBetween.find(text.front()) == Words::npos ? 0 : 1;
  const auto* found = std::find_if(kBetweenBeyondAscii.begin(), kBetweenBeyondAscii.end(),
                                   [&](Words one) { return text.starts_with(one); });
  return found == kBetweenBeyondAscii.end() ? 0 : found->size();
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  if (text.empty() || (is_plain(text.front()) && is_plain(text.back()))) return text;
  const auto trim = [&](auto stands_there, auto remove) {
    for (bool found = true; found;) {
      found = false;
      for (const Words blank : kBlanks) {
        if (!stands_there(blank)) continue;
        remove(blank.size());
        found = true;
      }
    }
  };
  trim([&](Words blank) { return text.starts_with(blank); }, [&](std::size_t size) { text.remove_prefix(size); });
  trim([&](Words blank) { return text.ends_with(blank); }, [&](std::size_t size) { text.remove_suffix(size); });
  return text;
}

std::string folded(std::string_view text) {
  constexpr std::string_view kApostrophe = "\u2019";
  text = trimmed(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (is_plain(text.front())) {
      out += lower(text.front());
      text.remove_prefix(1);
      continue;
    }
    if (const std::size_t size = size_between(text); size > 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      text.remove_prefix(size);
      continue;
    }
    const bool apostrophe = !is_ascii(text.front()) && text.starts_with(kApostrophe);
    out += apostrophe ? '\'' : lower(text.front());
    text.remove_prefix(apostrophe ? kApostrophe.size() : 1);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::span<const AnswerWords> answer_words() { return kAnswers; }

std::optional<Answer> answer_of(std::string_view text) {
  const std::string wanted = folded(text);
  for (const AnswerWords& answer : kAnswers) {
    if (std::find(answer.words.begin(), answer.words.end(), wanted) != answer.words.end()) return answer.answer;
  }
  return std::nullopt;
}

std::optional<bool> truth_of(std::string_view text) {
  const std::optional<Answer> answer = answer_of(text);
  if (answer != Answer::yes && answer != Answer::no) return std::nullopt;
  return answer == Answer::yes;
}

}  // namespace rubric
