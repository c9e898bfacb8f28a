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

std::uint32_t NameTable::number_of(std::string_view name, std::uint32_t hash) const {
  return numbers_.find(hash, [&](std::uint32_t number) { return is_same_name((*this)[number], name); });
}

bool NameTable::add(std::string_view name) {
  const std::uint32_t hash = hash_of(name);
  if (number_of(name, hash) != kNone) return false;
  numbers_.add(hash, static_cast<std::uint32_t>(size()));
  text_ += name;
  ends_.push_back(text_.size());
  return true;
}

std::uint32_t NameTable::find(std::string_view name) const { return number_of(name, hash_of(name)); }

}  // namespace rubric::app
