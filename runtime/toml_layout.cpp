// Where things stand in the text of a TOML file, and what of it is refused before it is read as TOML.
#include "runtime/toml_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/utf8.hpp"
#include "runtime/document.hpp"
#include "runtime/readable_text.hpp"

namespace rubric {

namespace {

constexpr TextFormat kToml = {"a TOML file", kMaxTomlBytes,
                              "save the file as UTF-8; in Word: Save As, Plain text, encoding Unicode (UTF-8)"};

// Finds the keys that are too long for the reader of TOML, knowing no more of it than texts, comments and dots.
// In a file that is not TOML it may find less than there is, but not before the place where reading stops.
class Keys {
 public:
  explicit Keys(std::string_view text) : text_(text) {}

  enum class Found { nothing, too_long, too_many };
  Found scan() {
    while (at_ < text_.size()) {
      if (!step()) return Found::nothing;
      if (dots_ >= kMaxKeyNames) return Found::too_long;
      if (dotted_ > kMaxDottedKeys) return Found::too_many;
    }
    return Found::nothing;
  }
  std::uint32_t at() const { return static_cast<std::uint32_t>(std::min(at_, text_.size()) - 1); }

 private:
  // False where a text is not closed: reading stops there too.
  bool step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return skip_text(c);
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    ++at_;
    if (c == '.') ++dots_;
    const bool ends_key = c == '=' || c == ']';
    if (ends_key && dots_ > 0) ++dotted_;
    if (ends_key || c == '\n' || c == ',' || c == '[' || c == '{' || c == '}') dots_ = 0;
    return true;
  }

  bool skip_text(char quote) {
    const std::string three(3, quote);
    const bool long_text = text_.substr(at_).starts_with(three);
    at_ += long_text ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && quote == '"') {
        ++at_;
      } else if (!long_text && c == '\n') {
        return false;
      } else if (!long_text && c == quote) {
        return ++at_, true;
      } else if (long_text && text_.substr(at_).starts_with(three)) {
        at_ += 3;
        for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quote; ++more) ++at_;
        return true;
      }
      ++at_;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int dots_ = 0;
  std::size_t dotted_ = 0;
};

}  // namespace

bool is_readable_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics) {
  if (!is_readable_text(source, sources, kToml, diagnostics)) return false;
  const std::string_view text = sources[source].text();
  Keys keys(text);
  const Keys::Found found = keys.scan();
  if (found == Keys::Found::nothing) return true;
  const Span place = {source, keys.at(), keys.at() + 1};
  if (found == Keys::Found::too_long) {
    diagnostics.add({Code::too_deep,
                     place,
                     fmt::format("a key of more than {} names", kMaxKeyNames),
                     "put quotes around a name that has dots in it",
                     {},
                     {}});
  } else {
    diagnostics.add({Code::data_syntax,
                     place,
                     fmt::format("more than {} keys with dots", kMaxDottedKeys),
                     "put quotes around them: \"2.1.desistance\" for 2.1.desistance",
                     {},
                     {}});
  }
  return false;
}

Offsets::Offsets(const Source& source) : source_(source) {
  const std::string_view text = source.text();
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const bool in_mark = at < kByteOrderMark.size() && text.starts_with(kByteOrderMark);
    if (in_mark || (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) extra_.push_back(at);
  }
}

std::uint32_t Offsets::of(std::uint32_t line, std::uint32_t column) const {
  const auto size = static_cast<std::uint32_t>(source_.text().size());
  if (line > source_.line_count()) return size;
  const std::uint32_t start = source_.line_start(line);
  const std::uint32_t characters = column - 1;
  // The i-th extra byte of the line, at b, has b - start - i characters before it, counted with the one that it
  // belongs to; those up to the one that is looked for push it along.
  const auto first = std::lower_bound(extra_.begin(), extra_.end(), start);
  auto low = first;
  auto high = extra_.end();
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const auto before = *middle - start - static_cast<std::uint32_t>(middle - first);
    (before <= characters ? low = middle + 1 : high = middle);
  }
  return std::min(size, start + characters + static_cast<std::uint32_t>(low - first));
}

}  // namespace rubric
