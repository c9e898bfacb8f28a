#include "lang/source.hpp"

#include <algorithm>

namespace rubric {

Span join(Span a, Span b) { return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const auto is_character_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const auto characters = std::count_if(text_.begin() + line_start(line), text_.begin() + offset, is_character_start);
  return {line, static_cast<std::uint32_t>(characters) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  const std::string_view rest = text().substr(line_start(number));
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

void Source::hide(std::uint32_t begin, std::uint32_t end) {
  end = std::min(end, static_cast<std::uint32_t>(text_.size()));
  if (begin >= end) return;
  const auto ends_before = [](const Stretch& stretch, std::uint32_t offset) { return stretch.end < offset; };
  const auto first = std::lower_bound(hidden_.begin(), hidden_.end(), begin, ends_before);
  auto last = first;
  for (; last != hidden_.end() && last->begin <= end; ++last) {
    begin = std::min(begin, last->begin);
    end = std::max(end, last->end);
  }
  hidden_.insert(hidden_.erase(first, last), {begin, end});
}

bool Source::hides(std::uint32_t offset) const {
  const auto ends_by = [](const Stretch& stretch, std::uint32_t at) { return stretch.end <= at; };
  const auto found = std::lower_bound(hidden_.begin(), hidden_.end(), offset, ends_by);
  return found != hidden_.end() && found->begin <= offset;
}

std::string Source::masked() const {
  std::string shown = text_;
  for (const Stretch& stretch : hidden_) {
    for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) shown[at] = shown[at] == '\n' ? '\n' : kMask;
  }
  return shown;
}

SourceId Sources::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<SourceId>(sources_.size() - 1);
}

std::string_view Sources::text(Span span) const {
  return (*this)[span.source].text().substr(span.begin, span.end - span.begin);
}

}  // namespace rubric
