#include "tests/transcripts/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace transcripts {
namespace {

struct Fence {
  std::size_t ticks;
  Lines info;  // the words after the backticks
};

Lines split_words(std::string_view text) {
  std::istringstream in{std::string{text}};
  return {std::istream_iterator<std::string>{in}, {}};
}

std::optional<Fence> fence(std::string_view line) {
  const auto ticks = std::min(line.find_first_not_of('`'), line.size());
  if (ticks < 3) return std::nullopt;
  return Fence{ticks, split_words(line.substr(ticks))};
}

// The line that closes the block opened at `start`: at least as many backticks and nothing else.
std::size_t closing_line(const Lines& lines, std::size_t start, const Fence& open) {
  for (auto at = start + 1; at < lines.size(); ++at) {
    const auto close = fence(lines[at]);
    if (close && close->ticks >= open.ticks && close->info.empty()) return at;
  }
  throw std::runtime_error(fmt::format("line {}: this block is never closed", start + 1));
}

// A session begins with a command, or there would be nothing to run; and a console block with a
// file name is a slip that would go unnoticed.
void check_session(const Fence& open, const Block& block) {
  if (open.info.size() > 1) throw std::runtime_error(fmt::format("line {}: a console block has no name", block.first));
  if (block.body.empty() || !block.body[0].starts_with("$ "))
    throw std::runtime_error(fmt::format("line {}: a console block begins with '$ ' and a command", block.first));
}

// Nothing when the block is only for the reader.
std::optional<Block> block_of(const Fence& open, std::size_t first, Lines body) {
  Block block{"", first, std::move(body)};
  if (!open.info.empty() && open.info[0] == "console") {
    check_session(open, block);
    return block;
  }
  if (open.info.size() != 2) return std::nullopt;
  block.file = open.info[1];
  return block;
}

std::vector<Block> blocks_of(const Lines& lines) {
  const auto line = [&](std::size_t n) { return lines.begin() + static_cast<std::ptrdiff_t>(n); };
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto open = fence(lines[at]);
    if (!open) continue;
    const auto first = at + 1;
    at = closing_line(lines, at, *open);
    if (auto block = block_of(*open, first, Lines(line(first), line(at)))) blocks.push_back(std::move(*block));
  }
  return blocks;
}

}  // namespace

Document read_document(const std::string& name) {
  Document document{name, split_lines(read_text(name)), {}};
  document.blocks = blocks_of(document.lines);
  if (std::ranges::none_of(document.blocks, &Block::is_session))
    throw std::runtime_error("no console block: a check that cannot fail");
  return document;
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  return {std::istreambuf_iterator<char>{in}, {}};
}

void write_lines(const std::filesystem::path& path, const Lines& lines) {
  std::ofstream out{path, std::ios::binary};
  for (const auto& line : lines) out << line << '\n';
  if (!out.flush()) throw std::runtime_error(fmt::format("cannot write {}", path.string()));
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace transcripts
