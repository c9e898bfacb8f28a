#include "runtime/aggregate.hpp"

#include "tests/catch.hpp"
#include "tests/unit/step_bench.hpp"

namespace rubric {
namespace {

TEST_CASE("aggregates of certain members") {
  struct Case {
    Op op;
    std::vector<std::int64_t> values;
    Value expected;
  };
  const std::vector<Case> cases = {
      {Op::lowest, {}, Value::nothing()},
      {Op::lowest, {3, 1, 2}, number(1)},
      {Op::highest, {}, Value::nothing()},
      {Op::highest, {3, 1, 2}, number(3)},
      {Op::sum, {}, number(0)},
      {Op::sum, {3, 1, 2}, number(6)},
      {Op::average, {}, Value::nothing()},
      {Op::average, {3, 1, 3}, number(Rational::fraction(7, 3))},
      {Op::weighted_average, {}, Value::nothing()},
      {Op::weighted_average, {3, 1}, number(2)},
      {Op::median, {}, Value::nothing()},
      {Op::median, {9, 1, 2}, number(2)},
      {Op::median, {9, 1, 2, 3}, number(Rational::fraction(5, 2))},
      {Op::count, {}, number(0)},
      {Op::count, {3, 1, 2}, number(3)},
      {Op::share, {}, Value::nothing()},
      {Op::share, {3, 1}, number(100)},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op), given.values.size());
    Bench bench;
    for (const std::int64_t value : given.values) bench.member(number(value));
    CHECK(bench.run(given.op, kNumber) == given.expected);
  }
}

Value aggregated(Op op, Type type, const std::vector<std::pair<Value, Value>>& members) {
  Bench bench;
  for (const auto& [value, guard] : members) bench.member(value, guard);
  const Value result = bench.run(op, type);
  CHECK(bench.diagnostics.all().empty());
  return result;
}

TEST_CASE("guards let members in and keep them out") {
  struct Case {
    Op op;
    Value out, open;  // of 1 and 5 in, with 3 out, and with 3 open
  };
  const Value average = number(3);
  const std::vector<Case> cases = {
      {Op::lowest, number(1), number(1)},
      {Op::highest, number(5), number(5)},
      {Op::sum, number(6), numbers({6, 9})},
      {Op::average, average, average},
      {Op::weighted_average, average, average},
      {Op::median, average, average},
      {Op::count, number(2), numbers({2, 3})},
      {Op::share, number(Rational::fraction(200, 3)), numbers({Rational::fraction(200, 3), 100})},
  };
  for (const Case& given : cases) {
    CAPTURE(static_cast<int>(given.op));
    const auto with = [&](const Value& guard) {
      return aggregated(given.op, kNumber, {{number(1), yes()}, {number(3), guard}, {number(5), yes()}});
    };
    CHECK(with(no()) == given.out);
    CHECK(with(Value::nothing()) == given.out);
    CHECK(with(open_truth()) == given.open);
    CHECK(with(or_absent(yes())) == given.open);
  }
}

TEST_CASE("a lone member behind an open guard") {
  const std::vector<std::pair<Value, Value>> members = {{number(4), open_truth()}};
  for (const Op op : {Op::lowest, Op::highest, Op::average, Op::weighted_average, Op::median}) {
    CAPTURE(static_cast<int>(op));
    CHECK(aggregated(op, kNumber, members) == or_absent(number(4)));
  }
  CHECK(aggregated(Op::sum, kNumber, members) == numbers({0, 4}));
  CHECK(aggregated(Op::count, kNumber, members) == numbers({0, 1}));
  CHECK(aggregated(Op::share, kNumber, members) == numbers({0, 100}));
}

TEST_CASE("a member that is in and absent makes the aggregate absent") {
  const Value absent = Value::nothing();
  for (const Op op : {Op::lowest, Op::highest, Op::sum, Op::average, Op::weighted_average, Op::median, Op::count}) {
    CAPTURE(static_cast<int>(op));
    const auto with = [&](const Value& value, const Value& guard) {
      return aggregated(op, kNumber, {{number(2), yes()}, {value, guard}});
    };
    const Value alone = aggregated(op, kNumber, {{number(2), yes()}});
    const Value both = aggregated(op, kNumber, {{number(2), yes()}, {number(2), yes()}});
    CHECK(with(absent, yes()) == absent);
    CHECK(with(absent, no()) == alone);
    CHECK(with(absent, open_truth()) == or_absent(alone));
    CHECK(with(or_absent(number(2)), yes()) == or_absent(both));
    CHECK(with(or_absent(number(2)), no()) == alone);
  }
  CHECK(aggregated(Op::share, kNumber, {{number(2), yes()}, {absent, no()}}) == number(50));
  CHECK(aggregated(Op::lowest, kRating, {{absent, yes()}, {levels(1), yes()}}) == absent);
}

TEST_CASE("a guard that vouches for its member takes its absence away") {
  for (const Op op : {Op::lowest, Op::average}) {
    Bench bench;
    bench.member(or_absent(number(2)), open_truth()).member(number(4));
    bench.step.members[0].present_if_in = true;
    CHECK(bench.run(op, kNumber) == (op == Op::lowest ? numbers({2, 4}) : numbers({3, 4})));
  }
}

TEST_CASE("the lowest and highest of open levels") {
  const auto lowest = [](const std::vector<std::pair<Value, Value>>& members) {
    return aggregated(Op::lowest, kRating, members);
  };
  const Value from_good = levels(0b1100);
  CHECK(lowest({{levels(0b0100), yes()}, {levels(0b0010), yes()}}) == levels(0b0010));
  CHECK(lowest({{from_good, yes()}, {levels(0b1001), yes()}}) == levels(0b1101));
  CHECK(lowest({{levels(0b1010), yes()}, {levels(0b0100), yes()}}) == levels(0b0110));
  CHECK(lowest({{levels(0b0001), open_truth()}, {levels(0b0100), yes()}}) == levels(0b0101));
  CHECK(lowest({{levels(0b0001), open_truth()}, {levels(0b0100), open_truth()}}) == or_absent(levels(0b0101)));
  CHECK(aggregated(Op::highest, kRating, {{levels(0b1010), yes()}, {levels(0b0100), yes()}}) == levels(0b1100));
}

TEST_CASE("weights") {
  const auto weighted = [](const std::vector<std::pair<Value, Value>>& members) {
    Bench bench;
    for (const auto& [value, weight] : members) bench.member(value, std::nullopt, weight);
    const Value result = bench.run(Op::weighted_average, kNumber);
    return std::pair(result, bench.diagnostics.all().size());
  };
  CHECK(weighted({{number(1), number(1)}, {number(4), number(2)}}).first == number(3));
  CHECK(weighted({{numbers({1, 4}), number(1)}, {number(4), number(2)}}).first == numbers({3, 4}));
  CHECK(weighted({{number(1), numbers({1, 2})}, {number(4), number(2)}}).first == range({1, 4}));
  CHECK(weighted({{number(1), Value::nothing()}, {number(4), number(2)}}).first == Value::nothing());
  CHECK(weighted({{number(1), number(0)}, {number(4), number(0)}}) == std::pair(broken(), std::size_t{1}));
  CHECK(weighted({{number(1), numbers({0, 1})}}) == std::pair(broken(), std::size_t{1}));
}

TEST_CASE("the median of open values") {
  const auto median = [](const std::vector<Value>& values) {
    Bench bench;
    for (const Value& value : values) bench.member(value);
    return bench.run(Op::median, kNumber);
  };
  CHECK(median({numbers({1, 5}), number(3), number(4)}) == numbers({3, 4}));
  CHECK(median({numbers({1, 5}), numbers({2, 4})}) == numbers({Rational::fraction(3, 2), Rational::fraction(5, 2),
                                                               Rational::fraction(7, 2), Rational::fraction(9, 2)}));
  CHECK(median({range({1, 5}), number(3), number(4)}) == range({3, 4}));
}

TEST_CASE("beyond a few open guards the average is a range") {
  Bench bench;
  for (std::int64_t i = 0; i < 7; ++i) bench.member(number(i), open_truth());
  CHECK(bench.run(Op::average, kNumber) == or_absent(range({0, 6})));
  bench.member(number(9));
  CHECK(bench.run(Op::average, kNumber) == range({0, 9}));
  bench.member(Value::nothing());
  CHECK(bench.run(Op::average, kNumber) == Value::nothing());
}

}  // namespace
}  // namespace rubric
