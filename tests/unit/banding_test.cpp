#include "runtime/banding.hpp"

#include "runtime/cover.hpp"
#include "tests/catch.hpp"
#include "tests/unit/framework_builder.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric {
namespace {

struct Banded {
  FrameworkBuilder builder;
  Inspection inspection;
  Diagnostics diagnostics;

  Value band(BandingId banding, const Value& value, std::optional<ExprId> operand = {}) {
    const ExprId id = builder.op(Op::band, kRating, {operand ? *operand : builder.number(0)}, banding.index);
    const Step step{id, {0}, {}};
    const std::vector<Value> slots = {value};
    return rubric::band(builder.framework[id], {step, slots}, {builder.framework, &inspection, diagnostics});
  }
};

TEST_CASE("a number falls into the band of its rounding") {
  Banded given;
  const BandingId sufficiency = given.builder.sufficiency();
  struct Case {
    Value value, expected;
  };
  const auto of = [](std::int64_t yes, std::int64_t relevant) { return Rational::fraction(100 * yes, relevant); };
  const std::vector<Case> cases = {
      {number(0), levels(0b0001)},
      {number(of(99, 200)), levels(0b0010)},
      {number(of(9, 14)), levels(0b0010)},     // 64.29
      {number(of(129, 200)), levels(0b0100)},  // 64.5
      {number(of(19, 24)), levels(0b0100)},    // 79.17
      {number(of(159, 200)), levels(0b1000)},
      {numbers({of(9, 14), of(19, 24)}), levels(0b0110)},
      {or_absent(number(100)), or_absent(levels(0b1000))},
      {Value::nothing(), Value::nothing()},
      {range({0, 100}), levels(0b1111)},
      {range({Rational::fraction(129, 2), Rational::fraction(159, 2), false, true}), levels(0b0100)},
      {range({Rational::fraction(129, 2), Rational::fraction(159, 2), false, false}), levels(0b1100)},
  };
  for (const Case& banded : cases) {
    CAPTURE(banded.value);
    CHECK(given.band(sufficiency, banded.value) == banded.expected);
  }
  CHECK(given.diagnostics.all().empty());
}

TEST_CASE("a banding may give numbers, and `otherwise` what no other band holds") {
  Banded given;
  Banding points;
  points.measure = TypeKind::number;
  points.result = kNumber;
  points.bands = {FrameworkBuilder::band("", {36, 38, true, false}, 0),
                  FrameworkBuilder::band("", {38, 39, true, false}, 0), Band{}};
  points.bands[1].number = 1;
  points.bands[2].number = 2;
  points.bands[2].otherwise = true;
  const BandingId id = given.builder.banding(points);
  CHECK(given.band(id, number(38)) == number(0));
  CHECK(given.band(id, number(39)) == number(1));
  CHECK(given.band(id, number(36)) == number(2));
  CHECK(given.band(id, number(40)) == number(2));
  CHECK(given.band(id, range({37, 39})) == numbers({0, 1}));
  CHECK(given.band(id, range({37, 39, true, false})) == numbers({0, 1}));
  CHECK(given.band(id, range({36, 38})) == numbers({0, 2}));
  CHECK(given.band(id, range({36, 38, true, false})) == number(0));
}

TEST_CASE("a number in no band is an error that names its neighbours and its tally") {
  Banded given;
  const BandingId exact = given.builder.sufficiency({});
  const ExprId percent = given.builder.percent(given.builder.question());
  const ExprId by_name = given.builder.use(given.builder.define("share of yes", percent));
  given.inspection = given.builder.inspection();
  given.inspection.tallies[0] = Tally{19, 24};
  CHECK(is_broken(given.band(exact, number(Rational::fraction(1900, 24)), by_name)));
  REQUIRE(given.diagnostics.all().size() == 1);
  const Diagnostic& error = given.diagnostics.all()[0];
  CHECK(error.code == Code::in_no_band);
  CHECK(error.span == given.builder.framework.exprs.back().span);
  CHECK(error.message == "79.1666… is in no band of `sufficiency`, between `reasonable-majority` and `large-majority`");
  CHECK(error.notes == std::vector<std::string>{"19 of 24 is 79.1666…"});
}

TEST_CASE("neighbours below the first and above the last band") {
  Banded given;
  Banding banding;
  banding.measure = TypeKind::whole;
  banding.result = kRating;
  banding.bands = {FrameworkBuilder::band("", {0, 6}, 0), FrameworkBuilder::band("", {7, 18}, 1)};
  const BandingId id = given.builder.banding(banding);
  given.band(id, number(-1));
  given.band(id, number(19));
  given.band(id, numbers({3, 20}));
  REQUIRE(given.diagnostics.all().size() == 3);
  CHECK(given.diagnostics.all()[0].message == "-1 is in no band, below `0 to 6`");
  CHECK(given.diagnostics.all()[1].message == "19 is in no band, above `7 to 18`");
  CHECK(given.diagnostics.all()[2].message == "20 is possible, and is in no band, above `7 to 18`");
  CHECK(given.diagnostics.all()[2].notes.empty());
}

TEST_CASE("between whole numbers no band is missed") {
  Banded given;
  Banding banding;
  banding.measure = TypeKind::whole;
  banding.result = kRating;
  banding.bands = {FrameworkBuilder::band("", {0, 6}, 0), FrameworkBuilder::band("", {7, 18}, 1)};
  const BandingId whole = given.builder.banding(banding);
  CHECK(given.band(whole, range({0, 18})) == levels(0b0011));
  CHECK(given.diagnostics.all().empty());
  banding.measure = TypeKind::number;
  CHECK(is_broken(given.band(given.builder.banding(banding), range({0, 18}))));
  CHECK(given.diagnostics.all().size() == 1);
}

TEST_CASE("what stretches leave out") {
  const std::vector<Bounds> stretches = {{0, 5, false, true}, {3, 8}, {8, 10, true, false}, {12, 14}};
  struct Case {
    Numbers values;
    std::optional<Rational> grid, expected;
  };
  const auto between = [](Rational low, Rational high, bool low_open = false, bool high_open = false) {
    return Numbers::between({low, high, low_open, high_open});
  };
  const std::vector<Case> cases = {
      {Numbers(), {}, {}},
      {Rational(5), {}, {}},
      {Rational(11), {}, Rational(11)},
      {Numbers::of({1, 2, 11}), {}, Rational(11)},
      {between(0, 10), {}, {}},
      {between(0, 11), {}, Rational(11)},
      {between(0, 12), {}, Rational(11)},
      {between(0, 14), Rational(1), Rational(11)},
      {between(0, 14), Rational(2), {}},
      {between(0, 14), Rational(3), {}},
      {between(0, 15), Rational(3), Rational(15)},
      {between(-1, 4), {}, Rational(-1)},
      {between(-1, 4, true), Rational(1), {}},
      {between(-1, 4, true), {}, Rational::fraction(-1, 2)},
      {between(20, 30, true, true), {}, Rational(25)},
      {between(12, 14), {}, {}},
      {between(12, 15, false, true), Rational(1), {}},
      {between(10, 12, true, true), Rational(1), Rational(11)},
      {between(10, 12, false, true), {}, Rational(11)},
  };
  for (const Case& given : cases) {
    CAPTURE(show(given.values), given.grid.value_or(0).numerator());
    CHECK(outside(given.values, stretches, given.grid) == given.expected);
  }
  CHECK(outside(between(0, 1), {}, {}) == Rational(0));
  CHECK(outside(between(0, 1), std::vector<Bounds>{{{}, 0}, {0, {}, true, false}}, {}) == std::nullopt);
  CHECK(outside(between(0, 1), std::vector<Bounds>{{{}, 0, false, true}, {0, {}, true, false}}, {}) == Rational(0));
  CHECK(outside(between(-1, 1), std::vector<Bounds>{{{}, 0, false, true}, {0, {}, true, false}}, {}) == Rational(0));
}

}  // namespace
}  // namespace rubric
