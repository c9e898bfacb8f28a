// Exact numbers.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rubric {

enum class RoundingMode : std::uint8_t { half_up, half_down, half_even, up, down };

// A fraction in lowest terms, numerator and denominator of 64 bits, computed with 128-bit
// intermediates: a result is invalid only if it does not fit itself.
//
// A result that does not fit (or a division by zero) is *invalid*; an invalid operand makes every
// result invalid. It never wraps and never turns into a number again, so a caller checks `valid()`
// once per rule. Ordering an invalid number is a programming error (an assertion); `==` may be
// asked and finds invalid numbers equal to each other only.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : numerator_(whole) {}  // NOLINT: a whole is a number
  static Rational fraction(std::int64_t numerator, std::int64_t denominator);
  static constexpr Rational invalid() { return Rational(0, 0); }
  // "12", "-3", "0.317". Empty for other text ("1.", ".5", "+1", "1e3"); invalid for a number that
  // does not fit, and for any of more than 38 digits (zeros at the outer ends do not count).
  static std::optional<Rational> parse(std::string_view decimal);

  constexpr bool valid() const { return denominator_ != 0; }
  constexpr bool is_whole() const { return denominator_ == 1; }
  constexpr std::int64_t numerator() const { return numerator_; }
  constexpr std::int64_t denominator() const { return denominator_; }  // positive; 0 when invalid

  friend Rational operator+(Rational a, Rational b);
  friend Rational operator-(Rational a, Rational b);
  friend Rational operator*(Rational a, Rational b);
  friend Rational operator/(Rational a, Rational b);
  friend bool operator==(Rational a, Rational b) = default;
  friend std::strong_ordering operator<=>(Rational a, Rational b);
  friend Rational round(Rational value, RoundingMode mode, Rational step);

 private:
  __extension__ using Wide = __int128;

  constexpr Rational(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  static Rational reduced(Wide numerator, Wide denominator);

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

// To the nearest multiple of `step` (> 0). `up` and `half_up` go towards plus infinity, `down` and
// `half_down` towards minus infinity; `half_even` takes the even multiple in a tie.
Rational round(Rational value, RoundingMode mode, Rational step);

// "26", "0.5", "79.1666…" (at most four decimals, cut off, marked when there are more), "invalid".
std::string to_string(Rational value);
// "1/3", "26": exact, for dumps and hashes.
std::string to_exact_string(Rational value);

}  // namespace rubric
