#include "app/row_cutter.hpp"

#include <bit>

#include "runtime/batch/bytes16.hpp"

namespace rubric::app {

bool RowCutter::next_of_other_length() {
  for (std::size_t i = 0;; ++i) {
    while (row_ + i == found_ && looked_at_ != end_) look_on();
    if (row_ + i == found_) {  // the last row may have no line end
      if (begin_ == end_) return false;
      signs_[found_++] = end_;
    }
    const char* const sign = signs_[row_ + i];
    if (sign == end_ || *sign == '\n') {
      signs_of_row_ = i + 1;
      return end_row(sign);
    }
    if (*sign != delimiter_) return next_of_any_form();
  }
}

bool RowCutter::next_of_any_form() {
  reader_.go_to(begin());
  const CsvReader::Step step = reader_.next(cells_);
  broken_ = step != CsvReader::Step::row && step != CsvReader::Step::end;
  quoted_ = std::any_of(cells_.begin(), cells_.end(), [](const CsvCell& cell) { return cell.quoted; });
  at_ = text_.data() + reader_.at();
  looked_at_ = std::max(looked_at_, at_);
  while (row_ < found_ && signs_[row_] < at_) ++row_;
  signs_of_row_ = 0;
  return step == CsvReader::Step::row;
}

void RowCutter::look_on() {
  std::copy(signs_.begin() + static_cast<std::ptrdiff_t>(row_), signs_.begin() + static_cast<std::ptrdiff_t>(found_),
            signs_.begin());
  found_ -= row_;
  row_ = 0;
  signs_.resize(std::max(signs_.size(), found_ + kLook + 1));  // one for a row without a line end
  const char* const until = looked_at_ + std::min(kLook, static_cast<std::size_t>(end_ - looked_at_));
  const char** out = signs_.data() + found_;
  const char* from = looked_at_;
  for (; from != until && end_ - from > static_cast<std::ptrdiff_t>(kStep); from += kStep) {
    for (std::uint64_t signs = signs_in_step(from); signs != 0; signs &= signs - 1)
      *out++ = from + std::countr_zero(signs);
  }
  for (; from != until; ++from) {
    const bool stray = *from == '\r' && (from + 1 == end_ || from[1] != '\n');
    if (*from == delimiter_ || *from == '\n' || *from == '"' || stray) *out++ = from;
  }
  found_ = static_cast<std::size_t>(out - signs_.data());
  looked_at_ = until;
}

// A bit for each byte, the first one lowest. One more is looked at.
std::uint64_t RowCutter::signs_in_step(const char* from) const {
  std::uint64_t others = 0;
  std::uint64_t feeds = 0;
  std::uint64_t returns = 0;
  for (std::size_t i = 0; i < kStep; i += 16) {
    const Bytes16 bytes = Bytes16::load(from + i);
    others |= std::uint64_t{bytes.equal_to(delimiter_) | bytes.equal_to('"')} << i;
    feeds |= std::uint64_t{bytes.equal_to('\n')} << i;
    returns |= std::uint64_t{bytes.equal_to('\r')} << i;
  }
  const std::uint64_t feeds_behind = feeds >> 1U | std::uint64_t{from[kStep] == '\n'} << (kStep - 1);
  return others | feeds | (returns & ~feeds_behind);
}

}  // namespace rubric::app
