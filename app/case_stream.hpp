// A sheet of the cases of many inspections, read block by block: each holds all rows of its inspections.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <string>
#include <vector>

#include "app/byte_buffer.hpp"
#include "app/files.hpp"
#include "app/input_file.hpp"
#include "app/sections.hpp"
#include "lang/diagnostic.hpp"

namespace rubric::app {

inline constexpr std::size_t kMaxSectionBytes = 64U << 20U;  // the rows of one inspection

// What stands above the rows.
struct SheetHead {
  std::string text;         // from the beginning of the file on, with the line end of the header
  std::uint32_t lines = 0;  // so many
  std::size_t rows = 0;     // as spreadsheets count them
  std::vector<std::string> names;
  char delimiter = ',';
};

struct CaseBlock {
  ByteBuffer bytes;
  std::uint64_t offset = 0;  // in the file, of its beginning
  std::uint64_t line = 0;    // likewise; 0 as long as lines are not counted
  CutBy way = CutBy::quotes;
  std::vector<Section> sections;
  bool broken = false;     // the last of them cannot be read, nor what comes after it
  std::uint64_t done = 0;  // so many bytes of the file have been read

  std::string_view text() const { return bytes.view(); }
};

class CaseStream {
 public:
  static constexpr std::size_t kShort = 1U << 16U;  // a block of short rows
  static constexpr std::size_t kLong = 1U << 19U;   // of the rows of many inspections: what a processor keeps near

  explicit CaseStream(const std::string& name, std::size_t block = kLong)
      : block_(block), name_(name), input_(name), later_(input_.can_be_read_again() && isatty(STDERR_FILENO) == 0) {}

  // What stands above the rows. Without names where there is nothing that could be a header.
  SheetHead read_head();
  // Of the column that says the inspection. `leaps`: as in CutBy, where that can be. False at the end, and after a
  // problem.
  bool next(CaseBlock& block, NameColumn column, bool leaps);
  void count_lines() { later_ = false; }  // as blocks are read; before the first one
  // The line of the file with which a block begins. Blocks in their order cost least.
  std::uint64_t line_of(const CaseBlock& block);
  // The whole sheet, its head too, if it has no more bytes than this.
  FileText read_whole(const SheetHead& head, std::size_t limit);

  const InputFile& input() const { return input_; }
  bool too_large() const { return too_large_; }  // the rows of one inspection: then nothing comes after them

 private:
  bool fill(ByteBuffer& text, std::size_t more);
  void hand_out(CaseBlock& block, std::size_t end);

  std::size_t block_;  // bytes
  std::string name_;
  InputFile input_;
  ByteBuffer text_;           // read, and not handed out
  std::uint64_t offset_ = 0;  // of its beginning
  bool at_end_ = false;
  bool too_large_ = false;

  // Lines are counted when they are asked for, where the file can be read again and nobody looks on.
  bool later_ = false;
  std::uint64_t lines_ = 0;    // so many
  std::uint64_t counted_ = 0;  // before this offset
};

}  // namespace rubric::app
