// A long result that appears whole or not at all.
#include "app/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "app/files.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kBlock = 1U << 17U;    // bytes: a file gets whole blocks of them, which take it least work
constexpr std::size_t kLong = 1U << 16U;     // a text that a file gets without being kept
constexpr std::size_t kKeptOut = 1U << 22U;  // before standard output needs a file at all

// The file that is to go if a signal ends the program.
std::array<char, 4096> part_of_signal{};

void remove_part(int signal) {
  if (part_of_signal[0] != '\0') unlink(part_of_signal.data());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void watch(const std::string& part) {
  part_of_signal[0] = '\0';
  if (part.size() >= part_of_signal.size()) return;
  std::copy(part.begin() + 1, part.end(), part_of_signal.begin() + 1);
  part_of_signal[part.size()] = '\0';
  part_of_signal[0] = part.empty() ? '\0' : part[0];
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(signal, remove_part) == SIG_IGN) std::signal(signal, SIG_IGN);  // as nohup wants it
  }
}

void watch_no_more() {
  part_of_signal[0] = '\0';
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

}  // namespace

OutputFile::OutputFile(const std::optional<std::string>& name, bool replaces) : name_(name), replaces_(replaces) {
  kept_.reserve(2 * kBlock);
  if (!name_) return;
  std::error_code error;
  const auto there = std::filesystem::symlink_status(*name_, error);
  if (std::filesystem::is_directory(there)) {
    problem_ = "it is a folder, not a file";
  } else if (std::filesystem::exists(there) && !replaces_) {
    problem_ = kThere;
  } else if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
    problem_ = "it is no ordinary file";
  } else {
    open();
  }
}

OutputFile::~OutputFile() {
  if (file_ >= 0) close(file_);
  if (part_.empty()) return;
  unlink(part_.c_str());
  watch_no_more();
}

void OutputFile::fail() { problem_ = std::strerror(errno); }

void OutputFile::open() {
  std::string part = *name_ + ".part-XXXXXX";
  file_ = mkstemp(part.data());
  if (file_ < 0) return fail();
  part_ = std::move(part);
  watch(part_);
  fchmod(file_, 0644);
}

void OutputFile::restart() {
  kept_.clear();
  if (file_ >= 0 && problem_.empty() && (ftruncate(file_, 0) != 0 || lseek(file_, 0, SEEK_SET) != 0)) fail();
}

void OutputFile::write(std::string_view text) {
  if (name_ && kept_.empty() && text.size() >= kLong) return pass_on(text);
  kept_ += text;
  if (kept_.size() >= (name_ ? kBlock : kKeptOut)) spill(kept_.size() / kBlock * kBlock);
}

void OutputFile::spill(std::size_t bytes) {
  if (!problem_.empty()) return kept_.clear();
  if (file_ < 0) {
    std::string part = (std::filesystem::temp_directory_path() / "rubric-XXXXXX").string();
    file_ = mkstemp(part.data());
    if (file_ < 0) return fail();
    unlink(part.c_str());
  }
  pass_on(std::string_view(kept_).substr(0, bytes));
  kept_.erase(0, bytes);
}

void OutputFile::pass_on(std::string_view text) {
  if (problem_.empty() && !write_all(file_, text)) fail();
}

bool OutputFile::finish() {
  if (!name_) print();
  if (!name_ || !problem_.empty()) return problem_.empty();
  spill(kept_.size());
  // Without fsync, which may take longer than all the rest: a program that is stopped does not take written bytes with
  // it.
  if (close(file_) != 0 && problem_.empty()) fail();
  file_ = -1;
  if (problem_.empty()) problem_ = give_name(part_, *name_, replaces_);
  if (!problem_.empty()) return false;
  part_.clear();
  watch_no_more();
  return true;
}

void OutputFile::print() {
  std::signal(SIGPIPE, SIG_IGN);  // a pipe that closes is a problem that is told, not an end without a word
  std::array<char, 65536> part{};
  if (file_ >= 0 && problem_.empty()) {
    if (lseek(file_, 0, SEEK_SET) != 0) return fail();
    for (ssize_t some = 0; (some = ::read(file_, part.data(), part.size())) != 0;) {
      const std::string_view text(part.data(), static_cast<std::size_t>(std::max<ssize_t>(0, some)));
      if (some < 0 || !write_all(STDOUT_FILENO, text)) return fail();
    }
  }
  if (problem_.empty() && !write_all(STDOUT_FILENO, kept_)) fail();
}

int finish_output(OutputFile& file, const Options& options, Console& console) {
  if (!file.finish()) {
    console.message(options.out ? fmt::format("rubric: `{}` was not written: {}\n", *options.out, file.problem())
                                : fmt::format("rubric: the results could not be written: {}\n", file.problem()));
    return Exit::error;
  }
  if (options.out) console.message(fmt::format("written: {}\n", *options.out));
  return Exit::ok;
}

}  // namespace rubric::app
