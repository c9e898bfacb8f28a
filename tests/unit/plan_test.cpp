#include "runtime/plan.hpp"

#include "tests/catch.hpp"
#include "tests/unit/framework_builder.hpp"

namespace rubric {
namespace {

// The rating of a standard with two questions, as `lowest of sufficiency of percent of questions` is checked.
struct TwoQuestions {
  FrameworkBuilder builder;
  StandardId standard = builder.standard("2.1", 2);
  BandingId sufficiency = builder.sufficiency();

  Member banded(std::size_t question) {
    const ExprId percent = builder.percent(builder.framework[standard].questions[question]);
    const ExprId band = builder.op(Op::band, kRating, {percent}, sufficiency.index);
    return {band, builder.present(builder.percent(builder.framework[standard].questions[question])), {}};
  }
  DefinitionId rating() {
    const ExprId lowest = builder.over(Op::lowest, kRating, {banded(0), banded(1)});
    const DefinitionId id = builder.define("rating of standard 2.1", lowest);
    builder.framework.standards[standard.index].results = {{id}, id, {}, {}, {}};
    return id;
  }
};

TEST_CASE("the plan reads as a list of steps") {
  TwoQuestions given;
  const DefinitionId rating = given.rating();
  given.builder.define("score of standard 2.1", given.builder.op(Op::score, kNumber, {given.builder.use(rating)}));
  CHECK(dump(compile(given.builder.framework)) ==
        "0 percent 2.1.q1\n"
        "1 band sufficiency 0\n"
        "2 is-present 0\n"
        "3 percent 2.1.q2\n"
        "4 band sufficiency 3\n"
        "5 is-present 3\n"
        "6 lowest 1?2 4?5 -> rating of standard 2.1\n"
        "7 score 6 -> score of standard 2.1\n");
}

TEST_CASE("the dump shows what each operation refers to") {
  FrameworkBuilder builder;
  const StandardId judged = builder.standard("1.1");
  builder.sufficiency();
  const QuestionId question = builder.question();
  const ExprId percent = builder.percent(question);
  builder.define("a", builder.judged(judged));
  builder.define("b", builder.test(Relation::at_least, {builder.judged(judged), builder.level(kGood)}, true));
  builder.define("c", builder.rounded(percent, Rational::fraction(1, 2), RoundingMode::half_even));
  builder.define("d", builder.op(Op::near_boundary, kTruth, {percent, builder.number(5)}, 0));
  builder.define("e", builder.over(Op::deciding, kTruth, {{percent, {}, {}}, {percent, {}, {}}}, 1));
  builder.define("f", builder.over(Op::weighted_average, kNumber, {{percent, {}, builder.number(2)}}));
  builder.define("g", builder.op(Op::one_case, kTruth, {builder.judged(judged)}, judged.index));
  builder.define("h", builder.absent(kRating));
  builder.define("i", builder.judged(judged));
  CHECK(dump(compile(builder.framework)) ==
        "0 judged 1.1 -> a, i\n"
        "1 constant good\n"
        "2 test not at-least 0 1 -> b\n"
        "3 percent s.q1\n"
        "4 round half-even to 1/2 3 -> c\n"
        "5 constant 5\n"
        "6 near-boundary sufficiency 3 5 -> d\n"
        "7 deciding 2 of 3 3 -> e\n"
        "8 constant 2\n"
        "9 weighted-average 3*8 -> f\n"
        "10 one-case 1.1 0 -> g\n"
        "11 constant absent -> h\n");
}

TEST_CASE("equal expressions share a slot and others do not") {
  FrameworkBuilder builder;
  const QuestionId question = builder.question();
  const ExprId percent = builder.percent(question);
  const ExprId again = builder.percent(question);
  const ExprId relevant = builder.relevant(question);
  const ExprId sum = builder.op(Op::add, kNumber, {percent, relevant});
  const ExprId same_sum = builder.op(Op::add, kNumber, {again, relevant});
  const ExprId turned = builder.op(Op::add, kNumber, {relevant, percent});
  const ExprId at_most = builder.test(Relation::at_most, {percent, relevant});
  const ExprId not_at_most = builder.test(Relation::at_most, {percent, relevant}, true);
  const ExprId whole = builder.number(1, kWhole);
  const ExprId number = builder.number(1);
  const ExprId to_one = builder.rounded(percent);
  const ExprId to_two = builder.rounded(percent, 2);
  const ExprId down = builder.rounded(percent, 1, RoundingMode::down);
  for (const ExprId id : {sum, same_sum, turned, at_most, not_at_most, whole, number, to_one, to_two, down}) {
    builder.define("d", id);
  }
  const Plan plan = compile(builder.framework);
  const auto slot = [&](ExprId id) { return plan.slot_of_expr[id.index]; };
  CHECK(slot(percent) == slot(again));
  CHECK(slot(sum) == slot(same_sum));
  CHECK(slot(sum) != slot(turned));
  CHECK(slot(at_most) != slot(not_at_most));
  CHECK(slot(whole) != slot(number));
  CHECK(slot(to_one) != slot(to_two));
  CHECK(slot(to_one) != slot(down));
  CHECK(plan.steps.size() == 11);
}

TEST_CASE("a definition is its slot, wherever it is used") {
  FrameworkBuilder builder;
  const DefinitionId a = builder.define("a", builder.judged(builder.standard("1.1")));
  const DefinitionId b = builder.define("b", builder.use(a));
  const Plan plan = compile(builder.framework);
  CHECK(plan.steps.size() == 1);
  CHECK(plan.slot_of_definition[a.index] == 0);
  CHECK(plan.slot_of_definition[b.index] == 0);
}

TEST_CASE("expectations of tests are in the plan, conditions of cases are not") {
  FrameworkBuilder builder;
  Fact fact;
  fact.type = kTruth;
  builder.framework.facts.push_back(fact);
  const ExprId at_risk = builder.op(Op::fact, kTruth, {});
  const ExprId not_at_risk = builder.op(Op::negate, kTruth, {at_risk});
  const DefinitionId defined =
      builder.define("safe", builder.op(Op::all_of, kTruth, {builder.truth(true), not_at_risk}));
  const ExprId of_defined = builder.op(Op::negate, kTruth, {builder.use(defined)});
  builder.define("of safe", of_defined);
  const ExprId expected = builder.op(Op::negate, kTruth, {builder.truth(true)});
  builder.framework.tests.emplace_back();
  builder.framework.tests[0].expectations.emplace_back().value = expected;
  const Plan plan = compile(builder.framework);
  CHECK(dump(plan) == "0 constant yes\n1 negate 0\n");
  CHECK(plan.slot_of_expr[expected.index] == 1);
  CHECK(plan.slot_of_expr[not_at_risk.index] == kNoSlot);
  CHECK(plan.slot_of_definition[defined.index] == kNoSlot);
  CHECK(plan.slot_of_expr[of_defined.index] == kNoSlot);
}

TEST_CASE("a cone holds what lies between a standard's tallies and its rating") {
  TwoQuestions given;
  FrameworkBuilder& builder = given.builder;
  const StandardId other = builder.standard("1.1");
  const DefinitionId elsewhere =
      builder.define("of another standard",
                     builder.op(Op::negate, kTruth,
                                {builder.test(Relation::at_least, {builder.judged(other), builder.level(kGood)})}));
  builder.define("not in the rating", builder.relevant(builder.framework[given.standard].questions[0]));
  const ExprId lowest = builder.over(Op::lowest, kRating, {given.banded(0), given.banded(1)});
  const ExprId limited = builder.op(Op::limit, kRating, {lowest, builder.level(kGood), builder.use(elsewhere)});
  const DefinitionId rating = builder.define("rating of standard 2.1", limited);
  builder.define("after it", builder.op(Op::score, kNumber, {builder.use(rating)}));
  builder.framework.standards[given.standard.index].results = {{rating}, rating, {}, {}, {}};
  const Plan plan = compile(builder.framework);
  REQUIRE(dump(plan) ==
          "0 judged 1.1\n"
          "1 constant good\n"
          "2 test at-least 0 1\n"
          "3 negate 2 -> of another standard\n"
          "4 relevant 2.1.q1 -> not in the rating\n"
          "5 percent 2.1.q1\n"
          "6 band sufficiency 5\n"
          "7 is-present 5\n"
          "8 percent 2.1.q2\n"
          "9 band sufficiency 8\n"
          "10 is-present 8\n"
          "11 lowest 6?7 9?10\n"
          "12 limit 11 1 3 -> rating of standard 2.1\n"
          "13 score 12 -> after it\n");
  const Cone& cone = plan.cones[given.standard.index];
  CHECK(cone.rating == 12);
  CHECK(cone.steps == std::vector<std::uint32_t>{5, 6, 7, 8, 9, 10, 11, 12});
  CHECK(plan.cones[other.index].steps.empty());
}

TEST_CASE("a guard vouches for values that are absent only where it does not hold") {
  FrameworkBuilder builder;
  builder.sufficiency();
  const ExprId percent = builder.percent(builder.question());
  const ExprId other = builder.percent(builder.question());
  const ExprId band = builder.op(Op::band, kRating, {percent}, 0);
  const ExprId score = builder.op(Op::score, kNumber, {band});
  const ExprId good = builder.level(kGood);
  const ExprId at_least_good = builder.test(Relation::at_least, {band, good});
  struct Case {
    ExprId value, guard;
    bool vouched;
  };
  const std::vector<Case> cases = {
      {percent, builder.present(percent), true},
      {band, builder.present(percent), true},
      {score, builder.present(percent), true},
      {percent, builder.present(score), true},
      {score, at_least_good, true},
      {score, builder.test(Relation::below, {band, good}, true), true},
      {score, builder.test(Relation::missing, {band}, true), true},
      {score, builder.test(Relation::missing, {band}), false},
      {at_least_good, at_least_good, true},
      {builder.op(Op::unless, kTruth, {at_least_good, builder.truth(false)}),
       builder.op(Op::unless, kTruth, {at_least_good, builder.truth(false)}), true},
      {other, builder.present(percent), false},
      {builder.op(Op::add, kNumber, {score, other}), builder.present(percent), false},
      {builder.op(Op::add, kNumber, {score, builder.number(1)}), builder.present(percent), true},
      {builder.op(Op::unless, kRating, {band, builder.truth(true)}), builder.present(percent), false},
      {builder.op(Op::limit, kRating, {band, builder.absent(kRating)}), builder.present(percent), true},
      {builder.op(Op::or_else, kRating, {band, good}), builder.truth(true), true},
      {builder.op(Op::or_else, kRating, {band, builder.absent(kRating)}), builder.truth(true), false},
      {score, builder.op(Op::all_of, kTruth, {builder.truth(true), at_least_good}), true},
      {score, builder.op(Op::any_of, kTruth, {builder.truth(true), at_least_good}), false},
      {score, builder.op(Op::negate, kTruth, {at_least_good}), false},
  };
  for (const Case& given : cases)
    builder.define("d", builder.over(Op::count, kWhole, {{given.value, given.guard, {}}}));
  const Plan plan = compile(builder.framework);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    CAPTURE(i, dump(plan));
    CHECK(plan.steps[plan.slot_of_definition[i]].members[0].present_if_in == cases[i].vouched);
  }
}

}  // namespace
}  // namespace rubric
