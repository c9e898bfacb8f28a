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

// Only the first one has to be held against one of another size.
bool SeenIds::add(std::span<const char* const> ids, std::size_t size, std::uint32_t kind) {
  const std::string_view last(ids.back(), size);
  if (way_ != Way::in_order || size > 8 || kind >= last_.size())
    return std::all_of(ids.begin(), ids.end(), [&](const char* id) { return add({id, size}, kind); });
  if (!add({ids.front(), size}, kind)) return false;
  const std::size_t bits_behind = 64 - 8 * size;
  std::uint64_t before = order_of(ids.front(), bits_behind);
  bool in_order = true;
  for (const char* id : ids.subspan(1)) {
    const std::uint64_t order = order_of(id, bits_behind);
    in_order = in_order && before < order;
    before = order;
  }
  last_[kind] = {last, before};
  if (!in_order) way_ = Way::out_of_order;
  return in_order;
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
