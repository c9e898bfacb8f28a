#include "runtime/batch/seen_ids.hpp"

#include <algorithm>
#include <utility>

namespace rubric {

namespace {

constexpr std::uint32_t kMostKinds = 64;  // that are held apart

}  // namespace

std::uint64_t SeenIds::hash_of(std::string_view id) {
  std::uint64_t hash = 0;
  for (; id.size() > 8; id.remove_prefix(8)) {
    hash = (hash ^ first_eight(id.data())) * kHashFactor;
    hash ^= hash >> 32U;
  }
  return (hash ^ first_eight(id.data()) << (64 - 8 * id.size())) * kHashFactor;
}

void SeenIds::clear() {
  way_ = Way::in_order;
  last_.assign(last_.size(), {});
}

void SeenIds::look_up() {
  way_ = Way::looked_up;
  taken_ = 0;
  ++round_;
}

bool SeenIds::add_anywhere(std::string_view id, std::uint32_t kind) {
  if (way_ == Way::looked_up) return look_up(id, kind);
  if (way_ == Way::in_order && kind < kMostKinds) {
    last_.resize(kind + 1);
    return add(id, kind);
  }
  way_ = Way::out_of_order;
  return false;
}

bool SeenIds::look_up(std::string_view id, std::uint32_t kind) {
  if (4 * ++taken_ > slots_.size()) grow();
  return put({key_of(id), id.data(), static_cast<std::uint32_t>(id.size()), kind, round_});
}

bool SeenIds::put(const Slot& wanted) {
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
    if (slot.round == round_) put(slot);
  }
}

}  // namespace rubric
