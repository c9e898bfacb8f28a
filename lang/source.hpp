// Text with a name: where rules and data come from, and how a place in them is named.
//
// A place is a half-open range of bytes. Lines and columns are computed only when a place is shown.
#pragma once

#include <cstdint>
#include <deque>
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

// 1-based. A column counts characters (Unicode code points), not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

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
  std::uint32_t line_start(std::uint32_t number) const { return line_starts_[number - 1]; }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  // Bytes [begin, end) that no message may show, such as the identifier of a case. They stay part of the text; who
  // quotes the source puts a mask in their place. Quick where places come in their order, as a reader finds them.
  void hide(std::uint32_t begin, std::uint32_t end);
  bool hides(std::uint32_t offset) const;
  // The whole text, a kMask for each byte that is hidden, line ends aside: places in it are those of the text.
  std::string masked() const;
  static constexpr char kMask = '*';

 private:
  struct Stretch {
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<Stretch> hidden_;  // by place, apart from each other
  Shown shown_ = Shown::lines;
};

// All texts of one run. Views into a source stay valid as long as the Sources live.
class Sources {
 public:
  SourceId add(std::string name, std::string text);
  void show(SourceId id, Source::Shown shown) { sources_[static_cast<std::size_t>(id)].show(shown); }
  const Source& operator[](SourceId id) const { return sources_[static_cast<std::size_t>(id)]; }
  std::string_view text(Span span) const;
  void hide(Span span) { sources_[static_cast<std::size_t>(span.source)].hide(span.begin, span.end); }

 private:
  std::deque<Source> sources_;
};

}  // namespace rubric
