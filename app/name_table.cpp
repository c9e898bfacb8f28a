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

// Nothing in it is spelled in several ways but its capitals.
bool is_plain(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return small(c) != 0; });
}

std::uint64_t hash_of(std::string_view name) {
  Fnv fnv;
  if (!is_plain(name)) {
    fnv.add(folded(name));
    return fnv.value();
  }
  for (const char c : name) {
    const char letter = small(c);
    fnv.add({&letter, 1});
  }
  return fnv.value();
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (!is_plain(a) || !is_plain(b)) return folded(a) == folded(b);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char c, char d) { return small(c) == small(d); });
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

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t number = slots_[slot_of(name)];
  return number == kFree ? std::nullopt : std::optional(number);
}

}  // namespace rubric::app
