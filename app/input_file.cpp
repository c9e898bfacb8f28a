// A file that is read from its beginning to its end.
#include "app/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/files.hpp"

namespace rubric::app {
namespace {

gzFile as_packed(void* file) { return static_cast<gzFile>(file); }

}  // namespace

InputFile::InputFile(const std::string& name) {
  open(name);
  if (file_ < 0 || !has_ending(name, ".gz")) return;
  packed_ = gzdopen(file_, "rb");
  if (packed_ != nullptr) gzbuffer(as_packed(packed_), 1U << 17U);
}

InputFile::~InputFile() {
  if (packed_ != nullptr) {
    gzclose(as_packed(packed_));
  } else if (file_ > STDIN_FILENO) {
    close(file_);
  }
}

void InputFile::open(const std::string& name) {
  file_ = name == kStandardInput ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file_ < 0) {
    problem_ = errno == ENOENT ? "there is no such file" : "it cannot be opened; is it allowed to be read?";
  } else if (fstat(file_, &status) != 0) {
    problem_ = "it cannot be read";
  } else if (S_ISDIR(status.st_mode)) {
    problem_ = "it is a folder, not a file";
  } else if (S_ISREG(status.st_mode)) {
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
}

std::size_t InputFile::read(char* to, std::size_t most) {
  std::size_t all = 0;
  while (all < most && problem_.empty()) {
    const std::size_t some = read_some(to + all, most - all);
    if (some == 0) break;
    all += some;
  }
  return all;
}

std::size_t InputFile::read_some(char* to, std::size_t most) {
  most = std::min<std::size_t>(most, 1U << 30U);
  if (packed_ == nullptr) {
    const ssize_t some = ::read(file_, to, most);
    if (some < 0 && errno == EINTR) return read_some(to, most);
    if (some < 0) problem_ = std::string("it cannot be read: ") + std::strerror(errno);
    done_ += static_cast<std::uint64_t>(std::max<ssize_t>(0, some));
    return static_cast<std::size_t>(std::max<ssize_t>(0, some));
  }
  const int some = gzread(as_packed(packed_), to, static_cast<unsigned>(most));
  int state = Z_OK;
  gzerror(as_packed(packed_), &state);
  if (some < 0 || state == Z_BUF_ERROR) problem_ = "it is no whole .gz file: it is damaged or cut off";
  return static_cast<std::size_t>(std::max(0, some));
}

void InputFile::skip(std::uint64_t bytes) {
  if (lseek(file_, static_cast<off_t>(bytes), SEEK_CUR) < 0) problem_ = "it cannot be read";
}

std::uint64_t InputFile::done() const {
  return packed_ == nullptr ? done_ : static_cast<std::uint64_t>(std::max<z_off_t>(0, gzoffset(as_packed(packed_))));
}

}  // namespace rubric::app
