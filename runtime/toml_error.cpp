// What is wrong with a TOML file, in plain words.
#include "runtime/toml_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lang/columns.hpp"
#include "lang/hints.hpp"
#include "runtime/date_text.hpp"
#include "runtime/wording.hpp"

namespace rubric {

namespace {

constexpr std::size_t kShown = 60;  // bytes of the file in a message

constexpr std::string_view kQuoteIt = "a text stands in straight double quotes";
constexpr std::string_view kHeading =
    "a heading is written `[judged]` or `[[cases.court]]`; a name with blanks in it stands in double quotes";
constexpr std::string_view kInNames = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-\"'";

// What toml++ says, and how we say it. The first that fits.
constexpr std::array kWordings = {
    Wording{"maximum nested value depth", Code::too_deep, "brackets are nested too deep",
            "nothing in an inspection needs more than three levels of brackets"},
    Wording{"not representable in 64 bits", Code::bad_number, "a number that is too large", ""},
    Wording{"too long to identify", Code::bad_number, "a number that is too long", ""},
    Wording{"leading zeroes", Code::bad_number, "a number that begins with 0",
            "leave the zeros out, or put quotes around it"},
    Wording{"after '\\r'", Code::data_syntax, "a line that ends as those of old Macs did",
            "save the file with the line ends of Unix or Windows (LF or CRLF)"},
    Wording{"escape sequence", Code::data_syntax, "a single `\\` in a text", "write `\\\\` for it"},
    Wording{"expected '='", Code::data_syntax, "expected `=` after the name",
            "write `name = value`; a name with blanks, dots or accents in it stands in straight double quotes"},
    Wording{"expected value, saw", Code::data_syntax, "nothing stands after the `=`", kQuoteIt},
    Wording{"inline table: expected", Code::data_syntax, "a table in braces that is not closed on its line",
            "write all of `{ name = value, name = value }` on one line, without a comma at its end"},
    Wording{"expected ']'", Code::data_syntax, "a heading in brackets that is not closed on its line", kHeading},
    Wording{"expected keys, tables", Code::data_syntax, "expected a name or a heading",
            "write `name = value` or `[heading]`; a remark begins with `#`"},
    Wording{"expected comma", Code::data_syntax, "expected a comma or the closing bracket", ""},
    Wording{"array: encountered end-of-file", Code::data_syntax, "a `[` that is not closed", "close it with `]`"},
    Wording{"could not determine value type", Code::data_syntax, "a value that is no text, number or date", kQuoteIt},
    Wording{"expected a comment", Code::data_syntax, "something is left over at the end of the line",
            "write one entry or heading on a line"},
    Wording{"end-of-file", Code::data_syntax, "the file ends in the middle of an entry", kQuoteIt},
    Wording{"parsing time", Code::wrong_value, "a time of day", "write the day alone, as in 2020-10-26"},
    Wording{"could not be interpreted", Code::bad_number, "a number that is too large or too small", ""},
};

constexpr std::array kNoDate = {"expected day between", "expected month between", "4-digit year", "2-digit month",
                                "2-digit day"};
// Of something that stands after the `=` and is neither text nor number.
constexpr std::array kNoValue = {"could not determine value type",
                                 "expected a comment or whitespace",
                                 "value-terminator",
                                 "integer: expected",
                                 "floating-point: expected",
                                 "boolean: expected"};

template <std::size_t Size>
bool says_any(std::string_view description, const std::array<const char*, Size>& parts) {
  const auto says = [&](std::string_view part) { return description.find(part) != std::string_view::npos; };
  return std::any_of(parts.begin(), parts.end(), says);
}

class Explainer {
 public:
  Explainer(std::string_view description, TomlPlace place, const Sources& sources)
      : description_(description),
        source_(place.source),
        written_(sources[place.source].text()),
        masked_(sources[place.source].masked()),
        text_(masked_),
        at_(std::min(place.at, static_cast<std::uint32_t>(text_.size()))) {
    const std::size_t before = at_ == 0 ? std::string_view::npos : text_.rfind('\n', at_ - 1);
    line_ = before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1);
    end_ = static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", at_), text_.size()));
  }

  Diagnostic explain() const {
    if (const Typographic character = typographic(written_.substr(at_)); !character.found.empty()) {
      return {Code::typographic,
              span(at_, character.found.size()),
              fmt::format("`{}` comes from a word processor", character.found),
              fmt::format("write `{}`", character.plain),
              {},
              {}};
    }
    if (says("cannot redefine")) return twice();
    if (says_any(description_, kNoDate)) return no_date();
    if (says("control character") || says("string: encountered end-of-file")) return unclosed();
    if (const std::optional<Diagnostic> diagnostic = no_value()) return *diagnostic;
    for (const Wording& wording : kWordings) {
      if (says(wording.theirs))
        return {wording.code, here(), std::string(wording.message), std::string(wording.advice), {}, {}};
    }
    return {Code::data_syntax, here(), in_their_words(), "", {}, {}};
  }

 private:
  // They may quote what is hidden.
  std::string in_their_words() const {
    const bool hidden = text_.substr(line_, end_ - line_) != written_.substr(line_, end_ - line_);
    const std::size_t colon = description_.find(": ");
    return hidden ? "a line that is not TOML"
                  : printable(description_.substr(colon == std::string_view::npos ? 0 : colon + 2));
  }

  bool says(std::string_view part) const { return description_.find(part) != std::string_view::npos; }
  Span span(std::uint32_t begin, std::size_t size) const {
    return {source_, begin, begin + static_cast<std::uint32_t>(size)};
  }
  Span here() const { return span(at_, at_ < end_ ? first_glyph(text_.substr(at_)).size : 0); }

  // toml++ stops at a heading, at the value of a key, or at the name in a dotted key that is no table. The name is
  // taken from the text: the one in its words is not always as written.
  Span name_before() const {
    std::size_t begin = at_;
    std::size_t end = at_;
    if (says("table header")) {
      begin = std::min(text_.find_first_not_of("[ \t", at_), std::size_t{end_});
      end = std::min(text_.find(']', begin), std::size_t{end_});
    } else if (says("dotted key-value pair")) {
      end = std::min(text_.find_first_of("=.", begin), std::size_t{end_});
    } else {
      const std::string_view before = text_.substr(line_, at_ - line_);
      end = line_ + std::min(before.rfind('='), before.size());
      const std::size_t opening = text_.substr(line_, end - line_).find_last_of("{,");
      begin = text_.find_first_not_of(" \t", opening == std::string_view::npos ? line_ : line_ + opening + 1);
    }
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
  }

  Diagnostic twice() const {
    const Span name = name_before();
    const std::string_view written = text_.substr(name.begin, std::min<std::size_t>(name.end - name.begin, kShown));
    return {Code::data_syntax,
            name,
            fmt::format("`{}` is written twice", printable(written)),
            "keep one of them; entries under the same heading stand together",
            {},
            {}};
  }

  Diagnostic no_date() const {
    const std::string_view digits = "0123456789-/.";
    std::uint32_t begin = std::min(at_, end_);
    while (begin > line_ && digits.find(text_[begin - 1]) != std::string_view::npos) --begin;
    return no_date(begin, std::min(text_.find_first_not_of(digits, begin), text_.size()) - begin);
  }

  Diagnostic no_date(std::uint32_t begin, std::size_t size) const {
    const std::string_view shown = text_.substr(begin, std::min(size, kShown));
    if (const std::optional<Date> day = date_in(text_.substr(begin, size))) {
      return {Code::bad_date,
              span(begin, size),
              fmt::format("`{}` is not how a day is written", shown),
              fmt::format("write {} for {}", to_string(*day), in_words(*day)),
              {},
              {}};
    }
    return {Code::bad_date,
            span(begin, size),
            fmt::format("`{}` is no day of the calendar", shown),
            "write year, month and day, as in 2020-10-26",
            {},
            {}};
  }

  Diagnostic unclosed() const {
    if (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') {
      return {Code::data_syntax, here(), "a control character", "take it out", {}, {}};
    }
    return {Code::data_syntax, span(at_, 0), "a text that is not closed on its line", "close it with `\"`", {}, {}};
  }

  // For `name = value`; a value in brackets has too many places for the mistake.
  std::optional<Diagnostic> no_value() const {
    const std::size_t equals = text_.substr(line_, end_ - line_).find('=');
    if (!says_any(description_, kNoValue) || equals == std::string_view::npos) return std::nullopt;
    std::uint32_t begin = line_ + static_cast<std::uint32_t>(equals) + 1;
    while (begin < end_ && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    std::string_view value = text_.substr(begin, end_ - begin);
    value = value.substr(0, value.find('#'));
    value = value.substr(0, value.find_last_not_of(" \t") + 1);
    if (value.empty() || value.find_first_of("[{\"'") != std::string_view::npos) return std::nullopt;
    if (date_in(value) || value.find_first_not_of("0123456789/") == std::string_view::npos) {
      return no_date(begin, value.size());
    }
    const std::string shown = printable(value.substr(0, kShown));
    return Diagnostic{Code::data_syntax,
                      span(begin, value.size()),
                      fmt::format("`{}` is no text, number or date", shown),
                      fmt::format("{}: \"{}\"", kQuoteIt, shown),
                      {},
                      {}};
  }

  std::string_view description_;
  SourceId source_;
  std::string_view written_;
  std::string masked_;
  std::string_view text_;  // what a message may quote: as written, what is hidden masked
  std::uint32_t at_;
  std::uint32_t line_ = 0;  // first byte of the line
  std::uint32_t end_ = 0;   // of the line
};

// Offset of what stands in place of a name in the first heading that has none; the size of the text if all have.
std::size_t broken_heading(std::string_view text) {
  for (std::size_t line = 0; line < text.size(); line = std::min(text.find('\n', line), text.size() - 1) + 1) {
    const std::size_t bracket = text.find_first_not_of(" \t", line);
    if (bracket == std::string_view::npos || text[bracket] != '[') continue;
    const std::size_t second = bracket + (text.substr(bracket).starts_with("[[") ? 2 : 1);
    const std::size_t name = text.find_first_not_of(" \t", second);
    if (name == std::string_view::npos || kInNames.find(text[name]) == std::string_view::npos)
      return std::min(name, text.size());
  }
  return text.size();
}

}  // namespace

Diagnostic toml_broken(SourceId source, const Sources& sources) {
  const std::string_view text = sources[source].text();
  const auto at = static_cast<std::uint32_t>(broken_heading(text));
  const auto size = static_cast<std::uint32_t>(first_glyph(text.substr(at)).size);
  return {Code::data_syntax,
          {source, at, at + size},
          "a heading in brackets without a name",
          std::string(kHeading),
          {},
          {}};
}

Diagnostic toml_error(std::string_view description, TomlPlace place, const Sources& sources) {
  return Explainer(description, place, sources).explain();
}

}  // namespace rubric
