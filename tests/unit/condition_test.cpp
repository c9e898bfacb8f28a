#include "runtime/condition.hpp"

#include "tests/catch.hpp"
#include "tests/unit/framework_builder.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric {
namespace {

struct Case {
  FrameworkBuilder builder;
  std::vector<Value> facts;
  Diagnostics diagnostics;

  ExprId fact(Type type, const Value& value) {
    facts.push_back(value);
    builder.framework.facts.emplace_back();
    return builder.op(Op::fact, type, {}, static_cast<std::uint32_t>(facts.size()) - 1);
  }
  Value holds(ExprId condition) {
    return rubric::holds(builder.framework, condition, facts, *parse_date("2021-07-15"), diagnostics);
  }
};

TEST_CASE("a condition holds for the facts of a case") {
  struct Row {
    Value harm, expected;
  };
  const std::vector<Row> rows = {
      {levels(0b0001), no()},
      {levels(0b0010), yes()},
      {levels(0b0011), open_truth()},
      {Value::nothing(), no()},
  };
  for (const Row& row : rows) {
    Case given;
    const ExprId harm = given.fact(kRating, row.harm);
    CAPTURE(row.harm);
    CHECK(given.holds(given.builder.test(Relation::above, {harm, given.builder.level(0)})) == row.expected);
  }
}

TEST_CASE("a bare fact is a condition, and a missing one does not hold") {
  Case given;
  CHECK(given.holds(given.fact(kTruth, yes())) == yes());
  CHECK(given.holds(given.fact(kTruth, Value::nothing())) == no());
  CHECK(given.holds(given.fact(kTruth, or_absent(yes()))) == open_truth());
}

TEST_CASE("definitions, fieldwork and aggregates stand in conditions") {
  Case given;
  FrameworkBuilder& builder = given.builder;
  const ExprId age = given.fact(kWhole, numbers({9, 12}));
  const DefinitionId child = builder.define("child", builder.test(Relation::below, {age, builder.number(10)}));
  CHECK(given.holds(builder.op(Op::negate, kTruth, {builder.use(child)})) == open_truth());
  const ExprId day = builder.number(18823, kDate);  // 2021-07-15
  CHECK(given.holds(builder.test(Relation::below, {builder.op(Op::fieldwork, kDate, {}), day}, true)) == yes());
  const ExprId sum = builder.over(Op::sum, kWhole, {{age, builder.truth(true), {}}, {age, builder.truth(false), {}}});
  CHECK(given.holds(builder.test(Relation::at_most, {sum, builder.number(12)})) == yes());
}

TEST_CASE("arithmetic that goes wrong leaves the condition open") {
  Case given;
  FrameworkBuilder& builder = given.builder;
  const ExprId quotient = builder.op(Op::divide, kNumber, {builder.number(1), given.fact(kWhole, number(0))});
  CHECK(given.holds(builder.test(Relation::above, {quotient, builder.number(1)})) == open_truth());
  REQUIRE(given.diagnostics.all().size() == 1);
  CHECK(given.diagnostics.all()[0].code == Code::divided_by_zero);
}

}  // namespace
}  // namespace rubric
