// Where a document's commands run: a fresh directory, removed afterwards.
#pragma once

#include <filesystem>
#include <string>

#include "tests/transcripts/document.hpp"

namespace transcripts {

// Sets the environment that every command sees: the program under test first in PATH, RUBRIC_ROOT,
// no colour, one locale.
void prepare_environment();

// While it lives, it is the current directory. It holds the files named by the document as they
// come up, and copies (which a command may change) of the repository's rules/ and examples/ unless
// the document provides a folder of that name itself.
class Sandbox {
 public:
  explicit Sandbox(const Document& document);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  void write(const Block& file) const;

  // What a reader would see below the command: output, then "[exit N]" unless N is 0. The
  // machine's own paths are replaced by "." and "$RUBRIC_ROOT".
  Lines run(const std::string& command) const;

 private:
  std::filesystem::path before_;
  std::filesystem::path here_;
};

}  // namespace transcripts
