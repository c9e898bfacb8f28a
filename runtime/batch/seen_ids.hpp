// Which identifiers of cases have been met in one inspection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rubric {

class SeenIds {
 public:
  SeenIds() : slots_(64) {}

  void clear();  // before each inspection
  // False if a case of that kind has it already. Keeps a view of it. Reads up to eight bytes more.
  bool add(std::string_view id, std::uint32_t kind);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const char* id = nullptr;
    std::uint32_t size = 0;
    std::uint32_t round = 0;  // that it was taken in
    std::uint32_t kind = 0;
  };
  Slot* free_or_same(const Slot& wanted);
  void grow();

  std::vector<Slot> slots_;  // a power of two of them
  std::uint32_t round_ = 0;
  std::size_t taken_ = 0;
};

}  // namespace rubric
