// Short texts by their numbers, to be written again and again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::app {

class TextTable {
 public:
  static constexpr std::size_t kBlock = 32;  // bytes that are copied at once: more than most texts have

  std::size_t longest() const { return longest_; }

  // Returns its number.
  std::uint32_t add(std::string_view text) {
    places_.push_back({bytes_.size(), text.size()});
    bytes_ += text;
    bytes_.append(kBlock, '\0');
    longest_ = std::max(longest_, text.size());
    return static_cast<std::uint32_t>(places_.size() - 1);
  }
  void clear() { *this = {}; }

  // Returns the end of the text. There must be room for it, and for a block behind it.
  char* copy(std::size_t number, char* to) const {
    const auto [begin, size] = places_[number];
    const char* const from = bytes_.data() + begin;
    std::memcpy(to, from, kBlock);
    if (size > kBlock) std::memcpy(to + kBlock, from + kBlock, size - kBlock);
    return to + size;
  }

 private:
  struct Place {
    std::size_t begin;
    std::size_t size;
  };
  std::string bytes_;  // each text, and a block behind it
  std::vector<Place> places_;
  std::size_t longest_ = 0;
};

}  // namespace rubric::app
