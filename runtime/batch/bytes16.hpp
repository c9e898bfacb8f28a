// Sixteen bytes of a text at a time. The vector form is part of every x86-64 processor; the other one gives the same
// anywhere. Private to the readers of sheets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rubric {

class PortableBytes16 {
 public:
  PortableBytes16() = default;
  static PortableBytes16 load(const char* from) {
    PortableBytes16 bytes;
    std::memcpy(bytes.words_.data(), from, 16);
    return bytes;
  }
  // A bit for each byte, the first one lowest.
  std::uint32_t equal_to(char c) const {
    return each([&](char byte) { return byte == c; });
  }
  // Of those that are ASCII.
  std::uint32_t above(char c) const {
    return each([&](char byte) { return static_cast<signed char>(byte) > static_cast<signed char>(c); });
  }
  bool any() const { return (words_[0] | words_[1]) != 0; }

  friend PortableBytes16 operator^(PortableBytes16 a, PortableBytes16 b) {
    return PortableBytes16(a.words_[0] ^ b.words_[0], a.words_[1] ^ b.words_[1]);
  }
  friend PortableBytes16 operator&(PortableBytes16 a, PortableBytes16 b) {
    return PortableBytes16(a.words_[0] & b.words_[0], a.words_[1] & b.words_[1]);
  }
  friend PortableBytes16 operator|(PortableBytes16 a, PortableBytes16 b) {
    return PortableBytes16(a.words_[0] | b.words_[0], a.words_[1] | b.words_[1]);
  }

 private:
  PortableBytes16(std::uint64_t first, std::uint64_t second) : words_{first, second} {}
  template <typename Holds>
  std::uint32_t each(Holds holds) const {
    std::array<char, 16> bytes{};
    std::memcpy(bytes.data(), words_.data(), 16);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) bits |= (holds(bytes[i]) ? 1U : 0U) << i;
    return bits;
  }

  std::array<std::uint64_t, 2> words_{};
};

#if defined(__SSE2__)

class VectorBytes16 {
 public:
  VectorBytes16() : bytes_(_mm_setzero_si128()) {}
  static VectorBytes16 load(const char* from) {
    return VectorBytes16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));  // NOLINT: how it is loaded
  }
  std::uint32_t equal_to(char c) const { return bits(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
  std::uint32_t above(char c) const { return bits(_mm_cmpgt_epi8(bytes_, _mm_set1_epi8(c))); }
  bool any() const { return bits(_mm_cmpeq_epi8(bytes_, _mm_setzero_si128())) != 0xFFFF; }

  friend VectorBytes16 operator^(VectorBytes16 a, VectorBytes16 b) {
    return VectorBytes16(_mm_xor_si128(a.bytes_, b.bytes_));
  }
  friend VectorBytes16 operator&(VectorBytes16 a, VectorBytes16 b) {
    return VectorBytes16(_mm_and_si128(a.bytes_, b.bytes_));
  }
  friend VectorBytes16 operator|(VectorBytes16 a, VectorBytes16 b) {
    return VectorBytes16(_mm_or_si128(a.bytes_, b.bytes_));
  }

 private:
  explicit VectorBytes16(__m128i bytes) : bytes_(bytes) {}
  static std::uint32_t bits(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

  __m128i bytes_;
};

using Bytes16 = VectorBytes16;

#else

using Bytes16 = PortableBytes16;

#endif

// The first `count` bytes all ones, the others zero; at most 16.
inline Bytes16 first_bytes(std::size_t count) {
  static constexpr std::array<unsigned char, 32> kOnesThenZeros = {255, 255, 255, 255, 255, 255, 255, 255,
                                                                   255, 255, 255, 255, 255, 255, 255, 255};
  return Bytes16::load(reinterpret_cast<const char*>(kOnesThenZeros.data()) + 16 - count);  // NOLINT: bytes are bytes
}

// How many bytes at `from` may be read beyond those that are compared.
inline constexpr std::size_t kReadBeyond = 16;

// Whether the same `size` bytes stand in both places. Reads up to kReadBeyond more of each.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  for (; size > 16; size -= 16, a += 16, b += 16) {
    if ((Bytes16::load(a) ^ Bytes16::load(b)).any()) return false;
  }
  return !((Bytes16::load(a) ^ Bytes16::load(b)) & first_bytes(size)).any();
}

// A text that may be read beyond its end.
class ReadableText {
 public:
  ReadableText() = default;
  explicit ReadableText(std::string_view text) : bytes_(text), size_(text.size()) {
    bytes_.resize(size_ + kReadBeyond);
  }
  std::size_t size() const { return size_; }
  bool stands_at(const char* place) const { return same_bytes(place, bytes_.data(), size_); }

 private:
  std::string bytes_;
  std::size_t size_ = 0;
};

// A text that stays where it is. What is behind it must be readable too.
class KnownText {
 public:
  KnownText() = default;  // stands nowhere
  explicit KnownText(std::string_view text)
      : text_(text),
        mask_(first_bytes(text.size() < 16 ? text.size() : 16)),
        begin_(Bytes16::load(text.data()) & mask_) {}
  std::size_t size() const { return text_.size(); }
  bool stands_at(const char* place) const {
    if (((Bytes16::load(place) & mask_) ^ begin_).any()) return false;
    return text_.size() - 1 < 16 || (!text_.empty() && same_bytes(place, text_.data(), text_.size()));
  }

 private:
  std::string_view text_;
  Bytes16 mask_;
  Bytes16 begin_;
};

// A text of at most 32 bytes. One that is longer stands nowhere.
class ShortText {
 public:
  ShortText() = default;
  explicit ShortText(std::string_view text) : size_(text.size()) {
    std::array<char, 32> bytes{};
    if (size_ > bytes.size()) {
      size_ = 0;
      bytes.fill('\xFF');
    } else {
      std::memcpy(bytes.data(), text.data(), size_);
      masks_ = {first_bytes(size_ < 16 ? size_ : 16), first_bytes(size_ > 16 ? size_ - 16 : 0)};
    }
    bytes_ = {Bytes16::load(bytes.data()), Bytes16::load(bytes.data() + 16)};
  }
  std::size_t size() const { return size_; }
  // Zero if it stands there. Reads 32 bytes.
  Bytes16 differs(const char* place) const {
    return ((Bytes16::load(place) & masks_[0]) ^ bytes_[0]) | ((Bytes16::load(place + 16) & masks_[1]) ^ bytes_[1]);
  }

 private:
  std::array<Bytes16, 2> bytes_{};
  std::array<Bytes16, 2> masks_{};
  std::size_t size_ = 0;
};

inline constexpr std::uint64_t kHashFactor = 0x9E3779B97F4A7C15;  // of Fibonacci hashing

// The first eight bytes, the first one lowest.
inline std::uint64_t first_eight(const char* from) {
  std::uint64_t word = 0;
  std::memcpy(&word, from, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

}  // namespace rubric
