#include "app/row_blocks.hpp"

#include "app/row_cutter.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kBlock = 1U << 17U;  // bytes

bool is_cut_by_lines(std::string_view rows) { return is_ascii(rows) && rows.find('"') == std::string_view::npos; }

}  // namespace

RowBlocks::RowBlocks(const std::string& name, std::size_t begin, std::size_t most) : input_(name) {
  plain_ = input_.can_be_read_again() && input_.size() > begin && input_.size() <= most;
  if (!plain_) return;
  input_.skip(begin);
  bytes_.room(2 * kBlock);  // for the beginning of a row that a block leaves over
}

bool RowBlocks::next() {
  if (!plain_) return false;
  bytes_.remove_prefix(end_);
  end_ = 0;
  if (!at_end_) fill();
  const std::string_view text = bytes_.view();
  end_ = at_end_ ? text.size() : text.rfind('\n') + 1;  // npos + 1 is 0
  plain_ = input_.problem().empty() && (end_ > 0 || at_end_) && is_cut_by_lines(text.substr(0, end_));
  return plain_ && end_ > 0;
}

void RowBlocks::fill() {
  const std::size_t had = bytes_.size();
  const std::size_t read = input_.read(bytes_.room(kBlock), kBlock);
  bytes_.resize(had + read);
  at_end_ = read < kBlock;
}

}  // namespace rubric::app
