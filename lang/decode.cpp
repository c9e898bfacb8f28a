#include "lang/decode.hpp"

#include <array>
#include <optional>

#include "lang/utf8.hpp"

namespace rubric {
namespace {

// What Windows-1252 has from 0x80 to 0x9F; 0 where it has nothing. All others are as in Unicode.
constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr unsigned byte(char c) { return static_cast<unsigned char>(c); }

void append(std::string& out, char32_t code) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto more = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | (code >> 6U));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    more(6);
  } else {
    put(0xF0U | (code >> 18U));
    more(12);
    more(6);
  }
  more(0);
}

std::optional<std::string> from_windows(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const unsigned b = byte(c);
    const char32_t code = b >= 0x80 && b < 0xA0 ? kWindows[b - 0x80] : b;
    if (code == 0) return std::nullopt;
    append(out, code);
  }
  return out;
}

bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xE000; }

// Without its mark.
std::optional<std::string> from_utf16(std::string_view bytes, bool big_end_first) {
  const auto unit = [&](std::size_t i) -> char32_t {
    return big_end_first ? byte(bytes[i]) << 8U | byte(bytes[i + 1]) : byte(bytes[i + 1]) << 8U | byte(bytes[i]);
  };
  std::string out;
  if (bytes.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t code = unit(i);
    if (is_surrogate(code)) {
      const char32_t low = i + 2 < bytes.size() ? unit(i + 2) : 0;
      if (code >= 0xDC00 || low < 0xDC00 || !is_surrogate(low)) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      i += 2;
    }
    append(out, code);
  }
  return out;
}

}  // namespace

Decoded decode(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    if (auto text = from_utf16(bytes.substr(2), !little)) return {std::move(*text), "UTF-16"};
    return {std::string(bytes), {}};
  }
  while (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (first_invalid_byte(bytes) == bytes.size()) return {std::string(bytes), {}};
  if (auto text = from_windows(bytes)) return {std::move(*text), "Windows-1252"};
  return {std::string(bytes), {}};
}

}  // namespace rubric
