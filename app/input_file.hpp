// A file that is read from its beginning to its end, stretch by stretch: a plain one, one that is packed (.gz), or
// standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace rubric::app {

inline constexpr const char* kStandardInput = "-";
// As messages call it.
inline std::string called(const std::string& file) { return file == kStandardInput ? "standard input" : file; }

class InputFile {
 public:
  explicit InputFile(const std::string& name);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // So many bytes; fewer only at the end, or after a problem.
  std::size_t read(char* to, std::size_t most);
  void skip(std::uint64_t bytes);  // of a file that can be read again
  // What is wrong, in words; empty if nothing is.
  const std::string& problem() const { return problem_; }
  // Of the file as it lies on the disk; the size is 0 where nobody knows it before the end.
  std::uint64_t size() const { return size_; }
  std::uint64_t done() const;
  // Its bytes are those of a file on the disk, which stay there.
  bool can_be_read_again() const { return packed_ == nullptr && size_ > 0 && file_ != 0; }

 private:
  void open(const std::string& name);
  std::size_t read_some(char* to, std::size_t most);

  int file_ = -1;
  void* packed_ = nullptr;  // zlib's gzFile
  std::uint64_t size_ = 0;
  std::uint64_t done_ = 0;
  std::string problem_;
};

}  // namespace rubric::app
