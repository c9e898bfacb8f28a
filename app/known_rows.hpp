// What came of rows that have been rated, by what they say: those that say the same need not be rated again.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "app/text_hash.hpp"

namespace rubric::app {

class KnownRows {
 public:
  // Null where no row before has said so.
  const std::string* find(std::string_view key) {
    const Entry*& recent = recent_[TextHash()(key) >> (64 - kRecentBits)];
    if (recent != nullptr && recent->first == key) return &recent->second;
    const auto found = all_.find(key);
    if (found == all_.end()) return nullptr;
    recent = &*found;
    return &recent->second;
  }
  const std::string* add(std::string_view key, std::string text) {
    if (all_.size() >= kMost) forget();
    return &all_.emplace(std::string(key), std::move(text)).first->second;
  }
  void forget() {
    all_.clear();
    recent_.fill(nullptr);
  }

 private:
  static constexpr std::size_t kMost = 100'000;  // different rows whose text is kept
  static constexpr int kRecentBits = 10;

  using Entry = std::pair<const std::string, std::string>;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> all_;
  std::array<const Entry*, 1U << kRecentBits> recent_{};  // of them, by the first bits of their hash
};

}  // namespace rubric::app
