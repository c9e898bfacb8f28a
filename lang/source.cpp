#include "lang/source.hpp"

#include <algorithm>

#include "lang/utf8.hpp"

namespace rubric {

namespace {

constexpr std::string_view kEndsWords = "\"',;=[]{}:#|\t\r\n";

constexpr std::size_t kLong = 1U << 18U;  // a text of whose lines room is made at once
constexpr std::size_t kShortLine = 16;    // bytes; where they are shorter, there is not room for all of them

bool ends_words(char c) { return kEndsWords.find(c) != std::string_view::npos; }

void mask(char& c) {
  if (c != '\n') c = Source::kMask;
}

// The rest of a name that was cut might look like another name.
void mask_cut(std::string& text, bool before, bool after) {
  const std::size_t first = std::min(text.find_first_of(kEndsWords), text.size());
  const std::size_t last = text.find_last_of(kEndsWords);
  if (before) std::for_each(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), mask);
  const std::size_t behind = last == std::string::npos ? 0 : last + 1;
  if (after) std::for_each(text.begin() + static_cast<std::ptrdiff_t>(behind), text.end(), mask);
}

}  // namespace

Span join(Span a, Span b) { return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  if (text_.size() > kLong) line_starts_.reserve(text_.size() / kShortLine);
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::uint32_t>(after - line_starts_.begin());
  const auto is_character_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const bool marked = index == 1 && text().starts_with(kByteOrderMark) && offset >= kByteOrderMark.size();
  const auto first = text_.begin() + (marked ? kByteOrderMark.size() : line_starts_[index - 1]);
  const auto characters = std::count_if(first, text_.begin() + offset, is_character_start);
  return {index + (index > cut_ ? left_out_ : 0), static_cast<std::uint32_t>(characters) + 1};
}

void Source::goes_on(std::uint32_t offset, std::uint32_t line) {
  const auto found = std::lower_bound(line_starts_.begin(), line_starts_.end(), offset);
  cut_ = static_cast<std::uint32_t>(found - line_starts_.begin());
  left_out_ = line > cut_ ? line - cut_ - 1 : 0;
}

std::string_view Source::line(std::uint32_t number) const {
  const std::string_view rest = text().substr(line_start(number));
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

void Source::hide(std::uint32_t begin, std::uint32_t end) {
  end = std::min(end, static_cast<std::uint32_t>(text_.size()));
  if (begin >= end) return;
  const auto first = std::lower_bound(hidden_.begin(), hidden_.end(), begin, ends_before);
  auto last = first;
  for (; last != hidden_.end() && last->begin <= end; ++last) {
    begin = std::min(begin, last->begin);
    end = std::max(end, last->end);
  }
  hidden_.insert(hidden_.erase(first, last), {begin, end});
}

void Source::cover(std::uint32_t begin, std::uint32_t end, std::shared_ptr<const Veil> veil) {
  veil_ = std::move(veil);
  if (begin >= end) return;
  if (!covered_.empty() && begin <= covered_.back().end + 1) {
    covered_.back().end = end;
  } else {
    covered_.push_back({begin, end});
  }
}

// Its end belongs to it: what is missing there is missing in it.
bool Source::covers(std::uint32_t offset) const {
  const auto found = std::lower_bound(covered_.begin(), covered_.end(), offset, ends_before);
  return found != covered_.end() && found->begin <= offset;
}

std::string Source::masked(std::uint32_t begin, std::uint32_t end) const {
  std::string shown = text_.substr(begin, end - begin);
  for (auto covered = std::lower_bound(covered_.begin(), covered_.end(), begin, ends_before);
       covered != covered_.end() && covered->begin < end; ++covered) {
    const std::uint32_t first = std::max(begin, covered->begin);
    const std::uint32_t last = std::min(end, covered->end);
    std::string words = veiled(std::string_view(text_).substr(first, last - first));
    const bool cut_before = first > covered->begin && !ends_words(text_[first - 1]);
    mask_cut(words, cut_before, last < covered->end && !ends_words(text_[last]));
    shown.replace(first - begin, words.size(), words);
  }
  for (auto hidden = std::lower_bound(hidden_.begin(), hidden_.end(), begin, ends_before);
       hidden != hidden_.end() && hidden->begin < end; ++hidden) {
    const std::uint32_t last = std::min(end, hidden->end);
    for (std::uint32_t at = std::max(begin, hidden->begin); at < last; ++at) mask(shown[at - begin]);
  }
  return shown;
}

SourceId Sources::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<SourceId>(sources_.size() - 1);
}

void Sources::replace(SourceId id, std::string name, std::string text) {
  sources_[static_cast<std::size_t>(id)] = Source(std::move(name), std::move(text));
}

std::string_view Sources::text(Span span) const {
  return (*this)[span.source].text().substr(span.begin, span.end - span.begin);
}

}  // namespace rubric
