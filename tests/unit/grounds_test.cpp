// Grounds for discretion, first on the standards of the Hartlepool report of 2020.
#include "runtime/grounds.hpp"

#include "runtime/changes.hpp"
#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/unit/framework_builder.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric {
namespace {

// One standard of the youth framework of 2018, rated by the lowest banding of its questions, with its grounds.
struct Youth {
  FrameworkBuilder builder;
  StandardId standard;
  DefinitionId rating, lowest, close, one_case, small_sample;
  std::vector<DefinitionId> deciding;
  Plan plan;
  Inspection inspection;

  explicit Youth(std::size_t questions) : standard(builder.standard("2.3", questions)) {
    const BandingId sufficiency = builder.sufficiency();
    std::vector<Member> bands;
    std::vector<Member> percents;
    std::vector<Member> rounded;
    for (const QuestionId question : builder.framework[standard].questions) {
      const ExprId percent = builder.percent(question);
      const ExprId present = builder.present(percent);
      bands.push_back({builder.op(Op::band, kRating, {percent}, sufficiency.index), present, {}});
      percents.push_back({percent, present, {}});
      rounded.push_back({builder.rounded(percent), present, {}});
    }
    rating = builder.define("rating", builder.over(Op::lowest, kRating, bands));
    lowest = builder.define("lowest", builder.over(Op::lowest, kPercent, percents));
    builder.framework.standards[standard.index].results = {{rating}, rating, {}, {}, {}};
    close = builder.define(
        "close", builder.op(Op::near_boundary, kTruth, {builder.use(lowest), builder.number(5)}, sufficiency.index));
    one_case = builder.define("one-case", builder.op(Op::one_case, kTruth, {builder.use(rating)}, standard.index));
    define_small_sample(rounded);
    plan = compile(builder.framework);
    inspection = builder.inspection();
  }

  // "when lowest of relevant of deciding-questions is at most 5"
  void define_small_sample(const std::vector<Member>& rounded) {
    std::vector<Member> sizes;
    for (std::uint32_t i = 0; i < rounded.size(); ++i) {
      deciding.push_back(builder.define("deciding", builder.over(Op::deciding, kTruth, rounded, i)));
      const ExprId relevant = builder.relevant(builder.framework[standard].questions[i]);
      sizes.push_back({relevant, builder.use(deciding.back()), {}});
    }
    const ExprId smallest = builder.over(Op::lowest, kWhole, sizes);
    small_sample = builder.define("small-sample", builder.test(Relation::at_most, {smallest, builder.number(5)}));
  }

  Outcome rate(const std::vector<Tallies>& tallies) {
    inspection.tallies = tallies;
    Diagnostics diagnostics;
    return rubric::rate(plan, inspection, diagnostics).value();
  }
};

TEST_CASE("the grounds of the Hartlepool standards") {
  struct Case {
    std::vector<Tallies> tallies;
    Value rating, close, one_case, small_sample;
  };
  const auto of = [](std::int64_t yes, std::int64_t relevant) { return Tallies(Tally{yes, relevant}); };
  const std::vector<Case> cases = {
      {{of(6, 6), of(6, 6), of(6, 6)}, levels(0b1000), no(), no(), no()},     // 2.1
      {{of(6, 6), of(4, 6), of(4, 6)}, levels(0b0100), yes(), yes(), no()},   // 2.2
      {{of(5, 5), of(3, 5), of(3, 5)}, levels(0b0010), yes(), yes(), yes()},  // 2.3
      {{of(4, 6), of(4, 6), of(4, 6)}, levels(0b0100), yes(), yes(), no()},   // 2.4
      {{of(4, 4), of(4, 4), of(4, 4)}, levels(0b1000), no(), yes(), yes()},   // 3.1
      {{of(4, 4), of(4, 4), of(3, 3)}, levels(0b1000), no(), yes(), yes()},   // 3.2
      {{of(3, 4), of(4, 4), of(3, 3)}, levels(0b0100), yes(), yes(), yes()},  // 3.3
      {{of(3, 7), of(3, 7), of(7, 7)}, levels(0b0001), no(), open_truth(), no()},
      {{of(20, 24), of(24, 24), of(24, 24)}, levels(0b1000), yes(), yes(), no()},
      {{of(10, 24), of(24, 24), of(24, 24)}, levels(0b0001), no(), no(), no()},
      {{of(0, 0), of(19, 24), of(0, 0)}, levels(0b0100), yes(), yes(), no()},
      {{of(0, 0), of(0, 0), of(0, 0)}, Value::nothing(), no(), no(), no()},
  };
  Youth youth(3);
  for (const Case& given : cases) {
    const Outcome outcome = youth.rate(given.tallies);
    CAPTURE(outcome[youth.lowest]);
    CHECK(outcome[youth.rating] == given.rating);
    CHECK(outcome[youth.close] == given.close);
    CHECK(outcome[youth.one_case] == given.one_case);
    CHECK(outcome[youth.small_sample] == given.small_sample);
  }
}

// ---- close to a boundary

Value near(FrameworkBuilder& builder, BandingId banding, const Value& value, const Value& points = number(5)) {
  const ExprId id = builder.op(Op::near_boundary, kTruth, {}, banding.index);
  const Step step{id, {0, 1}, {}};
  const std::vector<Value> slots = {value, points};
  Diagnostics diagnostics;
  return near_boundary(builder.framework[id], {step, slots}, {builder.framework, nullptr, diagnostics});
}

TEST_CASE("the rounded value lies at most so far from the lower edge of a band") {
  FrameworkBuilder builder;
  const BandingId sufficiency = builder.sufficiency();
  std::vector<std::int64_t> close;
  for (std::int64_t percent = 0; percent <= 100; ++percent) {
    if (near(builder, sufficiency, number(percent)) == yes()) close.push_back(percent);
  }
  CHECK(close == std::vector<std::int64_t>{45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 60, 61, 62, 63, 64, 65,
                                           66, 67, 68, 69, 70, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85});
  struct Case {
    Value value, points, expected;
  };
  const Value five = number(5);
  const std::vector<Case> cases = {
      {number(Rational::fraction(854, 10)), five, yes()},
      {number(Rational::fraction(855, 10)), five, no()},
      {Value::nothing(), five, no()},
      {number(50), Value::nothing(), no()},
      {or_absent(number(50)), five, open_truth()},
      {number(50), or_absent(five), open_truth()},
      {numbers({50, 56}), five, open_truth()},
      {numbers({50, 55}), five, yes()},
      {numbers({56, 72}), five, no()},
      {range({45, 55}), five, yes()},
      {range({45, 60}), five, open_truth()},
      {range({45, 85}), number(8), yes()},
      {range({86, 100}), five, no()},
      {number(56), numbers({5, 6}), open_truth()},
      {number(56), numbers({6, 7}), yes()},
      {number(56), numbers({4, 5}), no()},
  };
  for (const Case& given : cases) {
    CAPTURE(given.value, given.points);
    CHECK(near(builder, sufficiency, given.value, given.points) == given.expected);
  }
}

TEST_CASE("the lowest band has no edge, unless `otherwise` lies below it") {
  FrameworkBuilder builder;
  Banding banding;
  banding.measure = TypeKind::whole;
  banding.result = kRating;
  banding.bands = {FrameworkBuilder::band("", {10, 19}, 0), FrameworkBuilder::band("", {20, {}}, 1)};
  const BandingId two = builder.banding(banding);
  banding.bands.emplace_back();
  banding.bands.back().otherwise = true;
  const BandingId with_otherwise = builder.banding(banding);
  banding.bands[0].bounds.low = 0;
  const BandingId from_zero = builder.banding(banding);
  CHECK(near(builder, two, number(10), number(1)) == no());
  CHECK(near(builder, two, number(19), number(1)) == yes());
  CHECK(near(builder, with_otherwise, number(10), number(1)) == yes());
  CHECK(near(builder, from_zero, number(0), number(1)) == no());
}

// ---- deciding questions

TEST_CASE("the deciding questions have the lowest rounded percent") {
  Youth youth(3);
  const auto of = [](std::int64_t yes, std::int64_t relevant) { return Tallies(Tally{yes, relevant}); };
  struct Case {
    std::vector<Tallies> tallies;
    std::vector<Value> expected;
  };
  const std::vector<Case> cases = {
      {{of(1, 2), of(2, 3), of(3, 3)}, {yes(), no(), no()}},
      {{of(1, 2), of(2, 4), of(3, 3)}, {yes(), yes(), no()}},
      {{of(101, 200), of(102, 200), of(3, 3)}, {yes(), yes(), no()}},  // 50.5 and 51 both round to 51
      {{of(0, 0), of(2, 4), of(3, 3)}, {no(), yes(), no()}},
      {{of(0, 0), of(0, 0), of(0, 0)}, {no(), no(), no()}},
      {{of(1, 2), Tallies::with_open({1, 2}, 1), of(3, 3)}, {open_truth(), open_truth(), no()}},
      {{of(1, 2), Tallies::with_open({3, 4}, 1), of(3, 3)}, {yes(), no(), no()}},
      {{of(1, 2), Tallies::up_to(1), of(3, 3)}, {open_truth(), open_truth(), no()}},
      {{of(1, 2), Tallies::any(), of(0, 1)}, {no(), open_truth(), yes()}},
      {{of(0, 0), Tallies::up_to(1), of(0, 0)}, {no(), open_truth(), no()}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    CAPTURE(i);
    const Outcome outcome = youth.rate(cases[i].tallies);
    for (std::size_t q = 0; q < 3; ++q) {
      CAPTURE(q);
      CHECK(outcome[youth.deciding[q]] == cases[i].expected[q]);
    }
  }
}

Value decides(const std::vector<Value>& values, std::uint32_t index) {
  Expr expr;
  expr.index = index;
  Step step;
  for (std::uint32_t i = 0; i < values.size(); ++i) step.members.push_back({i, kNoSlot, kNoSlot, false});
  return deciding(expr, {step, values});
}

TEST_CASE("the open ends of ranges do not tie") {
  const Value above_5 = range({5, 7, true, false});
  const Value below_5 = range({3, 5, false, true});
  CHECK(decides({number(5), above_5}, 0) == yes());
  CHECK(decides({number(5), above_5}, 1) == no());
  CHECK(decides({number(5), below_5}, 0) == no());
  CHECK(decides({below_5, above_5}, 0) == yes());
  CHECK(decides({range({5, 7}), number(5)}, 0) == open_truth());
  CHECK(decides({range({5, 7}), number(5)}, 1) == yes());
}

TEST_CASE("an absent percent has no part in what is lowest") {
  CHECK(decides({or_absent(number(5)), number(6)}, 0) == open_truth());
  CHECK(decides({or_absent(number(5)), number(6)}, 1) == open_truth());
  CHECK(decides({Value::nothing(), number(6)}, 0) == no());
  CHECK(decides({Value::nothing(), number(6)}, 1) == yes());
}

// ---- another judgement in one case

TEST_CASE("known cases tell whether one of them can change the rating") {
  // 3 of 7, 3 of 7 and 7 of 7: inadequate, and 4 of 7 twice would not be.
  constexpr auto kY = Answer::yes;
  constexpr auto kN = Answer::no;
  Youth youth(3);
  const std::vector<Tallies> tallies = {Tally{3, 7}, Tally{3, 7}, Tally{7, 7}};
  const auto with = [&](std::vector<Pattern> patterns) {
    youth.inspection.patterns[youth.standard.index] = std::move(patterns);
    return youth.rate(tallies)[youth.one_case];
  };
  CHECK(with({}) == open_truth());
  CHECK(with({{{kN, kN, kY}, 4}, {{kY, kY, kY}, 3}}) == yes());
  CHECK(with({{{kN, kN, kY}, 1}, {{kN, kY, kY}, 3}, {{kY, kN, kY}, 3}}) == yes());
  const std::vector<Pattern> apart = {
      {{kN, Answer::not_relevant, kY}, 4}, {{kY, kN, kY}, 3}, {{Answer::not_relevant, kN, Answer::not_relevant}, 1}};
  CHECK(with(apart) == no());
}

TEST_CASE("cases with open answers leave the ground open, or yes all the same") {
  Youth youth(2);
  constexpr auto kY = Answer::yes;
  constexpr auto kN = Answer::no;
  const auto with = [&](const std::vector<Tallies>& tallies, std::vector<Pattern> patterns) {
    youth.inspection.patterns[youth.standard.index] = std::move(patterns);
    return youth.rate(tallies)[youth.one_case];
  };
  // 3 of 6, 3 of 7 or 4 of 7: one answer lies between each of them and another level.
  CHECK(with({Tallies::with_open({3, 6}, 1), Tally{7, 7}}, {{{kN, kY}, 3}, {{kY, kY}, 3}, {{Answer::open, kY}, 1}}) ==
        yes());
  // Where the second comes to 3 of 7, both must change together, which the cases with two noes can.
  CHECK(with({Tally{3, 7}, Tallies::with_open({3, 6}, 1)}, {{{kN, kN}, 3}, {{kY, kY}, 3}, {{kN, Answer::open}, 1}}) ==
        yes());
}

TEST_CASE("open tallies are tried one by one") {
  Youth youth(1);
  const auto with = [&](const Tallies& tallies) { return youth.rate({tallies})[youth.one_case]; };
  CHECK(with(Tallies::with_open({10, 24}, 0)) == no());
  CHECK(with(Tallies::with_open({11, 24}, 1)) == open_truth());  // one more than 11 of 24 is 50%, not of 25
  CHECK(with(Tallies::printed_of_at_most(79, 24)) == yes());     // 11 of 14, 15 of 19, 19 of 24
  CHECK(with(Tallies::any()) == open_truth());
}

TEST_CASE("more open tallies than can be tried leave the ground open") {
  Youth youth(3);
  const Tallies many = Tallies::up_to(40);
  CHECK(youth.rate({many, many, many})[youth.one_case] == open_truth());
  CHECK(youth.rate({Tally{10, 1000}, Tallies::printed_of_at_most(1, 200),
                    Tallies::printed_of_at_most(1, 1000)})[youth.one_case] == open_truth());
}

TEST_CASE("many questions are changed one at a time only") {
  Youth youth(kMaxJointQuestions + 1);
  std::vector<Tallies> tallies(kMaxJointQuestions + 1, Tally{100, 100});
  CHECK(youth.rate(tallies)[youth.one_case] == open_truth());
  tallies[0] = Tally{19, 24};
  CHECK(youth.rate(tallies)[youth.one_case] == yes());
}

TEST_CASE("trials leave every value as it is") {
  Youth youth(3);
  const std::vector<Tallies> tallies = {Tally{6, 6}, Tally{4, 6}, Tally{4, 6}};
  const Outcome outcome = youth.rate(tallies);
  for (const DefinitionId id : {youth.rating, youth.lowest}) {
    const std::uint32_t slot = youth.plan.slot_of_definition[id.index];
    CHECK(outcome.slots[slot].certain());
  }
  CHECK(outcome[youth.lowest] == number(Rational::fraction(200, 3)));
  CHECK(outcome[youth.rating] == levels(0b0100));
}

TEST_CASE("a rating that is open for other reasons may or may not change") {
  FrameworkBuilder builder;
  const StandardId other = builder.standard("1.1");
  const StandardId standard = builder.standard("2.1", 1);
  builder.sufficiency();
  const ExprId band = builder.op(Op::band, kRating, {builder.percent(builder.framework[standard].questions[0])}, 0);
  const DefinitionId rating = builder.define("rating", builder.op(Op::limit, kRating, {band, builder.judged(other)}));
  builder.framework.standards[standard.index].results = {{rating}, rating, {}, {}, {}};
  const DefinitionId ground =
      builder.define("one-case", builder.op(Op::one_case, kTruth, {builder.use(rating)}, standard.index));
  const Plan plan = compile(builder.framework);
  const auto with = [&](std::uint64_t judged) {
    Inspection inspection = builder.inspection();
    inspection.judged[other.index] = judged;
    inspection.tallies[0] = Tally{19, 24};
    Diagnostics diagnostics;
    return rate(plan, inspection, diagnostics).value()[ground];
  };
  CHECK(with(0b1000) == yes());
  CHECK(with(0b0100) == no());
  CHECK(with(0b1100) == open_truth());
}

// Rated by the number answered yes: up to 5 or more; not rated below 3.
struct ByNumber {
  FrameworkBuilder builder;
  StandardId standard = builder.standard("2.1", 1);

  Value one_case(const Tallies& tallies) {
    Banding banding;
    banding.measure = TypeKind::whole;
    banding.result = kRating;
    banding.bands = {FrameworkBuilder::band("", {{}, 5}, 0), FrameworkBuilder::band("", {6, {}}, 1)};
    const ExprId answered = builder.answered_yes(builder.framework[standard].questions[0]);
    const ExprId band = builder.op(Op::band, kRating, {answered}, builder.banding(banding).index);
    const ExprId few = builder.test(Relation::below, {answered, builder.number(3)});
    const DefinitionId rating = builder.define("rating", builder.op(Op::unless, kRating, {band, few}));
    builder.framework.standards[standard.index].results = {{rating}, rating, {}, {}, {}};
    const DefinitionId ground =
        builder.define("one-case", builder.op(Op::one_case, kTruth, {builder.use(rating)}, standard.index));
    const Plan plan = compile(builder.framework);
    Inspection inspection = builder.inspection();
    inspection.tallies[0] = tallies;
    Diagnostics diagnostics;
    return rate(plan, inspection, diagnostics).value()[ground];
  }
};

TEST_CASE("a change keeps to the relevant cases, and needs a rating to change") {
  CHECK(ByNumber().one_case(Tally{5, 5}) == no());
  CHECK(ByNumber().one_case(Tally{5, 6}) == yes());
  CHECK(ByNumber().one_case(Tally{2, 6}) == no());
  CHECK(ByNumber().one_case(Tally{3, 6}) == yes());
  CHECK(ByNumber().one_case(Tallies::with_open({2, 6}, 1)) == open_truth());
}

TEST_CASE("what goes wrong in a trial is no error of the inspection") {
  FrameworkBuilder builder;
  const StandardId standard = builder.standard("2.1", 1);
  Banding banding;
  banding.result = kRating;
  banding.bands = {FrameworkBuilder::band("", {0, 50}, 0)};
  builder.banding(banding);
  const ExprId band = builder.op(Op::band, kRating, {builder.percent(builder.framework[standard].questions[0])}, 0);
  const DefinitionId rating = builder.define("rating", band);
  builder.framework.standards[standard.index].results = {{rating}, rating, {}, {}, {}};
  const DefinitionId ground =
      builder.define("one-case", builder.op(Op::one_case, kTruth, {builder.use(rating)}, standard.index));
  const Plan plan = compile(builder.framework);
  Inspection inspection = builder.inspection();
  inspection.tallies[0] = Tally{5, 10};
  Diagnostics diagnostics;
  const auto outcome = rate(plan, inspection, diagnostics);
  REQUIRE(outcome);
  CHECK((*outcome)[ground] == open_truth());
  CHECK(diagnostics.all().empty());
}

TEST_CASE("the changes that one case can make") {
  constexpr auto kY = Answer::yes;
  constexpr auto kN = Answer::no;
  using List = std::vector<Change>;
  const Changes by_tallies = changes_in_one_case(2, {});
  CHECK(by_tallies.sure == List{{-1, 0}, {1, 0}, {0, -1}, {0, 1}});
  CHECK(by_tallies.possible == List{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}});
  CHECK(by_tallies.complete);
  const Changes by_cases = changes_in_one_case(3, {{{kY, kN, Answer::not_relevant}, 2}, {{kY, kN, kN}, 1}});
  CHECK(by_cases.sure == List{{-1, 0, 0}, {-1, 0, 1}, {-1, 1, 0}, {-1, 1, 1}, {0, 0, 1}, {0, 1, 0}, {0, 1, 1}});
  CHECK(by_cases.possible.empty());
  CHECK(by_cases.complete);
  const Changes open = changes_in_one_case(2, {{{kY, Answer::open}, 1}});
  CHECK(open.possible.size() == 4);
  const Pattern long_one{std::vector<Answer>(kMaxJointQuestions + 1, kY), 1};
  const Changes cut = changes_in_one_case(kMaxJointQuestions + 1, {long_one});
  CHECK(cut.sure.size() == kMaxJointQuestions + 1);
  CHECK_FALSE(cut.complete);
}

}  // namespace
}  // namespace rubric
