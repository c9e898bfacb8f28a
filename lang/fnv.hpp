// 64 bits of FNV-1a, text after text. Tells versions apart; no protection against forgery.
#pragma once

#include <cstdint>
#include <string_view>

namespace rubric {

class Fnv {
 public:
  void add(std::string_view text) {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace rubric
