// The rows of a sheet one after the other, as fast as they can be told apart.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "runtime/csv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {

inline bool is_blank(const std::vector<CsvCell>& row) {
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
    cells_.clear();
    std::size_t cell = at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == delimiter_) {
        cells_.push_back({text_.substr(cell, at_ - cell)});
        cell = at_ + 1;
      } else if (c == '\n') {
        const bool returned = at_ > cell && text_[at_ - 1] == '\r';
        cells_.push_back({text_.substr(cell, at_ - cell - (returned ? 1 : 0))});
        ++at_;
        return true;
      } else if (c == '"' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
        return next_of_any_form();
      }
    }
    if (at_ == begin_) return false;
    cells_.push_back({text_.substr(cell)});
    return true;
  }

  std::size_t begin() const { return begin_; }  // of that row
  const std::vector<CsvCell>& cells() const { return cells_; }
  bool broken() const { return broken_; }

 private:
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
  std::vector<CsvCell> cells_;
  bool broken_ = false;
};

}  // namespace rubric::app
