#include "runtime/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.hpp"

namespace rubric {
namespace {

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr auto kMaxMembers = static_cast<std::int64_t>(Numbers::kMaxMembers);
constexpr std::array kOperations = {Arithmetic::add,    Arithmetic::subtract, Arithmetic::multiply,
                                    Arithmetic::divide, Arithmetic::lowest,   Arithmetic::highest};
constexpr std::array kModes = {RoundingMode::half_up, RoundingMode::half_down, RoundingMode::half_even,
                               RoundingMode::up, RoundingMode::down};

using Values = std::vector<Rational>;

Rational number(const std::string& text) { return Rational::parse(text).value(); }

// "[1, 2)", "{1, 2}", "{}", "invalid": sets as the tables below write them.
std::string show(const Numbers& set) {
  if (!set.valid()) return "invalid";
  std::string text;
  if (const auto members = set.members()) {
    for (const Rational member : *members) text += (text.empty() ? "" : ", ") + to_string(member);
    return "{" + text + "}";
  }
  const Interval hull = set.hull();
  return (hull.low_open ? "(" : "[") + to_string(hull.low) + ", " + to_string(hull.high) + (hull.high_open ? ")" : "]");
}

// The inverse; "[1, 2)" and "{1, 2}" only.
Numbers read(const std::string& text) {
  Values values;
  for (std::size_t at = 1; at + 1 < text.size();) {
    const std::size_t end = text.find_first_of(",)]}", at);
    values.push_back(number(text.substr(at, end - at)));
    at = end + 2;
  }
  if (text.front() == '{') return Numbers::of(values);
  return Numbers::between({values.at(0), values.at(1), text.front() == '(', text.back() == ')'});
}

Values counted(std::int64_t count) {
  Values values;
  for (std::int64_t i = 0; i < count; ++i) values.emplace_back(i);
  return values;
}

Values sorted(Values values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

bool reaches(const Interval& interval, Rational value) {
  return (interval.low_open ? value > interval.low : value >= interval.low) &&
         (interval.high_open ? value < interval.high : value <= interval.high);
}

bool holds(const Numbers& set, Rational value) {
  if (set.empty()) return false;
  const auto members = set.members();
  if (!members) return reaches(set.hull(), value);
  return std::find(members->begin(), members->end(), value) != members->end();
}

const Rational kEighth = Rational::fraction(1, 8);
const Rational kNext = Rational::fraction(1, 1'000'000);  // "just inside an open end"
const Rational kNear = Rational::fraction(1, 1'000);      // what becomes of kNext in a result

// Every member; of an interval all eighths, the ends it reaches, and what lies next to the others.
Values samples(const Numbers& set) {
  if (const auto members = set.members()) return {members->begin(), members->end()};
  const Interval hull = set.hull();
  Values values = {hull.low + kNext, hull.high - kNext};
  for (Rational at = hull.low; at <= hull.high; at = at + kEighth) {
    if (reaches(hull, at)) values.push_back(at);
  }
  return values;
}

Rational naive(Arithmetic operation, Rational a, Rational b) {
  switch (operation) {
    case Arithmetic::add: return a + b;
    case Arithmetic::subtract: return a - b;
    case Arithmetic::multiply: return a * b;
    case Arithmetic::divide: return a / b;
    case Arithmetic::lowest: return a < b ? a : b;
    case Arithmetic::highest: return a > b ? a : b;
  }
  return Rational::invalid();
}

Values naive_pairs(Arithmetic operation, const Values& a, const Values& b) {
  Values results;
  for (const Rational x : a) {
    for (const Rational y : b) results.push_back(naive(operation, x, y));
  }
  return sorted(results);
}

// Sound: no sample is missing. As near as can be: a closed end is one of the samples, an open end
// has samples next to it.
void check_holds_tightly(const Numbers& set, const Values& samples) {
  REQUIRE(set.valid());
  for (const Rational sample : samples) {
    if (!holds(set, sample)) FAIL(show(set) << " lacks " << to_exact_string(sample));
  }
  if (const auto members = set.members()) {
    REQUIRE(std::equal(members->begin(), members->end(), samples.begin(), samples.end()));
    return;
  }
  const Interval hull = set.hull();
  REQUIRE(samples.front() - hull.low <= (hull.low_open ? kNear : Rational(0)));
  REQUIRE(hull.high - samples.back() <= (hull.high_open ? kNear : Rational(0)));
}

// Small sets with ends at quarters, so that ends meet, touch zero and lie half-way often.
class Draw {
 public:
  std::uint64_t below(std::uint64_t limit) { return generator_() % limit; }
  Rational quarter() { return Rational::fraction(static_cast<std::int64_t>(below(25)) - 12, 4); }
  Numbers members() {
    Values values(1 + below(4));
    for (Rational& value : values) value = quarter();
    return Numbers::of(values);
  }
  Numbers interval() {
    const Rational low = quarter();
    const Rational length = Rational::fraction(1 + static_cast<std::int64_t>(below(10)), 4);
    const bool low_open = below(2) == 0;
    return Numbers::between({low, low + length, low_open, below(2) == 0});
  }
  Numbers any() { return below(2) == 0 ? members() : interval(); }
  Bounds bounds() {
    Bounds bounds;
    if (below(4) != 0) bounds.low = quarter();
    if (below(4) != 0) bounds.high = quarter();
    bounds.low_open = below(2) == 0;
    bounds.high_open = below(2) == 0;
    return bounds;
  }

 private:
  std::mt19937_64 generator_{20240229};
};

TEST_CASE("a set has one form, however it is made") {
  CHECK(Numbers::of({}) == Numbers());
  CHECK(Numbers::of({2, 2}) == Numbers(2));
  CHECK(Numbers::of({3, 1, 2, 1}) == Numbers::of({1, 2, 3}));
  CHECK(Numbers::between({2, 2}) == Numbers(2));
  CHECK(Numbers::between({2, 2, true, false}) == Numbers());
  CHECK(Numbers::between({2, 2, false, true}) == Numbers());
  CHECK(Numbers::between({3, 2}) == Numbers());
  CHECK_FALSE(Numbers::of({1, 2}) == Numbers::between({1, 2}));
  const Numbers invalid = Rational::invalid();
  CHECK(Numbers::of({1, Rational::invalid(), 2}) == invalid);
  CHECK(Numbers::between({1, Rational::invalid()}) == invalid);
  CHECK(Numbers::between({Rational::invalid(), 1}) == invalid);
}

TEST_CASE("a set tells its ends and its members") {
  struct Case {
    std::string set;
    bool empty, certain;
    std::size_t members;  // 0 for an interval
    Interval hull;
  };
  const auto given = GENERATE(values<Case>({
      {"{4}", false, true, 1, {4, 4}},
      {"{4, 7, 5}", false, false, 3, {4, 7}},
      {"[4, 7]", false, false, 0, {4, 7}},
      {"(4, 7)", false, false, 0, {4, 7, true, true}},
  }));
  CAPTURE(given.set);
  const Numbers set = read(given.set);
  CHECK(set.valid());
  CHECK(set.empty() == given.empty);
  CHECK(set.certain() == given.certain);
  CHECK((set.members() ? set.members()->size() : 0) == given.members);
  CHECK(set.hull() == given.hull);
}

TEST_CASE("the empty set is valid and has no members") {
  CHECK(Numbers().empty());
  CHECK(Numbers().valid());
  CHECK_FALSE(Numbers().certain());
  REQUIRE(Numbers().members());
  CHECK(Numbers().members()->empty());
}

TEST_CASE("kMaxMembers members are kept and one more gives an interval") {
  CHECK(Numbers::of(counted(kMaxMembers)).members()->size() == Numbers::kMaxMembers);
  CHECK(Numbers::of(counted(kMaxMembers + 1)) == Numbers::between({0, kMaxMembers}));
  Values doubled = counted(kMaxMembers);
  doubled.push_back(0);
  CHECK(Numbers::of(doubled).members()->size() == Numbers::kMaxMembers);
}

TEST_CASE("kMaxPairs pairs are combined and one row more gives the hull") {
  const Numbers many = Numbers::of(counted(kMaxMembers));
  const auto rows = static_cast<std::int64_t>(Numbers::kMaxPairs / Numbers::kMaxMembers);
  CHECK(combine(Arithmetic::lowest, many, Numbers::of(counted(rows))) == Numbers::of(counted(rows)));
  CHECK(combine(Arithmetic::lowest, many, Numbers::of(counted(rows + 1))) == Numbers::between({0, rows}));
}

TEST_CASE("too many results give the interval that holds them") {
  const Numbers tens = combine(Arithmetic::multiply, Numbers::of(counted(60)), Rational(100));
  const Numbers ones = Numbers::of(counted(60));
  REQUIRE(tens.members());
  CHECK(combine(Arithmetic::add, tens, ones) == Numbers::between({0, 5959}));
  CHECK(unite(Numbers::of(counted(kMaxMembers)), Rational(2000)) == Numbers::between({0, 2000}));
}

TEST_CASE("intervals combine with their open ends") {
  struct Case {
    std::string a;
    Arithmetic operation;
    std::string b, expected;
  };
  const auto given = GENERATE(values<Case>({
      {"[1, 2)", Arithmetic::add, "[10, 20]", "[11, 22)"},
      {"[1, 2)", Arithmetic::add, "(0, 1]", "(1, 3)"},
      {"(0, 1]", Arithmetic::add, "[0, 1]", "(0, 2]"},
      {"[1, 2)", Arithmetic::subtract, "[0, 1)", "(0, 2)"},
      {"[1, 2]", Arithmetic::subtract, "(0, 1]", "[0, 2)"},
      {"(2, 3]", Arithmetic::multiply, "[-1, 4)", "[-3, 12)"},
      {"(0, 1)", Arithmetic::multiply, "[5, 6]", "(0, 6)"},
      {"[0, 1)", Arithmetic::multiply, "(5, 6)", "[0, 6)"},
      {"(-1, 1)", Arithmetic::multiply, "{0}", "{0}"},
      {"(-1, 0]", Arithmetic::multiply, "(0, 2)", "(-2, 0]"},
      {"[-2, 1)", Arithmetic::multiply, "[-2, 1)", "(-2, 4]"},
      {"[1, 2)", Arithmetic::divide, "[2, 4)", "(0.25, 1)"},
      {"[1, 2]", Arithmetic::divide, "[-4, -2]", "[-1, -0.25]"},
      {"[0, 1]", Arithmetic::divide, "(2, 4)", "[0, 0.5)"},
      {"[1, 2]", Arithmetic::divide, "{-1, 1}", "[-2, 2]"},
      {"(1, 2)", Arithmetic::divide, "{-1, 0.5}", "(-2, 4)"},
      {"[1, 2]", Arithmetic::divide, "{-1, 0, 1}", "invalid"},
      {"[1, 2]", Arithmetic::divide, "[0, 1]", "invalid"},
      {"[1, 2]", Arithmetic::divide, "[-1, 1]", "invalid"},
      {"[1, 2]", Arithmetic::divide, "(0, 1]", "invalid"},
      {"{1, 2}", Arithmetic::divide, "{0, 1}", "invalid"},
      {"{1}", Arithmetic::divide, "{0}", "invalid"},
      {"[1, 5)", Arithmetic::lowest, "(1, 5]", "[1, 5)"},
      {"[1, 5)", Arithmetic::highest, "(1, 5]", "(1, 5]"},
      {"[1, 5]", Arithmetic::lowest, "{3}", "[1, 3]"},
      {"[1, 5]", Arithmetic::highest, "{3}", "[3, 5]"},
      {"{1, 2}", Arithmetic::lowest, "[2, 9]", "{1, 2}"},
      {"(3, 9]", Arithmetic::highest, "{1, 3}", "(3, 9]"},
      {"{5, 9}", Arithmetic::highest, "[1, 5]", "{5, 9}"},
      {"[1, 5]", Arithmetic::highest, "{5, 9}", "{5, 9}"},
      {"[2, 9]", Arithmetic::lowest, "{1, 2}", "{1, 2}"},
      {"{1, 100}", Arithmetic::lowest, "(50, 60)", "[1, 60)"},
      {"{1, 55}", Arithmetic::lowest, "(50, 60)", "[1, 55]"},
  }));
  CAPTURE(given.a, static_cast<int>(given.operation), given.b);
  CHECK(show(combine(given.operation, read(given.a), read(given.b))) == given.expected);
}

TEST_CASE("an overflow makes the whole set invalid") {
  const Rational step = 1;
  const auto set = GENERATE(Numbers(kMax), Numbers::of({0, kMax}), Numbers::between({0, kMax}));
  CAPTURE(show(set));
  CHECK(combine(Arithmetic::add, set, Rational(0)).valid());
  CHECK_FALSE(combine(Arithmetic::add, set, step).valid());
  CHECK_FALSE(combine(Arithmetic::subtract, Rational(-2), set).valid());
  CHECK_FALSE(combine(Arithmetic::multiply, set, Rational(2)).valid());
  CHECK_FALSE(round(set, RoundingMode::up, 10).valid());
}

TEST_CASE("every operation keeps invalidity") {
  const Numbers invalid = Rational::invalid();
  const auto other =
      GENERATE(Numbers(), Numbers(1), Numbers::of({1, 2}), Numbers::between({1, 2}), Numbers(Rational::invalid()));
  CAPTURE(show(other));
  for (const Arithmetic operation : kOperations) {
    CAPTURE(static_cast<int>(operation));
    CHECK(combine(operation, invalid, other) == invalid);
    CHECK(combine(operation, other, invalid) == invalid);
  }
  CHECK(unite(invalid, other) == invalid);
  CHECK(unite(other, invalid) == invalid);
  CHECK(round(invalid, RoundingMode::up, 1) == invalid);
  if (!other.empty()) CHECK(round(other, RoundingMode::up, Rational::invalid()) == invalid);
  CHECK(lies_within(invalid, {1, 2}) == 3);
  CHECK(lies_within(Rational(1), {Rational::invalid(), 2}) == 3);
  CHECK(lies_within(Rational(1), {1, Rational::invalid()}) == 3);
}

TEST_CASE("what is absent stays absent") {
  const auto other = GENERATE(Numbers(), Numbers(1), Numbers::of({1, 2}), Numbers::between({1, 2}));
  CAPTURE(show(other));
  for (const Arithmetic operation : kOperations) {
    CHECK(combine(operation, Numbers(), other).empty());
    CHECK(combine(operation, other, Numbers()).empty());
  }
  CHECK(unite(Numbers(), other) == other);
  CHECK(unite(other, Numbers()) == other);
  CHECK(round(Numbers(), RoundingMode::up, 1).empty());
  CHECK(lies_within(Numbers(), {1, 2}) == 0);
}

TEST_CASE("member sets combine exactly") {
  Draw draw;
  for (int i = 0; i < 1'000; ++i) {
    const Numbers a = draw.members();
    const Numbers b = draw.members();
    for (const Arithmetic operation : kOperations) {
      CAPTURE(show(a), static_cast<int>(operation), show(b));
      const Numbers result = combine(operation, a, b);
      if (operation == Arithmetic::divide && holds(b, 0)) {
        REQUIRE_FALSE(result.valid());
      } else {
        REQUIRE(result.members());
        REQUIRE(samples(result) == naive_pairs(operation, samples(a), samples(b)));
      }
    }
  }
}

TEST_CASE("any sets combine to a set that holds all results, tightly") {
  Draw draw;
  for (int i = 0; i < 1'000; ++i) {
    const Numbers a = draw.any();
    const Numbers b = draw.any();
    for (const Arithmetic operation : kOperations) {
      CAPTURE(show(a), static_cast<int>(operation), show(b));
      const Numbers result = combine(operation, a, b);
      const bool zero_end = !b.members() && (b.hull().low == 0 || b.hull().high == 0);
      if (operation == Arithmetic::divide && (holds(b, 0) || zero_end)) {
        REQUIRE_FALSE(result.valid());
      } else {
        check_holds_tightly(result, naive_pairs(operation, samples(a), samples(b)));
      }
    }
  }
}

TEST_CASE("a union holds both sets, tightly") {
  Draw draw;
  for (int i = 0; i < 2'000; ++i) {
    const Numbers a = draw.any();
    const Numbers b = draw.any();
    CAPTURE(show(a), show(b));
    Values both = samples(a);
    const Values others = samples(b);
    both.insert(both.end(), others.begin(), others.end());
    const Numbers result = unite(a, b);
    REQUIRE(result == unite(b, a));
    REQUIRE(result.members().has_value() == (a.members() && b.members()));
    check_holds_tightly(result, sorted(both));
  }
}

TEST_CASE("an interval rounds to the multiples that its members round to") {
  struct Case {
    std::string set;
    RoundingMode mode;
    std::string step, expected;
  };
  const auto given = GENERATE(values<Case>({
      {"[78.5, 79.5)", RoundingMode::half_up, "1", "{79}"},
      {"[78.5, 79.5]", RoundingMode::half_up, "1", "{79, 80}"},
      {"(64.5, 65]", RoundingMode::half_down, "1", "{65}"},
      {"[64.5, 65]", RoundingMode::half_down, "1", "{64, 65}"},
      {"(64.5, 65.5)", RoundingMode::half_even, "1", "{65}"},
      {"[64.5, 65.5]", RoundingMode::half_even, "1", "{64, 65, 66}"},
      {"(3, 4]", RoundingMode::up, "1", "{4}"},
      {"[3, 4]", RoundingMode::up, "1", "{3, 4}"},
      {"[3, 4)", RoundingMode::down, "1", "{3}"},
      {"[3, 4]", RoundingMode::down, "1", "{3, 4}"},
      {"(3, 4)", RoundingMode::up, "5", "{5}"},
      {"[0, 1]", RoundingMode::half_up, "0.25", "{0, 0.25, 0.5, 0.75, 1}"},
      {"{0.5, 1.25, 1.5}", RoundingMode::half_up, "1", "{1, 2}"},
      {"{0.5}", RoundingMode::half_down, "1", "{0}"},
  }));
  CAPTURE(given.set, static_cast<int>(given.mode), given.step);
  CHECK(show(round(read(given.set), given.mode, number(given.step))) == given.expected);
}

TEST_CASE("rounding is exact on any set") {
  Draw draw;
  for (int i = 0; i < 1'000; ++i) {
    const Numbers set = draw.any();
    const Rational step = Rational::fraction(1 + i % 6, 2);
    for (const RoundingMode mode : kModes) {
      CAPTURE(show(set), static_cast<int>(mode), to_string(step));
      Values expected = samples(set);
      for (Rational& value : expected) value = round(value, mode, step);
      const Numbers result = round(set, mode, step);
      REQUIRE(result.members());
      REQUIRE(samples(result) == sorted(expected));
    }
  }
}

TEST_CASE("kMaxMembers multiples are listed and one more gives a closed interval") {
  const Rational half = Rational::fraction(1, 2);
  const Rational beyond = Rational(kMaxMembers) - half;
  CHECK(round(Numbers::between({0, beyond, false, true}), RoundingMode::half_up, 1) ==
        Numbers::of(counted(kMaxMembers)));
  CHECK(round(Numbers::between({0, beyond, true, false}), RoundingMode::half_up, 1) ==
        Numbers::between({0, kMaxMembers}));
}

TEST_CASE("rounding next to an open end does not overflow where the result fits") {
  const Numbers up_to = Numbers::between({kMax - 6, kMax, false, true});
  CHECK(round(up_to, RoundingMode::down, 10) == Numbers::of({kMax - 7}));
  const Numbers down_to = Numbers::between({kMin, kMin + 7, true, false});
  CHECK(round(down_to, RoundingMode::up, 10) == Numbers(kMin + 8));
  CHECK(round(Numbers::between({kMin, kMax}), RoundingMode::half_up, 1) == Numbers::between({kMin, kMax}));
}

TEST_CASE("a set lies within bounds, beyond them, or both") {
  struct Case {
    std::string set;
    Bounds bounds;
    unsigned expected;
  };
  const auto given = GENERATE(values<Case>({
      {"{3}", {3, 5}, 2},
      {"{3}", {3, 5, true, false}, 1},
      {"{5}", {3, 5, false, true}, 1},
      {"{3, 6}", {3, 5}, 3},
      {"{2, 6}", {3, 5}, 1},
      {"{2, 6}", {}, 2},
      {"[3, 5]", {3, 5}, 2},
      {"[3, 5]", {3, 5, true, false}, 3},
      {"(3, 5)", {3, 5, true, true}, 2},
      {"[5, 6]", {3, 5}, 3},
      {"(5, 6]", {3, 5}, 1},
      {"[5, 6]", {3, 5, false, true}, 1},
      {"[0, 9]", {4, 4}, 3},
      {"[0, 9]", {4, 4, true, false}, 1},
      {"[0, 9]", {5, 4}, 1},
      {"[0, 9]", {{}, 9}, 2},
      {"[0, 9]", {0, {}}, 2},
      {"[0, 9]", {1, {}}, 3},
      {"[0, 9]", {}, 2},
  }));
  CAPTURE(given.set);
  CHECK(lies_within(read(given.set), given.bounds) == given.expected);
}

TEST_CASE("lying within agrees with a look at every member") {
  Draw draw;
  for (int i = 0; i < 5'000; ++i) {
    const Numbers set = draw.any();
    const Bounds bounds = draw.bounds();
    const Interval range = {bounds.low.value_or(-1'000), bounds.high.value_or(1'000), bounds.low_open,
                            bounds.high_open};
    unsigned expected = 0;
    for (const Rational value : samples(set)) expected |= reaches(range, value) ? 2U : 1U;
    CAPTURE(show(set), show(Numbers::between(range)), range.low_open, range.high_open);
    REQUIRE(lies_within(set, bounds) == expected);
  }
}

}  // namespace
}  // namespace rubric
