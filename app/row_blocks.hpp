// A sheet in blocks of whole rows, so that it need not be held as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/byte_buffer.hpp"
#include "app/input_file.hpp"

namespace rubric::app {

// Only of an ordinary file. A block ends behind a line feed that stands outside of quotes; of quotes that are amiss,
// the reader of its rows knows.
class RowBlocks {
 public:
  static constexpr std::size_t kLongestRow = 1U << 20U;  // bytes, about

  // From so many bytes on.
  RowBlocks(const std::string& name, std::size_t begin);

  // False at the end, and at something that is no text or cannot be cut.
  bool next();
  std::string_view text() const { return bytes_.view().substr(0, end_); }
  std::uint64_t offset() const { return offset_; }  // of that in the file
  // What could not be cut has not been met.
  bool right() const { return right_; }
  const InputFile& input() const { return input_; }

 private:
  void fill();

  InputFile input_;
  ByteBuffer bytes_;
  std::uint64_t offset_;
  std::size_t end_ = 0;  // of the block in them
  bool at_end_ = false;
  bool right_ = true;
};

}  // namespace rubric::app
