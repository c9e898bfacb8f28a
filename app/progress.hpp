// How far long work has got, on a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace rubric::app {

// A line on standard error that is written over as the work goes on, and wiped out at its end. Where that is no
// terminal, and before the work has taken a moment, nothing is shown.
class Progress {
 public:
  Progress(std::string what, std::size_t all);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::size_t steps = 1);
  // So far has it got, with so many rows of a sheet: then rows a second and the time left are shown too. Where nobody
  // knows how much there is (0), only the rows.
  void reach(std::size_t done, std::size_t rows);

 private:
  using Clock = std::chrono::steady_clock;
  void show();
  std::string pace() const;

  std::string what_;
  std::size_t all_;
  std::size_t done_ = 0;
  bool terminal_;
  bool shown_ = false;
  std::size_t rows_ = 0;
  Clock::time_point began_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace rubric::app
