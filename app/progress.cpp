// How far long work has got, on a terminal.
#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace rubric::app {

namespace {

constexpr std::chrono::milliseconds kMoment(400);  // shorter work needs no bar
constexpr std::chrono::milliseconds kBetween(100);
constexpr std::size_t kWidth = 30;

}  // namespace

Progress::Progress(std::string what, std::size_t all)
    : what_(std::move(what)), all_(all), terminal_(isatty(STDERR_FILENO) != 0), next_(Clock::now() + kMoment) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::advance(std::size_t steps) {
  done_ = std::min(done_ + steps, all_);
  if (!terminal_ || Clock::now() < next_) return;
  next_ = Clock::now() + kBetween;
  show();
}

void Progress::show() {
  const std::size_t full = all_ == 0 ? kWidth : kWidth * done_ / all_;
  const std::string line = fmt::format("\r{} [{}{}] {}%\x1b[K", what_, std::string(full, '#'),
                                       std::string(kWidth - full, '.'), all_ == 0 ? 100 : 100 * done_ / all_);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

}  // namespace rubric::app
