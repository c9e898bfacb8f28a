// Bytes of a text file → UTF-8, where they are in an encoding that Windows programs save.
#pragma once

#include <string>
#include <string_view>

namespace rubric {

struct Decoded {
  std::string text;       // UTF-8 without a byte order mark; the bytes as they are where no encoding is certain
  std::string_view from;  // "Windows-1252" or "UTF-16"; empty when it was UTF-8 or is none of the three
};

// UTF-16 shows itself by its mark, UTF-8 by its form; any other text is taken for Windows-1252 unless it holds bytes
// that this has not: those 5 and 0.
Decoded decode(std::string_view bytes);

}  // namespace rubric
