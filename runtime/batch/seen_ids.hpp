// Which identifiers of cases have been met in one inspection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/batch/bytes16.hpp"

namespace rubric {

class SeenIds {
 public:
  SeenIds() : slots_(std::size_t{1} << bits_) {}

  void clear();  // before each inspection
  // False if a case of that kind has it already. Keeps a view of it. Reads up to eight bytes more.
  bool add(std::string_view id, std::uint32_t kind) {
    if (4 * ++taken_ > slots_.size()) grow();
    const Slot wanted{key_of(id), id.data(), static_cast<std::uint32_t>(id.size()), kind, round_};
    Slot& slot = slots_[place_of(wanted)];
    if (slot.round == round_) return add_elsewhere(wanted);
    slot = wanted;
    return true;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    const char* id = nullptr;
    std::uint32_t size = 0;
    std::uint32_t kind = 0;
    std::uint64_t round = 0;  // that it was taken in
  };
  // The identifier itself, if it is short.
  static std::uint64_t key_of(std::string_view id) {
    if (id.size() > 8) return hash_of(id);
    return id.empty() ? 0 : first_eight(id.data()) << (64 - 8 * id.size());
  }
  static std::uint64_t hash_of(std::string_view id);
  std::size_t place_of(const Slot& slot) const {
    return ((slot.key ^ slot.kind) * kHashFactor ^ slot.size) >> (64 - bits_);
  }
  bool add_elsewhere(const Slot& wanted);
  void grow();

  std::size_t bits_ = 8;
  std::vector<Slot> slots_;  // 2^bits_
  std::uint64_t round_ = 1;
  std::size_t taken_ = 0;
};

}  // namespace rubric
