// What is wrong with a JSON file, in plain words.
#include "runtime/json_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lang/columns.hpp"
#include "lang/hints.hpp"
#include "runtime/document.hpp"
#include "runtime/wording.hpp"

namespace rubric {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kEndsWord = " \t\r\n,:[]{}\"";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kQuoteIt = "a text or a name stands in straight double quotes";

// What nlohmann-json says, and how we say it. The first that fits.
constexpr std::array kWordings = {
    Wording{"number overflow", Code::bad_number, "a number that is too large", ""},
    Wording{"invalid number", Code::bad_number, "a number that is not finished", "write it as in 12 or 4.5"},
    Wording{"'\\u'", Code::data_syntax, "`\\u` needs four digits from 0 to F after it", ""},
    Wording{"surrogate", Code::data_syntax, "half of a character", "write the character itself"},
    Wording{"after backslash", Code::data_syntax, "a single `\\` in a text", "write `\\\\` for it"},
    Wording{"; expected end of input", Code::data_syntax, "something stands after the closing bracket of the file",
            "take it out: a file has one pair of outer brackets"},
    Wording{"; expected ':'", Code::data_syntax, "expected `:` after the name", "write \"name\": value"},
    Wording{"; expected string literal", Code::data_syntax, "expected a name", "write \"name\": value"},
    Wording{"; expected ']'", Code::data_syntax, "expected a comma or `]`", ""},
    Wording{"; expected '}'", Code::data_syntax, "expected a comma or `}`", ""},
};

class Explainer {
 public:
  Explainer(std::string_view description, Span token, const Sources& sources)
      : description_(description),
        token_(token),
        text_(sources[token.source].text()),
        masked_(sources[token.source].masked()) {}

  Diagnostic explain() const {
    if (text_.find_first_not_of(kBlanks) == std::string_view::npos) return empty_file();
    if (says("missing closing quote")) return unclosed();
    if (says("control character")) return control_character();
    if (token_.begin >= text_.size() || says("unexpected end of input")) return unfinished();
    if (const std::optional<Diagnostic> typing = mistyped()) return *typing;
    if (says("invalid literal")) return no_value();
    for (const Wording& wording : kWordings) {
      if (says(wording.theirs)) return at(token_, wording.code, wording.message, wording.advice);
    }
    return at(here(1), Code::data_syntax, "expected a text, a number, a list or a table", kQuoteIt);
  }

 private:
  bool says(std::string_view part) const { return description_.find(part) != std::string_view::npos; }
  char first() const { return text_[token_.begin]; }
  Span here(std::size_t size) const {
    return {token_.source, token_.begin, token_.begin + static_cast<std::uint32_t>(size)};
  }
  Diagnostic at(Span span, Code code, std::string_view message, std::string_view advice) const {
    return {code, span, std::string(message), std::string(advice), {}, {}};
  }

  Diagnostic empty_file() const {
    return at({token_.source, 0, 0}, Code::data_syntax, "an empty file",
              "write the inspection between braces: { \"programme\": \"…\", … }");
  }
  Diagnostic unfinished() const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    return at({token_.source, size, size}, Code::data_syntax, "the file ends before its brackets are closed",
              "close each `{` with `}` and each `[` with `]`");
  }
  Diagnostic unclosed() const {
    return at(here(1), Code::data_syntax, "a text that is not closed on its line", "close it with `\"`");
  }
  Diagnostic control_character() const {
    const std::uint32_t last = token_.end - 1;
    if (text_[last] == '\n' || text_[last] == '\r') return unclosed();
    const Span character = {token_.source, last, last + 1};
    return text_[last] == '\t' ? at(character, Code::data_syntax, "a tab in a text", "write `\\t`, or a blank")
                               : at(character, Code::data_syntax, "a control character", "take it out");
  }

  // What people write who know other formats.
  std::optional<Diagnostic> mistyped() const {
    const std::string_view rest = text_.substr(token_.begin);
    if (const Typographic character = typographic(rest); !character.found.empty()) {
      return at(here(character.found.size()), Code::typographic,
                fmt::format("`{}` comes from a word processor", character.found),
                fmt::format("write `{}`", character.plain));
    }
    if (rest.starts_with("//") || rest.starts_with("/*") || first() == '#') {
      return at(here(1), Code::data_syntax, "a remark, which JSON does not have",
                "take it out; a remark on the inspection is an entry: \"note\": \"…\"");
    }
    if (first() == '\'') return at(here(1), Code::data_syntax, "a single quote", kQuoteIt);
    if (follows_comma() && (first() == '}' || first() == ']'))
      return at(here(1), Code::data_syntax, "nothing stands after the last comma", "take the comma out");
    return broken_number();
  }

  bool follows_comma() const {
    const std::size_t before =
        token_.begin == 0 ? std::string_view::npos : text_.find_last_not_of(kBlanks, token_.begin - 1);
    return before != std::string_view::npos && text_[before] == ',';
  }

  // JSON reads the first digits of 2020-10-26 and of 007 as a number of their own.
  std::optional<Diagnostic> broken_number() const {
    if (token_.begin == 0 || kDigits.find(text_[token_.begin - 1]) == std::string_view::npos) return std::nullopt;
    std::uint32_t begin = token_.begin;
    while (begin > 0 && kEndsWord.find(text_[begin - 1]) == std::string_view::npos) --begin;
    const std::string_view word = word_at(begin);
    const std::string quoted = shown(masked_at(begin, word.size()));
    return at(
        {token_.source, begin, begin + static_cast<std::uint32_t>(word.size())}, Code::bad_number,
        fmt::format("`{}` is no number", quoted),
        fmt::format("a date, or anything else that is no number, stands in straight double quotes: \"{}\"", quoted));
  }

  Diagnostic no_value() const {
    const std::string_view word = word_at(token_.begin);
    if (word.empty()) return at(here(1), Code::data_syntax, "expected a value", kQuoteIt);
    const std::string quoted = shown(masked_at(token_.begin, word.size()));
    return at(here(word.size()), Code::data_syntax, fmt::format("`{}` is no text, number, `true` or `false`", quoted),
              fmt::format("{}: \"{}\"", kQuoteIt, quoted));
  }

  std::string_view word_at(std::uint32_t begin) const {
    const std::size_t end = std::min(text_.find_first_of(kEndsWord, begin), text_.size());
    return text_.substr(begin, end - begin);
  }

  // What a message may quote: the identifier of a case may be what is mistyped.
  std::string_view masked_at(std::uint32_t begin, std::size_t size) const {
    return std::string_view(masked_).substr(begin, size);
  }

  std::string_view description_;
  Span token_;
  std::string_view text_;
  std::string masked_;
};

}  // namespace

Diagnostic json_error(std::string_view description, Span token, const Sources& sources) {
  return Explainer(description, token, sources).explain();
}

}  // namespace rubric
