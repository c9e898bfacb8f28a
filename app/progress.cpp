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

void Progress::reach(std::size_t done, std::size_t rows) {
  rows_ = rows;
  advance(done - std::min(done, done_));
}

// ", 812000 rows a second, 3 s left"
std::string Progress::pace() const {
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  if (rows_ == 0 || seconds <= 0) return "";
  const std::string rows = fmt::format("  {:.0f} rows a second", static_cast<double>(rows_) / seconds);
  if (all_ == 0 || done_ == 0) return rows;
  const double left = seconds * static_cast<double>(all_ - done_) / static_cast<double>(done_);
  return rows + fmt::format(", {:.0f} s left", left);
}

void Progress::show() {
  const bool known = all_ > 0 || rows_ == 0;
  const std::size_t full = all_ == 0 ? kWidth : kWidth * done_ / all_;
  const std::string bar = fmt::format(" [{}{}] {}%", std::string(full, '#'), std::string(kWidth - full, '.'),
                                      all_ == 0 ? 100 : 100 * done_ / all_);
  const std::string line = fmt::format("\r{}{}{}\x1b[K", what_, known ? bar : "", pace());
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

}  // namespace rubric::app
