// Names of inspections, each with a number.
#include "app/name_table.hpp"

#include <algorithm>
#include <array>

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

std::uint64_t hash_of(std::string_view name) {
  Fnv fnv;
  for (const char c : name) {
    const char letter = small(c);
    if (letter == 0) {
      Fnv any;
      any.add(folded(name));
      return any.value();
    }
    fnv.add({&letter, 1});
  }
  return fnv.value();
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

std::string_view NameTable::operator[](std::uint32_t number) const {
  const std::uint64_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(text_).substr(begin, ends_[number] - begin);
}

std::size_t NameTable::slot_of(std::string_view name) const {
  std::size_t slot = hash_of(name) & (slots_.size() - 1);
  while (slots_[slot] != kFree && !is_same_name((*this)[slots_[slot]], name)) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void NameTable::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), kFree);
  for (std::uint32_t i = 0; i < ends_.size(); ++i) {
    std::size_t slot = hash_of((*this)[i]) & (slots_.size() - 1);
    while (slots_[slot] != kFree) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i;
  }
}

std::pair<std::uint32_t, bool> NameTable::add(std::string_view name) {
  if (4 * (ends_.size() + 1) > 3 * slots_.size()) grow();
  const std::size_t slot = slot_of(name);
  if (slots_[slot] != kFree) return {slots_[slot], false};
  text_ += name;
  ends_.push_back(text_.size());
  slots_[slot] = static_cast<std::uint32_t>(ends_.size() - 1);
  return {slots_[slot], true};
}

std::optional<std::uint32_t> NameTable::find(std::string_view name, std::uint32_t likely) const {
  if (likely < size() && (*this)[likely] == name) return likely;
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t number = slots_[slot_of(name)];
  return number == kFree ? std::nullopt : std::optional(number);
}

}  // namespace rubric::app
