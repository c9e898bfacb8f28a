// Text with a name: where rules and data come from, and how a place in them is named.
//
// A place is a half-open range of bytes. Lines and columns are computed only when a place is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

enum class SourceId : std::uint32_t {};

// Bytes [begin, end) of one source.
struct Span {
  SourceId source{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// The smallest span that holds both. Both must be of one source.
Span join(Span a, Span b);

// 1-based. A column counts characters (Unicode code points), not bytes; a byte order mark is none.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// What a message may show of a text about people: the same text, with a mask in place of each byte of all else.
using Veil = std::function<std::string(std::string_view)>;

class Source {
 public:
  // What a message may show of it around the place that it is about. The lines of case records name people.
  enum class Shown : std::uint8_t { lines, places_only };

  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  Shown shown() const { return shown_; }
  void show(Shown shown) { shown_ = shown; }
  std::string_view text() const { return text_; }
  Position position(std::uint32_t offset) const;
  // The line (1-based) without its line end.
  std::string_view line(std::uint32_t number) const;
  // Offset of the first byte of the line (1-based).
  std::uint32_t line_start(std::uint32_t number) const { return line_starts_[index_of(number)]; }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  // A text that is cut out of a long file, under the first line of it: from here on, where a line begins, it is that
  // line of the file (1-based) and those after it.
  void goes_on(std::uint32_t offset, std::uint32_t line);

  // Bytes [begin, end) that no message may show, such as the identifier of a case. They stay part of the text; who
  // quotes the source puts a mask in their place. Quick where places come in their order, as a reader finds them.
  void hide(std::uint32_t begin, std::uint32_t end);
  // Bytes [begin, end) that are about people: of them only what the veil leaves may be shown. In the order of the text.
  void cover(std::uint32_t begin, std::uint32_t end, std::shared_ptr<const Veil> veil);
  bool covers(std::uint32_t offset) const;
  // Words that come from what is covered, as they may be shown.
  std::string veiled(std::string_view words) const { return veil_ ? (*veil_)(words) : std::string(words); }
  // The text, a kMask for each byte that may not be shown, line ends aside: places in it are those of the text.
  std::string masked() const { return masked(0, static_cast<std::uint32_t>(text_.size())); }
  std::string masked(std::uint32_t begin, std::uint32_t end) const;
  static constexpr char kMask = '*';

 private:
  struct Stretch {
    std::uint32_t begin;
    std::uint32_t end;
  };
  static bool ends_before(const Stretch& stretch, std::uint32_t offset) { return stretch.end < offset; }
  std::uint32_t index_of(std::uint32_t line) const { return line - 1 - (line > cut_ + left_out_ ? left_out_ : 0); }

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  std::uint32_t cut_ = 0;         // so many lines stand before a stretch that is left out,
  std::uint32_t left_out_ = 0;    // which has so many
  std::vector<Stretch> hidden_;   // by place, apart from each other
  std::vector<Stretch> covered_;  // the same
  std::shared_ptr<const Veil> veil_;
  Shown shown_ = Shown::lines;
};

// All texts of one run. Views into a source stay valid as long as the Sources live.
class Sources {
 public:
  SourceId add(std::string name, std::string text);
  // Puts another text in the place of one that nothing refers to any more.
  void replace(SourceId id, std::string name, std::string text);
  void goes_on(Span from, std::uint32_t line) {
    sources_[static_cast<std::size_t>(from.source)].goes_on(from.begin, line);
  }
  void show(SourceId id, Source::Shown shown) { sources_[static_cast<std::size_t>(id)].show(shown); }
  const Source& operator[](SourceId id) const { return sources_[static_cast<std::size_t>(id)]; }
  std::string_view text(Span span) const;
  void hide(Span span) { sources_[static_cast<std::size_t>(span.source)].hide(span.begin, span.end); }
  // Of what is covered from now on. Without one, nothing of it may be shown.
  void set_veil(Veil veil) { veil_ = std::make_shared<const Veil>(std::move(veil)); }
  void cover(Span span) { sources_[static_cast<std::size_t>(span.source)].cover(span.begin, span.end, veil_); }
  bool covers(Span span) const { return (*this)[span.source].covers(span.begin); }

 private:
  std::shared_ptr<const Veil> veil_ =
      std::make_shared<const Veil>([](std::string_view text) { return std::string(text.size(), Source::kMask); });
  std::deque<Source> sources_;
};

}  // namespace rubric
