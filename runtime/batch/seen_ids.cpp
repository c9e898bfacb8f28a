#include "runtime/batch/seen_ids.hpp"

#include <algorithm>
#include <utility>

namespace rubric {

std::uint64_t SeenIds::hash_of(std::string_view id) {
  std::uint64_t hash = 0;
  for (; id.size() > 8; id.remove_prefix(8)) {
    hash = (hash ^ first_eight(id.data())) * kHashFactor;
    hash ^= hash >> 32U;
  }
  return (hash ^ first_eight(id.data()) << (64 - 8 * id.size())) * kHashFactor;
}

void SeenIds::clear() {
  taken_ = 0;
  ++round_;
}

bool SeenIds::add_elsewhere(const Slot& wanted) {
  const auto is_same = [&](const Slot& slot) {
    return slot.key == wanted.key && slot.kind == wanted.kind && slot.size == wanted.size &&
           std::equal(slot.id, slot.id + slot.size, wanted.id);
  };
  for (std::size_t i = place_of(wanted);; ++i) {
    Slot& slot = slots_[i & (slots_.size() - 1)];
    if (slot.round != round_) {
      slot = wanted;
      return true;
    }
    if (is_same(slot)) return false;
  }
}

void SeenIds::grow() {
  bits_ += 2;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::size_t{1} << bits_));
  for (const Slot& slot : old) {
    if (slot.round == round_) add_elsewhere(slot);
  }
}

}  // namespace rubric
