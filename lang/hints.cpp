#include "lang/hints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "lang/lexemes.hpp"
#include "lang/pasted_row.hpp"

namespace rubric {
namespace {

struct Sign {
  std::string_view written;
  std::string_view advice;
};
constexpr std::array<Sign, 8> kSigns = {{
    {"&", "write `and`"},
    {"|", "write `or`"},
    {"!", "write `not`"},
    {"÷", "write `/`"},
    {"/", "write `or`"},
    {";", "nothing stands at the end of a line: leave it out"},
    {"'", "a text stands in straight double quotes, such as \"Staff\""},
    {"\"", "a text stands in straight double quotes on one line; inside it write \\\" for a quote"},
}};
constexpr std::size_t kReach = 200;  // bytes of the line that are looked at on either side

std::string_view word_at(std::string_view rest) { return rest.substr(0, lexemes::word(rest)); }

std::string_view line_before(std::string_view text, std::uint32_t at) {
  const std::size_t begin = at - std::min<std::size_t>(at, kReach);
  const std::string_view before = text.substr(begin, at - begin);
  return before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
}

// What “or more” says of the number before it, with a blank: "at least ".
std::string or_more_after(std::string_view rest) {
  const std::string_view joins = word_at(without_blanks(rest));
  if (joins != "or" && joins != "and") return {};
  const std::string_view bound = or_more(word_at(without_blanks(without_blanks(rest).substr(joins.size()))));
  return bound.empty() ? "" : std::string(bound) + " ";
}

// The first byte of “50-64”, “50%”, “1.1.2”, “2021-7-15”
std::string hint_for_number(std::string_view rest) {
  const std::string_view number = number_at(rest);
  if (number.empty()) return {};
  const std::string_view after = rest.substr(number.size());
  if (after.starts_with("-")) {
    const std::string_view upper = number_at(after.substr(1));
    const bool date = !upper.empty() && after.substr(1 + upper.size()).starts_with("-");
    if (date) return "a date is written year-month-day with two digits each for month and day, such as 2021-07-15";
    if (!upper.empty()) return fmt::format("write `{} to {}`", number, upper);
  }
  if (after.starts_with("%")) {
    const std::string bound = or_more_after(after.substr(1));
    return fmt::format("a percent is counted from 0 to 100, without a sign: write `{}{}`", bound, number);
  }
  const bool numbered = number.find('.') != number.rfind('.');
  return numbered ? fmt::format("a numbered name is said with its kind: write `standard {}`", number) : "";
}

// What follows a number that could be read: “80 or more”, “80+”, “1,000”, “80 %”, “a -b”
std::string hint_after_number(std::string_view number, std::string_view rest) {
  if (rest.starts_with("+")) return fmt::format("write `at least {}`", number);
  if (rest.starts_with("%"))
    return fmt::format("a percent is counted from 0 to 100, without a sign: write `{}`", number);
  if (!rest.starts_with(",")) return {};
  std::string whole(number);
  for (; rest.starts_with(",") && number_at(rest.substr(1)).size() == 3; rest.remove_prefix(4))
    whole += rest.substr(1, 3);
  return whole.size() > number.size() ? fmt::format("write `{}`", whole) : "";
}

// A reserved word where a name or a value is due: not after another one.
std::string hint_for_reserved(const Last& last, std::string_view word, std::string_view rest) {
  constexpr std::array<std::string_view, 6> units = {"day", "days", "month", "months", "year", "years"};
  const std::string_view after = without_blanks(rest.substr(word.size()));
  const bool declares = lexemes::opens_declaration(word) >= 0 && !after.empty() && lexemes::is_word_character(after[0]);
  const bool after_value =
      !last.word.empty() && !lexemes::is_reserved(last.word) && lexemes::opens_declaration(last.word) < 0;
  if (declares || after_value || word == "choose" || word == "source" || word == "note") return {};
  const bool unit = std::find(units.begin(), units.end(), word) != units.end();
  return fmt::format("`{0}` is a word of the language; a name may begin with it, such as `{0}-{1}`", word,
                     unit ? "open" : "1");
}

// A second word where a declaration has its name: “define days open = …”, “standard 1.1 Leadership”
std::string hint_after_name(const Last& last, std::string_view word, std::string_view after) {
  const bool declared = lexemes::opens_declaration(last_word(last.before).word) >= 0;
  const bool fact = last.before.find_first_not_of(" \t") == std::string_view::npos && after.starts_with(":");
  if (last.word.empty() || !(declared || fact)) return {};
  if (lexemes::numbered(last.word) == last.word.size()) return "a title stands in straight double quotes";
  return fmt::format("a name has no blanks: write `{}-{}`; a title stands in straight double quotes", last.word, word);
}

// “more than 80”
std::string hint_for_than(const Last& last, std::string_view after) {
  const std::string_view bound = or_more(last.word);
  if (bound.empty()) return {};
  const std::string_view number = number_at(after);
  return fmt::format("write `{}{}{}`", bound == "at least" ? "above" : "below", number.empty() ? "" : " ", number);
}

bool is_quantified(std::string_view before) {
  constexpr std::array<std::string_view, 3> words = {"any of", "all of", "none of"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

// “80 or more”, “more than 80”, “any of … is”
std::string hint_for_word(std::string_view before, std::string_view rest) {
  const std::string_view word = word_at(rest);
  const std::string_view next = word_at(without_blanks(rest.substr(word.size())));
  const Last last = last_word(before);
  if (word == "or" && !last.word.empty() && !or_more(next).empty())
    return fmt::format("write `{} {}`", or_more(next), last.word);
  if (word == "amends") return "only a framework amends another; a module is taken in by `use`";
  if (word == "than") return hint_for_than(last, without_blanks(rest.substr(word.size())));
  if (word == "is" && is_quantified(before)) return "after `any of`, `all of` or `none of` write `are`";
  if (word == "are") return "of one value write `is`; of several write `any of`, `all of` or `none of` before them";
  if (lexemes::is_reserved(word)) return hint_for_reserved(last, word, rest);
  if (const std::string small = without_capitals(word); !small.empty()) return fmt::format("write `{}`", small);
  return hint_after_name(last, word, without_blanks(rest.substr(word.size())));
}

std::string hint_for_sign(std::string_view before, std::string_view rest) {
  if (const Otherwise sign = comparison(rest); !sign.written.empty()) {
    const std::string_view is = is_condition(before) && !sign.instead.starts_with("is") ? "is " : "";
    const std::string_view number = number_at(without_blanks(rest.substr(sign.written.size())));
    return fmt::format("write `{}{}{}{}`", is, sign.instead, number.empty() ? "" : " ", number);
  }
  if (rest.starts_with("="))
    return is_condition(before) && !last_word(before).word.empty() ? "to compare, write `is`" : "";
  if (rest.starts_with("/") && before.ends_with("/")) return "a comment begins with `#`";
  for (const Sign& sign : kSigns) {
    if (rest.starts_with(sign.written)) return std::string(sign.advice);
  }
  return {};
}

std::string hint_for_typographic(const Typographic& character, std::string_view before, std::string_view rest) {
  const std::string_view lower = last_word(before).word;
  const std::string_view upper = number_at(without_blanks(rest.substr(character.found.size())));
  const bool numbers = !upper.empty() && !lower.empty() && number_at(lower).size() == lower.size();
  if (character.plain == "-" && numbers) return fmt::format("write `{} to {}`", lower, upper);
  return character.plain == " " ? "write an ordinary blank" : fmt::format("write `{}`", character.plain);
}

std::string hint_for_words(std::string_view before, std::string_view rest) {
  if (const Typographic character = typographic(rest); !character.found.empty())
    return hint_for_typographic(character, before, rest);
  if (!word_at(rest).empty()) return hint_for_word(before, rest);
  if (std::string advice = hint_for_number(rest); !advice.empty()) return advice;
  if (const Last last = last_word(before); last.word == "than") return hint_for_than(last_word(last.before), rest);

  if (const Last last = last_word(before); rest.starts_with(',') && last_word(last.before).word == "use")
    return "write `use` once for each module";

  // “80+” is read as the beginning of a sum, and only what comes after it does not fit
  const bool plus =
      before.find_last_not_of(" \t") != std::string_view::npos && before[before.find_last_not_of(" \t")] == '+';
  const std::string_view up_to = plus ? before.substr(0, before.rfind('+')) : before;
  const std::string_view number = last_word(up_to).word;
  if (!number.empty() && number_at(number).size() == number.size()) {
    if (std::string advice = hint_after_number(number, plus ? "+" : rest); !advice.empty()) return advice;
  }
  if (rest.size() > 1 && rest[0] == '-' && lexemes::is_word_character(rest[1])) {
    return "minus has a blank on both sides: write `a - b`; `a-b` is one name";
  }
  if (rest.starts_with('.')) return "a number has digits before and after the dot, such as 0.5";
  if (!rest.empty() && lexemes::is_word_character(rest[0]) && lexemes::number(rest) == 0) {
    return "names are words of the letters a to z and digits, joined by hyphens, such as `days-open`";
  }
  if (lexemes::text(rest) > 0) return {};
  return hint_for_sign(before, rest);
}

}  // namespace

std::string without_capitals(std::string_view word) {
  std::string small(word);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool known = lexemes::is_reserved(small) || lexemes::opens_declaration(small) >= 0;
  return known && small != word ? small : std::string();
}

std::uint32_t misplaced_quote(std::string_view text, std::uint32_t at) {
  if (!text.substr(at).starts_with('"') || lexemes::text(text.substr(at)) > 0) return at;
  const std::string_view line = text.substr(at, text.substr(at, kReach).find('\n'));
  const std::size_t curly = std::min(line.find("”"), line.find("“"));
  return curly == std::string_view::npos ? at : at + static_cast<std::uint32_t>(curly);
}

std::string hint(std::string_view text, std::uint32_t at) {
  const std::string_view before = line_before(text, at);
  const std::string_view rest = text.substr(at, kReach);
  std::string advice = hint_for_words(before, rest);
  if (!advice.empty()) return advice;
  const std::size_t line_end = std::min(rest.find('\n'), rest.size());
  return hint_for_pasted_row(text.substr(at - before.size(), before.size() + line_end));
}

}  // namespace rubric
