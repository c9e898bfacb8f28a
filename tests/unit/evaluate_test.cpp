// Every operation but aggregates on certain, open and absent operands.
#include "runtime/evaluate.hpp"

#include "tests/catch.hpp"
#include "tests/unit/step_bench.hpp"

namespace rubric {
namespace {

Value compute(Op op, Type type, const std::vector<Value>& args) { return Bench().args(args).run(op, type); }

const Value kSixOrSeven = numbers({6, 7});

TEST_CASE("arithmetic") {
  struct Case {
    Op op;
    std::vector<Value> args;
    Value expected;
  };
  const std::vector<Case> cases = {
      {Op::add, {number(2), number(3), number(4)}, number(9)},
      {Op::subtract, {number(2), number(3), number(4)}, number(-5)},
      {Op::multiply, {number(2), number(3)}, number(6)},
      {Op::divide, {number(2), number(3), number(4)}, number(Rational::fraction(1, 6))},
      {Op::add, {kSixOrSeven, numbers({0, 10})}, numbers({6, 7, 16, 17})},
      {Op::subtract, {range({0, 1, false, true}), number(1)}, range({-1, 0, false, true})},
      {Op::add, {or_absent(number(2)), number(3)}, or_absent(number(5))},
      {Op::add, {number(2), or_absent(kSixOrSeven)}, or_absent(numbers({8, 9}))},
      {Op::add, {number(2), Value::nothing()}, Value::nothing()},
      {Op::divide, {Value::nothing(), number(0)}, Value::nothing()},
      {Op::divide, {number(2), Value::nothing()}, Value::nothing()},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op), given.args);
    CHECK(compute(given.op, kNumber, given.args) == given.expected);
  }
}

TEST_CASE("rounding") {
  struct Case {
    Rounding rounding;
    Value value, expected;
  };
  const Value half = number(Rational::fraction(129, 2));
  const std::vector<Case> cases = {
      {{true, RoundingMode::half_up, 1}, half, half},
      {{false, RoundingMode::half_up, 1}, half, number(65)},
      {{false, RoundingMode::half_even, 1}, half, number(64)},
      {{false, RoundingMode::half_up, 10}, numbers({54, 56}), numbers({50, 60})},
      {{false, RoundingMode::half_up, 1}, range({1, 3, true, true}), numbers({1, 2, 3})},
      {{false, RoundingMode::half_up, 1}, Value::nothing(), Value::nothing()},
      {{false, RoundingMode::half_up, 1}, or_absent(half), or_absent(number(65))},
  };
  for (const Case& given : cases) {
    Expr expr;
    expr.op = Op::round;
    expr.type = kNumber;
    expr.rounding = given.rounding;
    CAPTURE(given.value);
    CHECK(Bench().args({given.value}).run(expr) == given.expected);
  }
}

TEST_CASE("the score of a level") {
  CHECK(compute(Op::score, kNumber, {levels(1)}) == number(0));
  CHECK(compute(Op::score, kNumber, {levels(0b1001)}) == numbers({0, 3}));
  CHECK(compute(Op::score, kNumber, {or_absent(levels(0b1000))}) == or_absent(number(3)));
  CHECK(compute(Op::score, kNumber, {Value::nothing()}) == Value::nothing());
}

TEST_CASE("truths") {
  struct Case {
    Op op;
    std::vector<Value> args;
    Value expected;
  };
  const Value absent = Value::nothing();
  const Value yes_or_absent = or_absent(yes());
  const std::vector<Case> cases = {
      {Op::all_of, {}, yes()},
      {Op::all_of, {yes(), yes()}, yes()},
      {Op::all_of, {yes(), no()}, no()},
      {Op::all_of, {yes(), open_truth()}, open_truth()},
      {Op::all_of, {no(), open_truth()}, no()},
      {Op::all_of, {yes(), absent}, no()},
      {Op::all_of, {yes(), yes_or_absent}, open_truth()},
      {Op::any_of, {}, no()},
      {Op::any_of, {no(), no()}, no()},
      {Op::any_of, {no(), yes()}, yes()},
      {Op::any_of, {no(), open_truth()}, open_truth()},
      {Op::any_of, {yes(), open_truth()}, yes()},
      {Op::any_of, {absent, no()}, no()},
      {Op::any_of, {yes_or_absent, no()}, open_truth()},
      {Op::negate, {yes()}, no()},
      {Op::negate, {no()}, yes()},
      {Op::negate, {open_truth()}, open_truth()},
      {Op::negate, {absent}, yes()},
      {Op::is_present, {number(1)}, yes()},
      {Op::is_present, {levels(0b11)}, yes()},
      {Op::is_present, {absent}, no()},
      {Op::is_present, {or_absent(levels(1))}, open_truth()},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op), given.args);
    CHECK(compute(given.op, kTruth, given.args) == given.expected);
  }
}

Value tested(Relation relation, bool negated, const std::vector<Value>& args) {
  Expr expr;
  expr.op = Op::test;
  expr.type = kTruth;
  expr.relation = relation;
  expr.negated = negated;
  return Bench().args(args).run(expr);
}

TEST_CASE("tests of numbers") {
  struct Case {
    Relation relation;
    std::vector<Value> args;
    Value expected;
  };
  const Value above_5_to_7 = range({5, 7, true, false});
  const Value from_5_below_7 = range({5, 7, false, true});
  const std::vector<Case> cases = {
      {Relation::equal, {number(5), number(5)}, yes()},
      {Relation::equal, {number(5), number(6)}, no()},
      {Relation::equal, {kSixOrSeven, number(6)}, open_truth()},
      {Relation::equal, {kSixOrSeven, number(8)}, no()},
      {Relation::equal, {kSixOrSeven, kSixOrSeven}, open_truth()},
      {Relation::equal, {above_5_to_7, number(5)}, no()},
      {Relation::equal, {number(6), above_5_to_7}, open_truth()},
      {Relation::equal, {above_5_to_7, range({3, 5})}, no()},
      {Relation::equal, {from_5_below_7, range({3, 5})}, open_truth()},
      {Relation::at_least, {number(5), number(5)}, yes()},
      {Relation::at_least, {number(4), number(5)}, no()},
      {Relation::at_least, {kSixOrSeven, number(7)}, open_truth()},
      {Relation::at_least, {kSixOrSeven, number(6)}, yes()},
      {Relation::at_least, {number(7), kSixOrSeven}, yes()},
      {Relation::at_least, {number(6), kSixOrSeven}, open_truth()},
      {Relation::at_least, {number(5), above_5_to_7}, no()},
      {Relation::at_least, {number(7), from_5_below_7}, yes()},
      {Relation::above, {number(5), number(5)}, no()},
      {Relation::above, {above_5_to_7, number(5)}, yes()},
      {Relation::above, {from_5_below_7, number(5)}, open_truth()},
      {Relation::above, {number(7), from_5_below_7}, yes()},
      {Relation::above, {number(7), above_5_to_7}, open_truth()},
      {Relation::at_most, {number(5), number(5)}, yes()},
      {Relation::at_most, {above_5_to_7, number(5)}, no()},
      {Relation::at_most, {from_5_below_7, number(5)}, open_truth()},
      {Relation::below, {from_5_below_7, number(7)}, yes()},
      {Relation::below, {above_5_to_7, number(7)}, open_truth()},
      {Relation::below, {number(7), number(7)}, no()},
      {Relation::within, {number(5), number(5), number(7)}, yes()},
      {Relation::within, {number(7), number(5), number(7)}, yes()},
      {Relation::within, {number(8), number(5), number(7)}, no()},
      {Relation::within, {above_5_to_7, number(5), number(7)}, yes()},
      {Relation::within, {kSixOrSeven, number(5), number(6)}, open_truth()},
      {Relation::within, {numbers({0, 10}), number(5), number(3)}, no()},
      {Relation::within, {number(6), numbers({5, 7}), number(8)}, open_truth()},
      {Relation::within, {number(6), number(5), from_5_below_7}, open_truth()},
      {Relation::within, {number(6), number(5), range({6, 7, true, true})}, yes()},
      {Relation::one_of, {number(5), number(4), number(5)}, yes()},
      {Relation::one_of, {number(5), number(4), number(6)}, no()},
      {Relation::one_of, {kSixOrSeven, number(6), number(7)}, yes()},
      {Relation::one_of, {kSixOrSeven, number(6), number(8)}, open_truth()},
      {Relation::one_of, {number(6), kSixOrSeven, number(8)}, open_truth()},
      {Relation::one_of, {above_5_to_7, number(6), number(7)}, open_truth()},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.relation), given.args);
    CHECK(tested(given.relation, false, given.args) == given.expected);
    const Value turned = given.expected == yes() ? no() : given.expected == no() ? yes() : open_truth();
    CHECK(tested(given.relation, true, given.args) == turned);
  }
}

TEST_CASE("levels, choices and truths are tested by their order") {
  CHECK(tested(Relation::at_least, false, {levels(0b1100), levels(0b0100)}) == yes());
  CHECK(tested(Relation::at_least, false, {levels(0b1010), levels(0b0100)}) == open_truth());
  CHECK(tested(Relation::below, false, {levels(0b0010), levels(0b0100)}) == yes());
  CHECK(tested(Relation::within, false, {levels(0b1000), levels(0b0010), levels(0b0100)}) == no());
  CHECK(tested(Relation::equal, false, {levels(0b0100), levels(0b0100)}) == yes());
  CHECK(tested(Relation::equal, false, {yes(), no()}) == no());
  CHECK(tested(Relation::one_of, false, {levels(0b0110), levels(0b0010), levels(0b0100)}) == yes());
}

TEST_CASE("an absent value satisfies neither a test nor its negation") {
  const Value absent = Value::nothing();
  for (const Relation relation :
       {Relation::equal, Relation::at_least, Relation::at_most, Relation::above, Relation::below, Relation::one_of}) {
    for (const bool negated : {false, true}) {
      CAPTURE(static_cast<int>(relation), negated);
      CHECK(tested(relation, negated, {absent, number(5)}) == no());
      CHECK(tested(relation, negated, {number(5), absent}) == no());
    }
  }
  CHECK(tested(Relation::at_least, false, {or_absent(number(5)), number(5)}) == open_truth());
  CHECK(tested(Relation::at_least, true, {or_absent(number(5)), number(5)}) == no());
  CHECK(tested(Relation::within, true, {number(5), absent, number(8)}) == no());
}

TEST_CASE("only `is missing` holds of an absent value") {
  CHECK(tested(Relation::missing, false, {Value::nothing()}) == yes());
  CHECK(tested(Relation::missing, true, {Value::nothing()}) == no());
  CHECK(tested(Relation::missing, false, {levels(0b11)}) == no());
  CHECK(tested(Relation::missing, true, {levels(0b11)}) == yes());
  CHECK(tested(Relation::missing, false, {or_absent(number(5))}) == open_truth());
  CHECK(tested(Relation::missing, true, {or_absent(number(5))}) == open_truth());
}

TEST_CASE("limits and raises") {
  struct Case {
    Op op;
    std::vector<Value> args;
    Value expected;
  };
  const Value good = levels(0b0100);
  const std::vector<Case> cases = {
      {Op::limit, {levels(0b1000), good}, good},
      {Op::limit, {levels(0b0001), good}, levels(0b0001)},
      {Op::limit, {levels(kAnyRating), good}, levels(0b0111)},
      {Op::limit, {levels(0b1000), good, yes()}, good},
      {Op::limit, {levels(0b1000), good, no()}, levels(0b1000)},
      {Op::limit, {levels(0b1000), good, open_truth()}, levels(0b1100)},
      {Op::limit, {levels(0b1000), good, Value::nothing()}, levels(0b1000)},
      {Op::limit, {levels(0b1000), good, or_absent(yes())}, levels(0b1100)},
      {Op::limit, {levels(0b1000), Value::nothing()}, levels(0b1000)},
      {Op::limit, {levels(0b1000), or_absent(good)}, levels(0b1100)},
      {Op::limit, {Value::nothing(), good}, Value::nothing()},
      {Op::limit, {or_absent(levels(0b1000)), good}, or_absent(good)},
      {Op::limit, {levels(0b1000), levels(0b0110)}, levels(0b0110)},
      {Op::raise, {levels(0b0001), good}, good},
      {Op::raise, {levels(kAnyRating), good}, levels(0b1100)},
      {Op::raise, {levels(0b0001), good, open_truth()}, levels(0b0101)},
      {Op::raise_by, {levels(0b0001), number(1)}, levels(0b0010)},
      {Op::raise_by, {levels(0b1000), number(1)}, levels(0b1000)},
      {Op::raise_by, {levels(0b0011), number(2)}, levels(0b1100)},
      {Op::raise_by, {levels(0b0001), numbers({0, 2})}, levels(0b0101)},
      {Op::raise_by, {levels(0b0001), range({1, 2})}, levels(0b0110)},
      {Op::raise_by, {levels(0b0001), number(1'000'000)}, levels(0b1000)},
      {Op::raise_by, {levels(0b0001), number(1), open_truth()}, levels(0b0011)},
      {Op::raise_by, {levels(0b0001), Value::nothing()}, levels(0b0001)},
      {Op::raise_by, {or_absent(levels(0b0001)), or_absent(number(1))}, or_absent(levels(0b0011))},
      {Op::lower_by, {levels(0b1001), number(1)}, levels(0b0101)},
      {Op::lower_by, {levels(0b1000), number(1), no()}, levels(0b1000)},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op), given.args);
    CHECK(compute(given.op, kRating, given.args) == given.expected);
  }
  CHECK(compute(Op::limit, kNumber, {numbers({3, 9}), number(5)}) == numbers({3, 5}));
  CHECK(compute(Op::raise, kNumber, {numbers({3, 9}), number(5), open_truth()}) == numbers({3, 5, 9}));
}

TEST_CASE("not rated when, and what a missing value counts as") {
  const Value good = levels(0b0100);
  CHECK(compute(Op::unless, kRating, {good, yes()}) == Value::nothing());
  CHECK(compute(Op::unless, kRating, {good, no()}) == good);
  CHECK(compute(Op::unless, kRating, {good, Value::nothing()}) == good);
  CHECK(compute(Op::unless, kRating, {good, open_truth()}) == or_absent(good));
  CHECK(compute(Op::or_else, kRating, {good, levels(1)}) == good);
  CHECK(compute(Op::or_else, kRating, {Value::nothing(), levels(1)}) == levels(1));
  CHECK(compute(Op::or_else, kRating, {or_absent(good), levels(1)}) == levels(0b0101));
  CHECK(compute(Op::or_else, kRating, {Value::nothing(), or_absent(levels(1))}) == or_absent(levels(1)));
}

TEST_CASE("the first line that holds") {
  const Value bad = levels(0b0001);
  const Value good = levels(0b0100);
  const Value best = levels(0b1000);
  const std::vector<std::pair<std::vector<Value>, Value>> cases = {
      {{good}, good},
      {{yes(), good, bad}, good},
      {{no(), good, bad}, bad},
      {{Value::nothing(), good, bad}, bad},
      {{open_truth(), good, bad}, levels(0b0101)},
      {{or_absent(yes()), good, bad}, levels(0b0101)},
      {{or_absent(no()), good, bad}, bad},
      {{yes(), good, yes(), best, bad}, good},
      {{no(), good, yes(), best, bad}, best},
      {{open_truth(), good, yes(), best, bad}, levels(0b1100)},
      {{open_truth(), good, open_truth(), best, bad}, levels(0b1101)},
      {{no(), good, no(), best, bad}, bad},
      {{yes(), Value::nothing(), bad}, Value::nothing()},
      {{open_truth(), Value::nothing(), bad}, or_absent(bad)},
  };
  for (const auto& [args, expected] : cases) {
    CAPTURE(args);
    CHECK(compute(Op::first_of, kRating, args) == expected);
  }
  CHECK(compute(Op::first_of, kNumber, {open_truth(), numbers({3, 9}), number(5)}) == numbers({3, 5, 9}));
}

// A row may be left out only where a heading is absent.
TEST_CASE("the rows of a table") {
  struct Case {
    std::vector<Value> args;
    Value heading;
    Value first, only;
  };
  const Value seven = number(7);
  const std::vector<Case> cases = {
      {{yes(), number(1), no(), number(2)}, seven, number(1), number(1)},
      {{no(), number(1), yes(), number(2)}, seven, number(2), number(2)},
      {{no(), number(1), no(), number(2), number(3)}, seven, number(3), number(3)},
      {{open_truth(), number(1), open_truth(), number(2)}, seven, numbers({1, 2}), numbers({1, 2})},
      {{open_truth(), number(1), yes(), number(2)}, seven, numbers({1, 2}), number(2)},
      {{open_truth(), number(1), no(), number(2), number(3)}, seven, numbers({1, 3}), numbers({1, 3})},
      {{no(), number(1), no(), number(2)}, Value::nothing(), Value::nothing(), Value::nothing()},
      {{or_absent(yes()), number(1), no(), number(2)}, or_absent(seven), or_absent(number(1)), or_absent(number(1))},
      {{no(), number(1), no(), number(2), number(3)}, Value::nothing(), number(3), number(3)},
  };
  for (const Case& given : cases) {
    CAPTURE(given.args);
    CHECK(Bench().args(given.args).member(given.heading).run(Op::first_of, kNumber) == given.first);
    CHECK(Bench().args(given.args).member(given.heading).run(Op::only_of, kNumber) == given.only);
  }
}

TEST_CASE("an overflow and a division by zero are reported once, where they happen") {
  FrameworkBuilder builder;
  const ExprId big = builder.number(INT64_MAX);
  Diagnostics diagnostics;
  const std::vector<Value> slots = {number(INT64_MAX), numbers({0, 1}), range({0, 1, true, false}), broken()};
  struct Case {
    Op op;
    std::vector<std::uint32_t> args;
    std::size_t errors;
    Code code;
  };
  const std::vector<Case> cases = {
      {Op::add, {0, 0}, 1, Code::overflow},           {Op::multiply, {0, 0}, 1, Code::overflow},
      {Op::divide, {0, 1}, 1, Code::divided_by_zero}, {Op::divide, {0, 2}, 1, Code::divided_by_zero},
      {Op::add, {0, 3}, 0, Code::overflow},           {Op::band, {3}, 0, Code::overflow},
      {Op::negate, {3}, 0, Code::overflow},           {Op::limit, {3, 1}, 0, Code::overflow},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op), given.args);
    const std::size_t before = diagnostics.all().size();
    const Step step{builder.op(given.op, kNumber, {big, big}), given.args, {}};
    CHECK(is_broken(evaluate(step, slots, {builder.framework, nullptr, diagnostics})));
    REQUIRE(diagnostics.all().size() == before + given.errors);
    if (given.errors == 0) continue;
    CHECK(diagnostics.all().back().code == given.code);
    CHECK(diagnostics.all().back().span == builder.framework[step.expr].span);
  }
}

}  // namespace
}  // namespace rubric
