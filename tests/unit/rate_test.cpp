#include "runtime/rate.hpp"

#include "tests/catch.hpp"
#include "tests/unit/framework_builder.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric {
namespace {

std::optional<Outcome> rate_quietly(const Plan& plan, const Inspection& inspection) {
  Diagnostics diagnostics;
  return rate(plan, inspection, diagnostics);
}

TEST_CASE("data come to values") {
  FrameworkBuilder builder;
  const StandardId standard = builder.standard("1.1");
  const QuestionId question = builder.question();
  const QuestionId nothing = builder.question();
  const DefinitionId judged = builder.define("judged", builder.judged(standard));
  const DefinitionId percent = builder.define("percent", builder.percent(question));
  const DefinitionId relevant = builder.define("relevant", builder.relevant(question));
  const DefinitionId answered = builder.define("yes", builder.answered_yes(question));
  const DefinitionId none = builder.define("nothing relevant", builder.percent(nothing));
  const DefinitionId fieldwork = builder.define("fieldwork", builder.op(Op::fieldwork, kDate, {}));
  Inspection inspection = builder.inspection();
  inspection.judged[0] = 0b0100;
  inspection.tallies[question.index] = Tally{19, 24};
  inspection.tallies[nothing.index] = Tally{0, 0};
  inspection.heading.fieldwork = parse_date("2020-10-26");
  const Plan plan = compile(builder.framework);

  const auto certain = rate_quietly(plan, inspection);
  REQUIRE(certain);
  CHECK((*certain)[judged] == levels(0b0100));
  CHECK((*certain)[percent] == number(Rational::fraction(1900, 24)));
  CHECK((*certain)[relevant] == number(24));
  CHECK((*certain)[answered] == number(19));
  CHECK((*certain)[none] == Value::nothing());
  CHECK((*certain)[fieldwork] == number(18561));
  CHECK((*certain)[builder.framework.definitions[percent.index].value] == (*certain)[percent]);

  inspection.judged[0] = 0b0110;
  inspection.tallies[question.index] = Tallies::up_to(1);
  inspection.heading.fieldwork.reset();
  const auto open = rate_quietly(plan, inspection);
  REQUIRE(open);
  CHECK((*open)[judged] == levels(0b0110));
  CHECK((*open)[percent] == or_absent(numbers({0, 100})));
  CHECK((*open)[relevant] == numbers({0, 1}));
  CHECK((*open)[answered] == numbers({0, 1}));
  CHECK((*open)[fieldwork] == range({-25567, 84370}));
}

TEST_CASE("errors in independent rules are all reported, and there is no outcome") {
  FrameworkBuilder builder;
  const ExprId zero = builder.number(0);
  const ExprId big = builder.number(INT64_MAX);
  const ExprId quotient = builder.op(Op::divide, kNumber, {big, zero});
  const ExprId product = builder.op(Op::multiply, kNumber, {big, big});
  builder.define("a", quotient);
  builder.define("b", builder.op(Op::add, kNumber, {quotient, product}));
  builder.define("c", builder.test(Relation::at_least, {quotient, zero}));
  const Plan plan = compile(builder.framework);
  Diagnostics diagnostics;
  CHECK_FALSE(rate(plan, builder.inspection(), diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code == Code::divided_by_zero);
  CHECK(diagnostics.all()[0].span == builder.framework[quotient].span);
  CHECK(diagnostics.all()[1].code == Code::overflow);
  CHECK(diagnostics.all()[1].span == builder.framework[product].span);
  // The same errors were told before: still no outcome.
  CHECK_FALSE(rate(plan, builder.inspection(), diagnostics));
}

}  // namespace
}  // namespace rubric
