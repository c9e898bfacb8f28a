// Seeded draws: the same seed gives the same text on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace rubric::oracle {

class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(generator_() % limit); }
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
  std::mt19937_64 generator_;
};

}  // namespace rubric::oracle
