#include "runtime/prove/numbering.hpp"

#include <algorithm>
#include <utility>

namespace rubric::prove {

namespace {

constexpr std::size_t kFewest = 64;  // slots

std::size_t hash_of(std::span<const Numbering::Word> words) {
  std::size_t hash = words.size();
  for (const Numbering::Word word : words) hash = mixed(hash, word);
  return hash;
}

}  // namespace

void HashTable::add(std::size_t hash, std::uint32_t number) {
  if (2 * ++used_ > slots_.size()) {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(std::max(kFewest, 2 * slots_.size())));
    for (const Slot slot : before) {
      if (slot.number != kNone) put(slot);
    }
  }
  put({static_cast<std::uint32_t>(hash), number});
}

void HashTable::put(Slot slot) {
  std::size_t at = slot.hash & (slots_.size() - 1);
  while (slots_[at].number != kNone) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

std::span<const Numbering::Word> Numbering::operator[](std::uint32_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::span(words_).subspan(begin, ends_[number] - begin);
}

std::uint32_t Numbering::number(std::span<const Word> words) {
  const std::size_t hash = hash_of(words);
  const std::uint32_t known =
      table_.find(hash, [&](std::uint32_t number) { return std::ranges::equal((*this)[number], words); });
  if (known != HashTable::kNone) return known;
  const auto fresh = static_cast<std::uint32_t>(size());
  words_.insert(words_.end(), words.begin(), words.end());
  ends_.push_back(words_.size());
  table_.add(hash, fresh);
  return fresh;
}

}  // namespace rubric::prove
