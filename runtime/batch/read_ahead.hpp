// Data that are wanted soon are brought into the caches while others are worked on.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace rubric::batch {

class ReadAhead {
 public:
  void clear() { stretches_.clear(), next_ = offset_ = 0; }
  // In the order in which they will be read.
  template <typename T>
  void add(std::span<const T> data) {
    if (!data.empty()) stretches_.push_back(std::as_bytes(data));
  }
  // Asks for the next few lines of a cache.
  void fetch() {
    for (int line = 0; line < kLines && next_ < stretches_.size(); ++line) fetch_line();
  }

 private:
  static constexpr std::size_t kLineBytes = 64;
  static constexpr int kLines = 12;  // about as many as a core can wait for at a time

  void fetch_line() {
#ifdef __GNUC__
    __builtin_prefetch(stretches_[next_].data() + offset_);
#endif
    offset_ += kLineBytes;
    if (offset_ < stretches_[next_].size()) return;
    ++next_;
    offset_ = 0;
  }

  std::vector<std::span<const std::byte>> stretches_;
  std::size_t next_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace rubric::batch
