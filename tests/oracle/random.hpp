// Draws from a seed or from bytes: the same give the same text on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace rubric::oracle {

class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}
  // For a fuzzer, which changes a draw by changing a byte; the bytes must outlive it. After the last of them, the seed.
  explicit Random(std::span<const std::uint8_t> bytes) : bytes_(bytes), generator_(bytes.size()) {}

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(drawn(limit) % limit); }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low) + 1));
  }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  // So many of them, in their order.
  template <typename T>
  std::vector<T> some(std::vector<T> from, std::size_t count) {
    while (from.size() > count) from.erase(from.begin() + static_cast<std::ptrdiff_t>(below(from.size())));
    return from;
  }

 private:
  // As many bytes as the limit takes.
  std::uint64_t drawn(std::size_t limit) {
    if (bytes_.empty()) return generator_();
    std::uint64_t draw = 0;
    for (; limit > 1 && !bytes_.empty(); limit = (limit - 1) / 256 + 1) {
      draw = 256 * draw + bytes_.front();
      bytes_ = bytes_.subspan(1);
    }
    return draw;
  }

  std::span<const std::uint8_t> bytes_;
  std::mt19937_64 generator_;
};

}  // namespace rubric::oracle
