#include "lang/rational.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

namespace rubric {

namespace {

// Twice as wide as the fields: products of two fields, the sum of two such products and twice a
// remainder never overflow it.
__extension__ using Wide = __int128;

constexpr Wide kLeast = std::numeric_limits<std::int64_t>::min();
constexpr Wide kGreatest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMaxDigits = 38;  // 10^38 still fits into Wide
constexpr Wide kShownUnit = 10'000;     // four decimals

constexpr Wide magnitude(Wide value) { return value < 0 ? -value : value; }

// Of numbers not negative and not both zero. Goes down to 64 bits as soon as it can, for speed.
Wide common_divisor(Wide a, Wide b) {
  while (b > kGreatest) a = std::exchange(b, a % b);
  if (b == 0) return a;
  return std::gcd(static_cast<std::int64_t>(b), static_cast<std::int64_t>(a % b));
}

bool is_digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view without_leading_zeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

std::string_view without_trailing_zeros(std::string_view digits) {
  return digits.substr(0, digits.find_last_not_of('0') + 1);  // npos + 1 is 0: all zeros
}

Wide append_digits(Wide number, std::string_view digits) {
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

Wide power_of_ten(std::size_t exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// Whether a quotient that lies between two whole numbers goes to the upper one; `rest` tells where
// it lies, compared with the middle.
bool goes_up(RoundingMode mode, std::strong_ordering rest, bool lower_is_even) {
  switch (mode) {
    case RoundingMode::up: return true;
    case RoundingMode::down: return false;
    case RoundingMode::half_up: return std::is_gteq(rest);
    case RoundingMode::half_down: return std::is_gt(rest);
    case RoundingMode::half_even: return lower_is_even ? std::is_gt(rest) : std::is_gteq(rest);
  }
  return false;
}

Wide floor_quotient(Wide dividend, Wide divisor) {
  const Wide towards_zero = dividend / divisor;
  return dividend % divisor < 0 ? towards_zero - 1 : towards_zero;
}

Wide rounded_quotient(Wide dividend, Wide divisor, RoundingMode mode) {
  const Wide lower = floor_quotient(dividend, divisor);
  const Wide rest = dividend - lower * divisor;
  if (rest == 0) return lower;
  return goes_up(mode, 2 * rest <=> divisor, lower % 2 == 0) ? lower + 1 : lower;
}

}  // namespace

Rational Rational::reduced(Wide numerator, Wide denominator) {
  if (denominator == 0) return invalid();
  if (denominator != 1) {  // whole numbers are the usual case and are spared the division
    const Wide divisor = common_divisor(magnitude(numerator), magnitude(denominator));
    const Wide signed_divisor = denominator < 0 ? -divisor : divisor;
    numerator /= signed_divisor;
    denominator /= signed_divisor;
  }
  if (numerator < kLeast || numerator > kGreatest || denominator > kGreatest) return invalid();
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

Rational Rational::fraction(std::int64_t numerator, std::int64_t denominator) {
  return reduced(numerator, denominator);
}

std::optional<Rational> Rational::parse(std::string_view decimal) {
  const bool negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  const std::size_t point = decimal.find('.');
  std::string_view whole = decimal.substr(0, point);
  std::string_view decimals = point == std::string_view::npos ? "0" : decimal.substr(point + 1);
  if (!is_digits(whole) || !is_digits(decimals)) return std::nullopt;
  whole = without_leading_zeros(whole);
  decimals = without_trailing_zeros(decimals);
  if (whole.size() + decimals.size() > kMaxDigits) return invalid();
  const Wide digits = append_digits(append_digits(0, whole), decimals);
  return reduced(negative ? -digits : digits, power_of_ten(decimals.size()));
}

// The four operations need no look at validity: an invalid operand is 0/0 and, like a division by
// zero, makes the denominator zero.

Rational operator+(Rational a, Rational b) {
  return Rational::reduced(Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_,
                           Wide{a.denominator_} * b.denominator_);
}

Rational operator-(Rational a, Rational b) {
  return Rational::reduced(Wide{a.numerator_} * b.denominator_ - Wide{b.numerator_} * a.denominator_,
                           Wide{a.denominator_} * b.denominator_);
}

Rational operator*(Rational a, Rational b) {
  return Rational::reduced(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_);
}

Rational operator/(Rational a, Rational b) {
  return Rational::reduced(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(Rational a, Rational b) {
  assert(a.valid() && b.valid());
  return Wide{a.numerator_} * b.denominator_ <=> Wide{b.numerator_} * a.denominator_;
}

Rational round(Rational value, RoundingMode mode, Rational step) {
  if (!value.valid() || !step.valid()) return Rational::invalid();
  assert(step.numerator_ > 0);
  const Wide multiple =
      rounded_quotient(Wide{value.numerator_} * step.denominator_, Wide{value.denominator_} * step.numerator_, mode);
  // The multiple alone may need more than 64 bits (2^62 in quarters); divided first, it fits
  // whenever the result does.
  return Rational::reduced(multiple, step.denominator_) * step.numerator_;
}

std::string to_string(Rational value) {
  if (!value.valid()) return "invalid";
  const Wide scaled = magnitude(value.numerator()) * kShownUnit;
  const auto whole = static_cast<std::uint64_t>(scaled / value.denominator() / kShownUnit);
  const auto decimals = static_cast<unsigned>(scaled / value.denominator() % kShownUnit);
  const bool cut_off = scaled % value.denominator() != 0;
  std::string text = fmt::format("{}{}.{:04}", value.numerator() < 0 ? "-" : "", whole, decimals);
  if (cut_off) return text + "…";
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string to_exact_string(Rational value) {
  if (!value.valid()) return "invalid";
  if (value.is_whole()) return fmt::format("{}", value.numerator());
  return fmt::format("{}/{}", value.numerator(), value.denominator());
}

}  // namespace rubric
