// Numbers that are found by the hashes of what they are the numbers of: names, texts. Those are kept elsewhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace rubric::app {

class NumberTable {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // `is`: whether a number with the same hash is the right one. Without one: kNone.
  template <typename Is>
  std::uint32_t find(std::uint32_t hash, Is is) const {
    if (slots_.empty()) return kNone;
    for (std::size_t i = hash & (slots_.size() - 1); slots_[i].number != kNone; i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].hash == hash && is(slots_[i].number)) return slots_[i].number;
    }
    return kNone;
  }

  // One that was not found.
  void add(std::uint32_t hash, std::uint32_t number) {
    if (4 * ++count_ > 3 * slots_.size()) grow();
    put({number, hash});
  }

 private:
  struct Slot {
    std::uint32_t number = kNone;
    std::uint32_t hash = 0;
  };

  void put(Slot slot) {
    std::size_t i = slot.hash & (slots_.size() - 1);
    while (slots_[i].number != kNone) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }

  void grow() {
    const std::vector<Slot> before =
        std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(64, 2 * slots_.size())));
    for (const Slot& slot : before) {
      if (slot.number != kNone) put(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace rubric::app
