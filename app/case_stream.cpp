// A sheet of the cases of many inspections, read block by block.
#include "app/case_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/row_cutter.hpp"
#include "runtime/csv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

// Many at a time: compilers make vectors of the inner loop.
std::uint64_t lines_in(std::string_view text) {
  constexpr std::size_t kLanes = 64;
  std::uint64_t lines = 0;
  while (text.size() >= kLanes) {
    std::array<unsigned char, kLanes> counts{};
    const std::size_t blocks = std::min<std::size_t>(text.size() / kLanes, 255);
    for (std::size_t block = 0; block < blocks; ++block) {
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        counts[lane] = static_cast<unsigned char>(counts[lane] + (text[block * kLanes + lane] == '\n' ? 1 : 0));
    }
    for (const unsigned char count : counts) lines += count;
    text.remove_prefix(blocks * kLanes);
  }
  return lines + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

// False at the end of the file.
bool CaseStream::fill(ByteBuffer& text, std::size_t more) {
  const std::size_t some = input_.read(text.room(more), more);
  text.resize(text.size() + some);
  at_end_ = some < more;
  return some > 0;
}

SheetHead CaseStream::read_head() {
  SheetHead head;
  for (std::size_t size = kShort; text_.size() <= kMaxSectionBytes && fill(text_, size) && !at_end_;
       size = text_.size()) {
    if (text_.view().find_first_of(std::string_view("\n\0", 2)) != std::string_view::npos) break;
  }
  CsvReader reader(text_.view());
  std::vector<CsvCell> row;
  for (head.rows = 1; reader.next(row) == CsvReader::Step::row && is_blank(row); ++head.rows) continue;
  head.delimiter = reader.delimiter();
  for (const CsvCell& cell : row) head.names.emplace_back(trimmed(cell.text()));
  head.text = text_.view().substr(0, reader.at());
  head.lines = static_cast<std::uint32_t>(lines_in(head.text));
  text_.remove_prefix(head.text.size());
  offset_ = counted_ = head.text.size();
  lines_ = head.lines;
  return head;
}

FileText CaseStream::read_whole(const SheetHead& head, std::size_t limit) {
  std::string text;
  text.reserve(std::min<std::uint64_t>(limit, std::max<std::uint64_t>(input_.size(), text_.size())) + 1);
  text += head.text;
  text += text_.view();
  while (!at_end_ && text.size() <= limit) {
    const std::size_t had = text.size();
    text.resize(std::max(had + 1, std::min(text.capacity(), had + block_)));
    const std::size_t wanted = text.size() - had;
    text.resize(had + input_.read(text.data() + had, wanted));
    at_end_ = text.size() - had < wanted;
  }
  if (!input_.problem().empty()) return {std::nullopt, input_.problem()};
  if (text.size() > limit) return {std::nullopt, fmt::format("it is larger than {} MiB", limit >> 20U), true};
  return {std::move(text), {}};
}

bool CaseStream::next(CaseBlock& block, NameColumn column, bool leaps) {
  ByteBuffer& bytes = block.bytes;
  bytes.assign(text_.view());
  for (;;) {
    const std::size_t more = std::max(block_, bytes.size());  // rows that do not end are not looked at again and again
    if (!at_end_) fill(bytes, std::min(more, kMaxSectionBytes));
    if (bytes.empty() || !input_.problem().empty()) return false;
    const std::string_view text = bytes.view();
    block.way = leaps && !has_quotes(text) ? CutBy::leaps : exact_way(text);
    Cut cut = app::cut(text, block.way, column, !at_end_, std::move(block.sections));
    std::size_t end = text.size();
    if (!at_end_ && !cut.broken) {
      end = cut.sections.empty() ? 0 : cut.sections.back().begin;
      if (end > 0) cut.sections.pop_back();
    }
    too_large_ = end == 0 && text.size() > kMaxSectionBytes;
    if (too_large_) return false;
    if (end == 0) continue;
    hand_out(block, end);
    block.sections = std::move(cut.sections);
    block.broken = cut.broken;
    if (!block.sections.empty()) return true;
    bytes.assign(text_.view());  // blank rows alone
  }
}

void CaseStream::hand_out(CaseBlock& block, std::size_t end) {
  text_.assign(block.text().substr(end));
  block.bytes.resize(end);
  block.offset = offset_;
  block.done = input_.done();
  offset_ += end;
  block.line = 0;
  if (later_) return;
  block.line = lines_ + 1;
  lines_ += lines_in(block.text());
}

std::uint64_t CaseStream::line_of(const CaseBlock& block) {
  if (block.line > 0) return block.line;
  InputFile file(name_);
  file.skip(counted_);
  std::array<char, 65536> part{};
  while (counted_ < block.offset) {
    const std::size_t wanted = std::min<std::uint64_t>(part.size(), block.offset - counted_);
    const std::size_t some = file.read(part.data(), wanted);
    if (some == 0) break;
    lines_ += lines_in({part.data(), some});
    counted_ += some;
  }
  return lines_ + 1;
}

}  // namespace rubric::app
