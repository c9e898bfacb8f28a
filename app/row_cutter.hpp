// The rows of a sheet one after the other, as fast as they can be told apart.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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
  RowCutter(std::string_view text, char delimiter)
      : text_(text),
        delimiter_(delimiter),
        end_(text.data() + text.size()),
        at_(text.data()),
        reader_(text, delimiter),
        looked_at_(at_) {}

  // The next row, blank or not. False at the end, and at a quote that is amiss.
  bool next() {
    begin_ = at_;
    row_ += signs_of_row_;
    if (is_like_the_one_before()) return end_row(signs_[row_ + signs_of_row_ - 1]);
    return quoted_ ? next_of_any_form() : next_of_other_length();
  }

  std::size_t begin() const { return static_cast<std::size_t>(begin_ - text_.data()); }  // of that row
  std::size_t size() const { return plain() ? signs_of_row_ : cells_.size(); }
  bool plain() const { return signs_of_row_ != 0; }  // no cell has quotes
  std::string_view raw(std::size_t cell) const { return plain() ? stretch(cell, cell) : cells_[cell].raw; }
  // From one cell to another, of a plain row.
  std::string_view stretch(std::size_t first, std::size_t last) const {
    const char* const* const signs = signs_.data() + row_;
    const char* const begin = first == 0 ? begin_ : signs[first - 1] + 1;
    const char* const end = last + 1 == signs_of_row_ ? row_end_ : signs[last];
    return {begin, static_cast<std::size_t>(end - begin)};
  }
  CsvCell operator[](std::size_t cell) const { return plain() ? CsvCell{raw(cell)} : cells_[cell]; }
  const std::vector<CsvCell>& cells() {
    if (plain()) {
      cells_.clear();
      for (std::size_t i = 0; i < size(); ++i) cells_.push_back({raw(i)});
    }
    return cells_;
  }
  bool broken() const { return broken_; }

 private:
  static constexpr std::size_t kLook = 1024;  // bytes at a time
  static constexpr std::size_t kStep = 64;

  bool is_like_the_one_before() const {
    if (signs_of_row_ == 0 || row_ + signs_of_row_ > found_) return false;
    const char* const* const signs = signs_.data() + row_;
    for (std::size_t i = 0; i + 1 < signs_of_row_; ++i) {
      if (*signs[i] != delimiter_) return false;
    }
    return *signs[signs_of_row_ - 1] == '\n';
  }

  bool end_row(const char* sign) {
    row_end_ = sign;
    at_ = sign;
    if (sign == end_) return true;
    ++at_;
    if (sign != begin_ && sign[-1] == '\r') --row_end_;
    return true;
  }

  bool next_of_other_length();
  bool next_of_any_form();
  void look_on();
  std::uint64_t signs_in_step(const char* from) const;

  std::string_view text_;
  char delimiter_;
  const char* end_;
  const char* begin_ = nullptr;
  const char* row_end_ = nullptr;  // without the characters that end it
  const char* at_;
  bool broken_ = false;
  CsvReader reader_;
  bool quoted_ = false;  // a cell of the row before has quotes: as a rule, each row has then

  // Where cells may end: at a delimiter, a line end (which is at its line feed), a quote, a stray return. Of what was
  // looked at, and not passed by.
  std::vector<const char*> signs_;
  std::size_t found_ = 0;
  const char* looked_at_;
  std::size_t row_ = 0;           // the first of the row's
  std::size_t signs_of_row_ = 0;  // one for each cell; none where the cells have been read one by one

  std::vector<CsvCell> cells_;
};

inline bool is_blank(RowCutter& row) {
  const std::string_view first = row.raw(0);
  return (first.empty() || first.front() <= ' ' || first.front() > '~') && is_blank(row.cells());
}

}  // namespace rubric::app
