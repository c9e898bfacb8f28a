// A sheet in blocks of whole rows, so that it need not be held as a whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/byte_buffer.hpp"
#include "app/input_file.hpp"

namespace rubric::app {

// Only of an ordinary file that can be cut at its line ends: of nothing but ASCII, and without quotes.
class RowBlocks {
 public:
  // From so many bytes on; of a file of at most so many.
  RowBlocks(const std::string& name, std::size_t begin, std::size_t most);

  // False at the end, and at something that cannot be cut so.
  bool next();
  std::string_view text() const { return bytes_.view().substr(0, end_); }
  // What could not be cut has not been met.
  bool plain() const { return plain_; }

 private:
  void fill();

  InputFile input_;
  ByteBuffer bytes_;
  std::size_t end_ = 0;  // of the block in them
  bool at_end_ = false;
  bool plain_ = true;
};

}  // namespace rubric::app
