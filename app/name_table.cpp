// Names of inspections, each with a number.
#include "app/name_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lang/fnv.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

// Small letters for letters, and digits; zero for what may be spelled in several ways.
constexpr std::array<char, 256> small_letters() {
  std::array<char, 256> all{};
  for (unsigned char c = '0'; c <= '9'; ++c) all[c] = static_cast<char>(c);
  for (unsigned char c = 'a'; c <= 'z'; ++c) all[c] = all[c - 'a' + 'A'] = static_cast<char>(c);
  return all;
}

constexpr std::array<char, 256> kSmall = small_letters();

constexpr char small(char c) { return kSmall[static_cast<unsigned char>(c)]; }

std::uint32_t hash_of(std::string_view name) {
  Fnv fnv;
  for (const char c : name) {
    const char letter = small(c);
    if (letter == 0) {
      Fnv any;
      any.add(folded(name));
      return static_cast<std::uint32_t>(any.value());
    }
    fnv.add({&letter, 1});
  }
  return static_cast<std::uint32_t>(fnv.value());
}

}  // namespace

// What is spelled in one way but for its capitals stands for itself: where two such letters differ, so do the names.
// Most do at their ends, where the numbers in them differ.
bool is_same_name(std::string_view a, std::string_view b) {
  const char last_a = a.empty() ? '\0' : small(a.back());
  const char last_b = b.empty() ? '\0' : small(b.back());
  if (last_a != 0 && last_b != 0 && last_a != last_b) return false;
  if (a == b) return true;
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (small(a[i]) == 0 || small(b[i]) == 0) return folded(a) == folded(b);
    if (small(a[i]) != small(b[i])) return false;
  }
  if (a.size() == b.size()) return true;
  return small((a.size() > both ? a : b)[both]) == 0 && folded(a) == folded(b);
}

std::size_t NameTable::slot_of(std::string_view name, std::uint32_t hash) const {
  const auto is_other = [&](Slot slot) { return slot.hash != hash || !is_same_name((*this)[slot.number], name); };
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].number != kNone && is_other(slots_[slot])) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void NameTable::grow() {
  std::vector<Slot> slots(std::max<std::size_t>(64, 2 * slots_.size()));
  for (const Slot& one : slots_) {
    if (one.number == kNone) continue;
    std::size_t slot = one.hash & (slots.size() - 1);
    while (slots[slot].number != kNone) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = one;
  }
  slots_ = std::move(slots);
}

bool NameTable::add(std::string_view name) {
  if (4 * (ends_.size() + 1) > 3 * slots_.size()) grow();
  const std::uint32_t hash = hash_of(name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.number != kNone) return false;
  slot = {static_cast<std::uint32_t>(ends_.size()), hash};
  text_ += name;
  ends_.push_back(text_.size());
  return true;
}

std::uint32_t NameTable::find(std::string_view name) const {
  return slots_.empty() ? kNone : slots_[slot_of(name, hash_of(name))].number;
}

}  // namespace rubric::app
