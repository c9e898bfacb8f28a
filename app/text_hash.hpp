// A hash of the short texts that rows say: eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/batch/bytes16.hpp"

namespace rubric::app {

struct TextHash {
  using is_transparent = void;

  std::size_t operator()(std::string_view text) const {
    std::uint64_t hash = text.size();
    const auto take = [&](std::uint64_t word) {
      hash = (hash ^ word) * kHashFactor;
      hash ^= hash >> 32U;
    };
    if (text.size() < 8) {
      for (const char c : text) take(static_cast<unsigned char>(c));
      return hash;
    }
    for (std::size_t i = 0; i + 8 < text.size(); i += 8) take(first_eight(text.data() + i));
    take(first_eight(text.data() + text.size() - 8));  // of which some may have been taken
    return hash;
  }
};

}  // namespace rubric::app
