#include "app/row_blocks.hpp"

#include <algorithm>

#include "app/row_cutter.hpp"
#include "lang/utf8.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kBlock = 1U << 17U;  // bytes

// No character is cut in two by a line end.
bool is_text(std::string_view rows) {
  return is_ascii(rows) || (first_invalid_byte(rows) == rows.size() && rows.find('\0') == std::string_view::npos);
}

// Where the last whole row of a text that begins with a row ends. A doubled quote opens again what it has closed.
std::size_t end_of_rows(std::string_view text) {
  if (text.find('"') == std::string_view::npos) return text.rfind('\n') + 1;  // npos + 1 is 0
  bool inside = std::count(text.begin(), text.end(), '"') % 2 != 0;
  for (std::size_t end = text.size(); end > 0; --end) {
    const char last = text[end - 1];
    if (last == '\n' && !inside) return end;
    if (last == '"') inside = !inside;
  }
  return 0;
}

}  // namespace

RowBlocks::RowBlocks(const std::string& name, std::size_t begin) : input_(name), offset_(begin) {
  right_ = input_.can_be_read_again() && input_.size() > begin;
  if (!right_) return;
  input_.skip(begin);
  bytes_.room(2 * kBlock);  // for the beginning of a row that a block leaves over
}

bool RowBlocks::next() {
  if (!right_) return false;
  bytes_.remove_prefix(end_);
  offset_ += end_;
  for (end_ = 0; end_ == 0 && !at_end_ && bytes_.size() < kLongestRow;) {
    fill();
    end_ = at_end_ ? bytes_.size() : end_of_rows(bytes_.view());
  }
  right_ = input_.problem().empty() && (end_ > 0 || at_end_) && is_text(text());
  return right_ && end_ > 0;
}

void RowBlocks::fill() {
  const std::size_t had = bytes_.size();
  const std::size_t more = std::max(kBlock, had);  // rows that do not end are not looked at again and again
  const std::size_t read = input_.read(bytes_.room(more), more);
  bytes_.resize(had + read);
  at_end_ = read < more;
}

}  // namespace rubric::app
