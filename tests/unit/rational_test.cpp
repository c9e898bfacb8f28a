#include "lang/rational.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "tests/catch.hpp"

namespace rubric {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::array kModes = {RoundingMode::half_up, RoundingMode::half_down, RoundingMode::half_even,
                               RoundingMode::up, RoundingMode::down};

Rational ratio(std::int64_t numerator, std::int64_t denominator) { return Rational::fraction(numerator, denominator); }

// Reduced the schoolbook way; invalid when it does not fit.
Rational naive(Wide numerator, Wide denominator) {
  if (denominator == 0) return Rational::invalid();
  Wide a = numerator < 0 ? -numerator : numerator;
  Wide b = denominator < 0 ? -denominator : denominator;
  while (b != 0) a = std::exchange(b, a % b);
  numerator /= denominator < 0 ? -a : a;
  denominator /= denominator < 0 ? -a : a;
  if (numerator < kMin || numerator > kMax || denominator > kMax) return Rational::invalid();
  return ratio(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

// Numbers of every size, and often the ones at the limits.
class Draw {
 public:
  std::int64_t whole() {
    constexpr std::array kEdges = {kMin, kMin + 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, kMax - 1, kMax};
    if (generator_() % 8 == 0) return kEdges[generator_() % kEdges.size()];
    return static_cast<std::int64_t>(generator_()) >> (generator_() % 64);
  }
  std::int64_t small() { return static_cast<std::int64_t>(generator_() % 4001) - 2000; }
  Rational any() {
    const std::int64_t numerator = whole();
    return ratio(numerator, whole());
  }
  Rational near() {
    const std::int64_t numerator = small();
    return ratio(numerator, 1 + (small() + 2000) % 24);
  }

 private:
  std::mt19937_64 generator_{20240229};
};

TEST_CASE("a fraction is in lowest terms with a positive denominator") {
  struct Case {
    std::int64_t numerator, denominator;
    std::string expected;
  };
  const auto given = GENERATE(values<Case>({
      {6, 4, "3/2"},
      {-6, 4, "-3/2"},
      {6, -4, "-3/2"},
      {-6, -4, "3/2"},
      {0, -7, "0"},
      {12, 3, "4"},
      {kMax, kMax, "1"},
      {kMin, kMin, "1"},
      {kMin, 1, "-9223372036854775808"},
      {kMin, 2, "-4611686018427387904"},
      {2, kMin, "-1/4611686018427387904"},
      {kMin, -1, "invalid"},
      {1, kMin, "invalid"},
      {1, 0, "invalid"},
      {0, 0, "invalid"},
  }));
  CAPTURE(given.numerator, given.denominator);
  CHECK(to_exact_string(ratio(given.numerator, given.denominator)) == given.expected);
}

TEST_CASE("a number reads from decimal text") {
  struct Case {
    std::string text, expected;
  };
  const auto given = GENERATE(values<Case>({
      {"0", "0"},
      {"12", "12"},
      {"-3", "-3"},
      {"0.317", "317/1000"},
      {"-0.5", "-1/2"},
      {"-0", "0"},
      {"-0.00", "0"},
      {"007", "7"},
      {"20.6670", "20667/1000"},
      {"123456789012345678", "123456789012345678"},
      {"0.123456789012345678", "61728394506172839/500000000000000000"},
      {"9223372036854775807", "9223372036854775807"},
      {"9223372036854775808", "invalid"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"-9223372036854775809", "invalid"},
      {"0.000000000000000001", "1/1000000000000000000"},
      {"0.0000000000000000001", "invalid"},
      {"0000000000000000000000000000000000000000000007.5", "15/2"},
      {"7.50000000000000000000000000000000000000000000000", "15/2"},
      {"99999999999999999999999999999999999999", "invalid"},
      {"170141183460469231731687303715884105729", "invalid"},  // 2^127 + 1
      {"340282366920938463463374607431768211457", "invalid"},  // 2^128 + 1
      {"1000000000000000000000000000000000000000000000001", "invalid"},
  }));
  CAPTURE(given.text);
  const std::optional<Rational> number = Rational::parse(given.text);
  REQUIRE(number.has_value());
  CHECK(to_exact_string(*number) == given.expected);
}

TEST_CASE("other text is no number") {
  const auto text =
      GENERATE(as<std::string>{}, "", "-", "--1", "+1", "1.", ".5", "-.5", "-1.", ".", "1e3", "1.5.2", "1.-5", " 1",
               "1 ", "0x10", "1,5", "1/2", "nan", "12a", "1.2a", "99999999999999999999999999999999999999999999x", "١");
  CAPTURE(text);
  CHECK_FALSE(Rational::parse(text).has_value());
}

TEST_CASE("the largest whole number fits and one more is invalid") {
  CHECK(Rational(kMax - 1) + 1 == kMax);
  CHECK_FALSE((Rational(kMax) + 1).valid());
  CHECK(Rational(kMin + 1) - 1 == kMin);
  CHECK_FALSE((Rational(kMin) - 1).valid());
  CHECK(Rational(kMin) / 2 * 2 == kMin);
  CHECK_FALSE((Rational(0) - kMin).valid());
  CHECK_FALSE((Rational(kMin) * -1).valid());
  CHECK_FALSE((Rational(kMin) / -1).valid());
  CHECK_FALSE((Rational(1) / kMin).valid());
  CHECK(Rational(kMin) / kMin == 1);
  CHECK(ratio(1, kMax) * kMax == 1);
  CHECK_FALSE((ratio(1, kMax) / 2).valid());
}

TEST_CASE("an invalid operand makes every result invalid") {
  const Rational invalid = Rational::invalid();
  const auto other = GENERATE(Rational(0), Rational(1), Rational(kMin), Rational::invalid());
  CAPTURE(to_exact_string(other));
  for (const Rational result : {invalid + other, other + invalid, invalid - other, other - invalid, invalid * other,
                                other * invalid, invalid / other, other / invalid}) {
    CHECK_FALSE(result.valid());
  }
  CHECK_FALSE(round(invalid, RoundingMode::up, 1).valid());
  CHECK_FALSE(round(1, RoundingMode::up, invalid).valid());
}

TEST_CASE("a division by zero is invalid") {
  CHECK_FALSE((Rational(1) / 0).valid());
  CHECK_FALSE((Rational(0) / 0).valid());
  CHECK(Rational(1) / 0 == Rational::invalid());
  CHECK_FALSE(Rational(0) == Rational::invalid());
}

TEST_CASE("arithmetic agrees with 128-bit arithmetic wherever the result fits") {
  Draw draw;
  for (int i = 0; i < 20'000; ++i) {
    const Rational a = draw.any();
    const Rational b = draw.any();
    if (!a.valid() || !b.valid()) continue;
    const Wide left = Wide{a.numerator()} * b.denominator();
    const Wide right = Wide{b.numerator()} * a.denominator();
    const Wide both = Wide{a.denominator()} * b.denominator();
    CAPTURE(to_exact_string(a), to_exact_string(b));
    REQUIRE(a + b == naive(left + right, both));
    REQUIRE(a - b == naive(left - right, both));
    REQUIRE(a * b == naive(Wide{a.numerator()} * b.numerator(), both));
    REQUIRE(a / b == naive(left, right));
    REQUIRE((a < b) == (left < right));
    REQUIRE((a > b) == (left > right));
    REQUIRE((a == b) == (left == right));
  }
}

TEST_CASE("small numbers form a field") {
  Draw draw;
  for (int i = 0; i < 5'000; ++i) {
    const Rational a = draw.near();
    const Rational b = draw.near();
    const Rational c = draw.near();
    CAPTURE(to_exact_string(a), to_exact_string(b), to_exact_string(c));
    REQUIRE(a + b == b + a);
    REQUIRE((a + b) + c == a + (b + c));
    REQUIRE(a * (b + c) == a * b + a * c);
    REQUIRE(a - b + b == a);
    if (b != 0) REQUIRE(a / b * b == a);
  }
}

TEST_CASE("rounding goes to the multiple that its mode names") {
  struct Case {
    std::string value, step;
    std::array<std::string, 5> expected;  // half_up, half_down, half_even, up, down
  };
  const auto given = GENERATE(values<Case>({
      {"78.5", "1", {"79", "78", "78", "79", "78"}},
      {"79.5", "1", {"80", "79", "80", "80", "79"}},
      {"-78.5", "1", {"-78", "-79", "-78", "-78", "-79"}},
      {"-79.5", "1", {"-79", "-80", "-80", "-79", "-80"}},
      {"78.4999", "1", {"78", "78", "78", "79", "78"}},
      {"78.5001", "1", {"79", "79", "79", "79", "78"}},
      {"-0.5", "1", {"0", "-1", "0", "0", "-1"}},
      {"3", "1", {"3", "3", "3", "3", "3"}},
      {"0", "5", {"0", "0", "0", "0", "0"}},
      {"12.5", "5", {"15", "10", "10", "15", "10"}},
      {"17.5", "5", {"20", "15", "20", "20", "15"}},
      {"0.25", "0.5", {"0.5", "0", "0", "0.5", "0"}},
      {"20.667", "0.01", {"20.67", "20.67", "20.67", "20.67", "20.66"}},
  }));
  for (std::size_t mode = 0; mode < kModes.size(); ++mode) {
    CAPTURE(given.value, given.step, mode);
    const Rational step = Rational::parse(given.step).value();
    const Rational rounded = round(Rational::parse(given.value).value(), kModes[mode], step);
    CHECK(to_string(rounded) == given.expected[mode]);
  }
}

TEST_CASE("rounding holds at the limits") {
  const auto mode = GENERATE(from_range(kModes));
  CHECK(round(kMax, mode, 1) == kMax);
  CHECK(round(kMin, mode, 1) == kMin);
  // The multiple itself, 2^64 quarters, needs more than 64 bits.
  CHECK(round(std::int64_t{1} << 62, mode, ratio(1, 4)) == std::int64_t{1} << 62);
  CHECK(round(ratio(1, 3), RoundingMode::down, kMax) == 0);
  CHECK(round(ratio(1, 3), RoundingMode::up, kMax) == kMax);
  CHECK(round(ratio(-1, kMax), RoundingMode::down, 1) == -1);
  CHECK_FALSE(round(kMax, RoundingMode::up, 10).valid());
  CHECK_FALSE(round(kMin, RoundingMode::down, 10).valid());
}

// What the words say: a multiple of the step, less than a step away, on the right side; the nearer
// one if the mode is one of the half modes, and in a tie the one that it names.
void check_rounding(Rational value, RoundingMode mode, Rational step, Rational rounded) {
  const Rational multiple = rounded / step;
  const Rational off = (rounded - value) / step;
  const Rational half = ratio(1, 2);
  REQUIRE(multiple.is_whole());
  switch (mode) {
    case RoundingMode::up: REQUIRE((off >= 0 && off < 1)); return;
    case RoundingMode::down: REQUIRE((off <= 0 && off > -1)); return;
    case RoundingMode::half_up: REQUIRE((off <= half && off > Rational(0) - half)); return;
    case RoundingMode::half_down: REQUIRE((off < half && off >= Rational(0) - half)); return;
    case RoundingMode::half_even: REQUIRE((off <= half && off >= Rational(0) - half)); break;
  }
  if (off == half || off == Rational(0) - half) REQUIRE(multiple.numerator() % 2 == 0);
}

TEST_CASE("rounding keeps what its modes promise for any value and step") {
  Draw draw;
  for (int i = 0; i < 5'000; ++i) {
    const Rational value = draw.near();
    const Rational step = ratio(1 + i % 12, 1 + i / 12 % 8);
    for (const RoundingMode mode : kModes) {
      CAPTURE(to_exact_string(value), to_exact_string(step), static_cast<int>(mode));
      check_rounding(value, mode, step, round(value, mode, step));
    }
  }
}

TEST_CASE("a number shows at most four decimals and marks that there are more") {
  struct Case {
    Rational value;
    std::string expected;
  };
  const auto given = GENERATE(values<Case>({
      {26, "26"},
      {-26, "-26"},
      {0, "0"},
      {100, "100"},
      {ratio(1, 2), "0.5"},
      {ratio(-1, 2), "-0.5"},
      {ratio(20667, 1000), "20.667"},
      {ratio(1, 10'000), "0.0001"},
      {ratio(101, 100), "1.01"},
      {ratio(475, 6), "79.1666…"},
      {ratio(-475, 6), "-79.1666…"},
      {ratio(2, 3), "0.6666…"},
      {ratio(1, 100'000), "0.0000…"},
      {ratio(-1, 100'000), "-0.0000…"},
      {ratio(250'001, 100'000), "2.5000…"},
      {ratio(99'999'999, 100'000), "999.9999…"},
      {kMax, "9223372036854775807"},
      {kMin, "-9223372036854775808"},
      {ratio(kMin, 3), "-3074457345618258602.6666…"},
      {Rational::invalid(), "invalid"},
  }));
  CHECK(to_string(given.value) == given.expected);
}

TEST_CASE("exact text tells every two numbers apart") {
  CHECK(to_exact_string(ratio(1, 3)) == "1/3");
  CHECK(to_exact_string(ratio(-1, 3)) == "-1/3");
  CHECK(to_exact_string(ratio(52, 2)) == "26");
  CHECK(to_exact_string(kMin) == "-9223372036854775808");
  CHECK(to_exact_string(ratio(1, kMax)) == "1/9223372036854775807");
}

}  // namespace
}  // namespace rubric
