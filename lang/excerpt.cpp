#include "lang/excerpt.hpp"

#include <algorithm>

#include "lang/columns.hpp"

namespace rubric {
namespace {

constexpr std::string_view kCut = "…";
constexpr int kColumnsBefore = 60;  // of a place far out on a long line

// A stretch of a line; offsets are those of the source.
struct Stretch {
  std::string_view text;
  std::uint32_t begin = 0;
  bool cut_before = false;
  bool cut_after = false;
};

constexpr bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// At most this many bytes are looked at on either side of a place: a line may be as long as a file. Four bytes are
// the longest character.
constexpr std::uint32_t kReach = 4 * kMaxExcerptColumns;

Stretch near(const Source& source, Span span) {
  const std::uint32_t place = span.begin;
  if (source.shown() == Source::Shown::places_only) {
    return {source.text().substr(place, std::min(span.end - place, kReach)), place, false, span.end - place > kReach};
  }
  const std::uint32_t number = source.position(place).line;
  Stretch line{source.line(number), source.line_start(number)};
  if (const std::uint32_t before = place - line.begin; before > kReach) {
    std::size_t skipped = std::min<std::size_t>(before - kReach, line.text.size());
    while (skipped < line.text.size() && continues_character(line.text[skipped])) ++skipped;
    line = {line.text.substr(skipped), line.begin + static_cast<std::uint32_t>(skipped), true};
  }
  if (line.text.size() > 3 * kReach) line = {line.text.substr(0, 3 * kReach), line.begin, line.cut_before, true};
  return line;
}

// The text without its first glyphs, so many columns of them.
std::size_t bytes_of(std::string_view text, int wanted) {
  std::size_t size = 0;
  for (Glyph glyph = first_glyph(text); glyph.size > 0 && glyph.columns <= wanted;
       glyph = first_glyph(text.substr(size))) {
    wanted -= glyph.columns;
    size += glyph.size;
  }
  return size;
}

Stretch fitted(Stretch line, std::uint32_t place) {
  if (!line.cut_before && !line.cut_after && columns(line.text) <= kMaxExcerptColumns) return line;
  const int before = columns(line.text.substr(0, place - line.begin));
  if (before > kMaxExcerptColumns - kColumnsBefore) {
    const std::size_t skipped = bytes_of(line.text, before - kColumnsBefore);
    line = {line.text.substr(skipped), line.begin + static_cast<std::uint32_t>(skipped), true, line.cut_after};
  }
  const std::size_t size = bytes_of(line.text, kMaxExcerptColumns - 2);  // room for the two marks
  const bool cut_after = line.cut_after || size < line.text.size();
  return {line.text.substr(0, size), line.begin, line.cut_before, cut_after};
}

}  // namespace

Excerpt excerpt(const Source& source, Span place) {
  const Stretch stretch = fitted(near(source, place), place.begin);
  Excerpt shown{stretch.cut_before ? std::string(kCut) : "", stretch.cut_before ? " " : "", ""};
  const auto end = stretch.begin + static_cast<std::uint32_t>(stretch.text.size());
  const std::string masked = source.masked(stretch.begin, end);
  std::uint32_t at = stretch.begin;
  for (std::string_view rest = stretch.text; !rest.empty();) {
    const bool tab = rest.front() == '\t';
    const Glyph glyph = first_glyph(rest);
    const auto width = static_cast<std::size_t>(glyph.columns);
    shown.line += tab                                           ? "\t"
                  : masked[at - stretch.begin] == Source::kMask ? std::string(width, Source::kMask)
                                                                : std::string(glyph.shown);
    if (at < place.begin) shown.indent += tab ? "\t" : std::string(width, ' ');
    if (at >= place.begin && at < place.end) shown.carets += tab ? "\t" : std::string(width, '^');
    at += static_cast<std::uint32_t>(glyph.size);
    rest.remove_prefix(glyph.size);
  }
  if (shown.carets.find('^') == std::string::npos) shown.carets = "^";
  if (stretch.cut_after) shown.line += kCut;
  return shown;
}

}  // namespace rubric
