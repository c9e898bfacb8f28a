#include "lang/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace rubric {
namespace {

constexpr unsigned byte(char c) { return static_cast<unsigned char>(c); }

// By the first byte: how many bytes the character has, and the smallest code that needs so many.
struct Form {
  std::size_t size = 0;
  char32_t smallest = 0;
  unsigned bits = 0;  // what of the first byte belongs to the code
};
constexpr Form form_of(unsigned first) {
  if (first < 0x80) return {1, 0, first};
  if ((first & 0xE0U) == 0xC0) return {2, 0x80, first & 0x1FU};
  if ((first & 0xF0U) == 0xE0) return {3, 0x800, first & 0x0FU};
  if ((first & 0xF8U) == 0xF0) return {4, 0x10000, first & 0x07U};
  return {};
}

// How many bytes at the beginning are ASCII, eight at a time.
std::size_t ascii_size(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && byte(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Character first_character(std::string_view text) {
  const Form form = text.empty() ? Form{} : form_of(byte(text[0]));
  if (form.size == 0 || form.size > text.size()) return {};
  char32_t code = form.bits;
  for (std::size_t i = 1; i < form.size; ++i) {
    if ((byte(text[i]) & 0xC0U) != 0x80) return {};
    code = (code << 6U) | (byte(text[i]) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < form.smallest || surrogate || code > 0x10FFFF) return {};
  return {code, form.size};
}

std::size_t first_invalid_byte(std::string_view text) {
  std::size_t at = 0;
  for (;;) {
    at += ascii_size(text.substr(at));
    const std::size_t size = first_character(text.substr(at)).size;
    if (size == 0) return at;
    at += size;
  }
}

}  // namespace rubric
