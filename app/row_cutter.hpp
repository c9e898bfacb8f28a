// The rows of a sheet one after the other, as fast as they can be told apart.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"
#include "runtime/csv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {

inline bool is_blank(const std::vector<CsvCell>& row) {
  const std::string_view first = row.empty() ? std::string_view() : row.front().raw;
  if (!first.empty() && first.front() > ' ' && first.front() <= '~') return false;  // as nearly every row is
  return std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return trimmed(cell.raw).empty(); });
}

// Nothing but characters of ASCII, and no zero: then it is text whatever it says.
inline bool is_ascii(std::string_view text) {
  unsigned char high = 0;
  unsigned char zeros = 0;
  for (const char c : text) {
    high |= static_cast<unsigned char>(c);
    zeros |= c == '\0' ? 1 : 0;
  }
  return high < 0x80 && zeros == 0;
}

class RowCutter {
 public:
  // `text`: below the header.
  RowCutter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // The next row, blank or not. False at the end, and at a quote that is amiss.
  bool next() {
    begin_ = at_;
    count_ = 0;
    std::size_t cell = at_;
    for (at_ = next_sign(at_); at_ < text_.size(); at_ = next_sign(at_ + 1)) {
      const char c = text_[at_];
      if (c == delimiter_) {
        put(cell, at_);
        cell = at_ + 1;
      } else if (c == '\n') {
        const bool returned = at_ > cell && text_[at_ - 1] == '\r';
        put(cell, at_ - (returned ? 1 : 0));
        ++at_;
        cells_.resize(count_);
        return true;
      } else if (c == '"' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
        return next_of_any_form();
      }
    }
    if (at_ == begin_) return false;
    put(cell, text_.size());
    cells_.resize(count_);
    return true;
  }

  std::size_t begin() const { return begin_; }  // of that row
  const std::vector<CsvCell>& cells() const { return cells_; }
  bool broken() const { return broken_; }

 private:
  bool is_sign(char c) const { return c == delimiter_ || c == '\n' || c == '"' || c == '\r'; }

  // The next character that may end a cell, at `from` or behind it; the end where there is none.
  std::size_t next_sign(std::size_t from) {
    for (;;) {
      if (const std::size_t in_block = from - block_; in_block < 16) {
        if (const std::uint32_t signs = signs_ >> in_block; signs != 0)
          return from + static_cast<std::size_t>(std::countr_zero(signs));
        from = block_ + 16;
      }
      if (text_.size() - from < 16) break;
      const Bytes16 bytes = Bytes16::load(text_.data() + from);
      signs_ = bytes.equal_to(delimiter_) | bytes.equal_to('\n') | bytes.equal_to('"') | bytes.equal_to('\r');
      block_ = from;
    }
    while (from < text_.size() && !is_sign(text_[from])) ++from;
    return from;
  }

  // Over what the row before left: most have as many cells.
  void put(std::size_t begin, std::size_t end) {
    if (count_ == cells_.size()) cells_.emplace_back();
    cells_[count_++] = {std::string_view(text_.data() + begin, end - begin)};
  }

  bool next_of_any_form() {
    CsvReader reader(text_.substr(begin_), delimiter_);
    broken_ = reader.next(cells_) != CsvReader::Step::row;
    at_ = begin_ + reader.at();
    return !broken_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t block_ = SIZE_MAX / 2;  // where the sixteen bytes begin that were looked at last
  std::uint32_t signs_ = 0;           // which of them may end a cell, a bit for each
  std::vector<CsvCell> cells_;
  std::size_t count_ = 0;  // of them that are the row's, while it is cut
  bool broken_ = false;
};

}  // namespace rubric::app
