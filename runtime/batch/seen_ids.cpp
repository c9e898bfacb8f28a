#include "runtime/batch/seen_ids.hpp"

#include <algorithm>
#include <utility>

#include "runtime/batch/bytes16.hpp"

namespace rubric {

namespace {

std::uint64_t hash_of(std::string_view id, std::uint32_t kind) {
  std::uint64_t hash = (id.size() + 1) * (kind + 1);
  const char* at = id.data();
  for (std::size_t left = id.size(); left > 0; at += 8, left -= std::min<std::size_t>(left, 8)) {
    const std::uint64_t word = left >= 8 ? first_eight(at) : first_eight(at) & ((std::uint64_t{1} << 8 * left) - 1);
    hash = (hash ^ word) * kHashFactor;
    hash ^= hash >> 32U;
  }
  return hash;
}

}  // namespace

void SeenIds::clear() {
  taken_ = 0;
  if (++round_ == 0) std::fill(slots_.begin(), slots_.end(), Slot{});
  round_ = std::max<std::uint32_t>(round_, 1);
}

// Null if the same is there.
SeenIds::Slot* SeenIds::free_or_same(const Slot& wanted) {
  for (std::size_t i = wanted.hash;; ++i) {
    Slot& slot = slots_[i & (slots_.size() - 1)];
    if (slot.round != round_) return &slot;
    const bool same = slot.hash == wanted.hash && slot.kind == wanted.kind &&
                      std::string_view(slot.id, slot.size) == std::string_view(wanted.id, wanted.size);
    if (same) return nullptr;
  }
}

bool SeenIds::add(std::string_view id, std::uint32_t kind) {
  if (4 * ++taken_ > slots_.size()) grow();
  const Slot wanted{hash_of(id, kind), id.data(), static_cast<std::uint32_t>(id.size()), round_, kind};
  Slot* slot = free_or_same(wanted);
  if (slot == nullptr) return false;
  *slot = wanted;
  return true;
}

void SeenIds::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(4 * slots_.size()));
  for (const Slot& slot : old) {
    if (slot.round == round_) *free_or_same(slot) = slot;
  }
}

}  // namespace rubric
