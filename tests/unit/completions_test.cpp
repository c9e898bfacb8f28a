// Open data must lead to what their completions lead to: no less, and no more where nothing open is used twice.
#include <random>

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

// A random rule over questions and judgements; each of its leaves is used once, so its outcome must be exact.
class RandomRule {
 public:
  explicit RandomRule(std::uint64_t seed) : generator_(seed) {
    builder.sufficiency();
    Banding points;
    points.measure = TypeKind::number;
    points.result = kNumber;
    points.bands = {FrameworkBuilder::band("", {{}, 1, false, true}, 0), FrameworkBuilder::band("", {1, {}}, 0)};
    points.bands[1].number = 3;
    builder.banding(points);
  }

  FrameworkBuilder builder;

  std::uint64_t below(std::uint64_t limit) { return generator_() % limit; }

  ExprId any(int depth) {
    switch (below(3)) {
      case 0: return number(depth);
      case 1: return level(depth);
      default: return truth(depth);
    }
  }

  ExprId number(int depth) {
    if (depth == 0) return number_leaf();
    const int less = depth - 1;
    switch (below(10)) {
      case 0: return builder.op(pick({Op::add, Op::subtract, Op::multiply}), kNumber, {number(less), number(less)});
      case 1: return builder.op(Op::divide, kNumber, {number(less), builder.number(3)});
      case 2: return builder.rounded(number(less), 2, RoundingMode::half_even);
      case 3: return builder.op(Op::score, kNumber, {level(less)});
      case 4:
      case 5:
        return builder.over(pick({Op::lowest, Op::highest, Op::sum, Op::average, Op::weighted_average, Op::median,
                                  Op::count, Op::share}),
                            kNumber, members(less, false));
      case 6: return builder.op(pick({Op::limit, Op::raise}), kNumber, {number(less), builder.number(2), truth(less)});
      case 7: return builder.op(Op::band, kNumber, {number(less)}, 1);
      case 8:
        return builder.op(Op::first_of, kNumber, {truth(less), number(less), truth(less), number(less), number(less)});
      default: return builder.op(Op::or_else, kNumber, {number(less), builder.number(7)});
    }
  }

  ExprId level(int depth) {
    if (depth == 0) return builder.judged(builder.standard("s"));
    const int less = depth - 1;
    switch (below(7)) {
      case 5: return builder.op(Op::first_of, kRating, {truth(less), level(less), level(less)});
      case 0: return builder.op(Op::band, kRating, {number(less)}, 0);
      case 1: return builder.over(pick({Op::lowest, Op::highest}), kRating, members(less, true));
      case 2: return builder.op(pick({Op::limit, Op::raise}), kRating, {level(less), level(0), truth(less)});
      case 3:
        return builder.op(pick({Op::raise_by, Op::lower_by}), kRating, {level(less), builder.number(1), truth(less)});
      case 4: return builder.op(Op::unless, kRating, {level(less), truth(less)});
      default: return builder.op(Op::or_else, kRating, {level(less), builder.level(kGood)});
    }
  }

  ExprId truth(int depth) {
    const int less = depth == 0 ? 0 : depth - 1;
    const bool negated = below(2) == 0;
    switch (depth == 0 ? below(2) : below(6)) {
      case 0:
        return builder.test(relation(), {number(less), builder.number(static_cast<std::int64_t>(below(3)))}, negated);
      case 1: return builder.test(relation(), {level(less), level(0)}, negated);
      case 2: return builder.test(Relation::missing, {any(less)}, negated);
      case 3: return builder.op(pick({Op::all_of, Op::any_of}), kTruth, {truth(less), truth(less)});
      case 4: return builder.op(Op::negate, kTruth, {truth(less)});
      default: return builder.op(Op::near_boundary, kTruth, {number(less), builder.number(5)}, 0);
    }
  }

 private:
  Op pick(std::vector<Op> ops) { return ops[below(ops.size())]; }
  Relation relation() { return static_cast<Relation>(below(7) == 1 ? 0 : below(7) == 6 ? 6 : 2 + below(4)); }

  ExprId number_leaf() {
    switch (below(4)) {
      case 0: return builder.percent(builder.question());
      case 1: return builder.relevant(builder.question());
      case 2: return builder.answered_yes(builder.question());
      default: return builder.number(static_cast<std::int64_t>(below(4)));
    }
  }

  std::vector<Member> members(int depth, bool of_levels) {
    std::vector<Member> result(1 + below(3));
    for (Member& member : result) {
      member.value = of_levels ? level(depth) : number(depth);
      if (below(2) == 0) member.guard = truth(0);
      if (below(2) == 0) member.weight = builder.number(2);
    }
    return result;
  }

  std::mt19937_64 generator_;
};

constexpr std::size_t kMaxCompletions = 3'000;

// Few alternatives for each thing; the completions are all the choices of one of each.
struct OpenData {
  Inspection inspection;
  std::vector<Inspection> completions;
};

OpenData open_data(RandomRule& rule) {
  OpenData data{rule.builder.inspection(), {rule.builder.inspection()}};
  const auto spread = [&](std::size_t count, auto set) {
    std::vector<Inspection> wider;
    for (const Inspection& completion : data.completions) {
      for (std::size_t i = 0; i < count; ++i) {
        wider.push_back(completion);
        set(wider.back(), i);
      }
    }
    data.completions = std::move(wider);
  };
  for (std::size_t s = 0; s < data.inspection.judged.size(); ++s) {
    std::vector<std::uint64_t> chosen = {std::uint64_t{1} << rule.below(4)};
    if (rule.below(2) == 0) chosen.push_back(std::uint64_t{1} << rule.below(4));
    data.inspection.judged[s] = chosen.front() | chosen.back();
    spread(chosen.size(), [&](Inspection& inspection, std::size_t i) { inspection.judged[s] = chosen[i]; });
  }
  for (std::size_t q = 0; q < data.inspection.tallies.size(); ++q) {
    const auto relevant = static_cast<std::int64_t>(rule.below(3));
    const auto yes = static_cast<std::int64_t>(rule.below(static_cast<std::uint64_t>(relevant) + 1));
    data.inspection.tallies[q] = Tallies::with_open({yes, relevant}, static_cast<std::int64_t>(rule.below(3)));
    const std::vector<Tally> list = *data.inspection.tallies[q].list();
    spread(list.size(), [&](Inspection& inspection, std::size_t i) { inspection.tallies[q] = list[i]; });
    if (data.completions.size() > kMaxCompletions) return {};
  }
  return data;
}

TEST_CASE("open data lead to exactly the results of their completions") {
  std::size_t compared = 0;
  std::size_t open = 0;
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    RandomRule rule(seed);
    const DefinitionId result = rule.builder.define("result", rule.any(3));
    const OpenData data = open_data(rule);
    if (data.completions.empty()) continue;
    const Plan plan = compile(rule.builder.framework);
    CAPTURE(seed, dump(plan));
    const auto outcome = rate_quietly(plan, data.inspection);
    REQUIRE(outcome);
    Value expected;
    for (const Inspection& completion : data.completions) {
      const auto certain = rate_quietly(plan, completion);
      REQUIRE(certain);
      REQUIRE((*certain)[result].certain());
      expected = unite(expected, (*certain)[result]);
    }
    REQUIRE((*outcome)[result] == expected);
    ++compared;
    if (!expected.certain()) ++open;
  }
  CHECK(compared > 1'500);
  CHECK(open > 700);
}

bool holds_all(const Value& set, const Value& part) {
  if ((part.alternatives & ~set.alternatives) != 0 || (part.absent && !set.absent)) return false;
  return part.numbers.empty() || unite(set.numbers, part.numbers) == set.numbers;
}

TEST_CASE("open data used twice lead to no less than the results of their completions") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 10'000; seed < 11'500; ++seed) {
    RandomRule rule(seed);
    FrameworkBuilder& builder = rule.builder;
    const DefinitionId first = builder.define("first", rule.number(2));
    const DefinitionId again =
        builder.define("again", builder.op(Op::subtract, kNumber, {builder.use(first), rule.number(1)}));
    const ExprId at_least = builder.test(Relation::at_least, {builder.use(first), builder.use(again)});
    std::vector<Member> members = {{builder.use(first), builder.present(builder.use(first)), {}},
                                   {builder.use(again), at_least, {}}};
    const DefinitionId result =
        builder.define("result", builder.over(seed % 2 == 0 ? Op::average : Op::sum, kNumber, std::move(members)));
    const OpenData data = open_data(rule);
    if (data.completions.empty()) continue;
    const Plan plan = compile(builder.framework);
    CAPTURE(seed, dump(plan));
    const auto outcome = rate_quietly(plan, data.inspection);
    REQUIRE(outcome);
    for (const Inspection& completion : data.completions) {
      const auto certain = rate_quietly(plan, completion);
      REQUIRE(certain);
      REQUIRE(holds_all((*outcome)[result], (*certain)[result]));
    }
    ++compared;
  }
  CHECK(compared > 1'000);
}

// ---- questions with perhaps nothing relevant

// "lowest of sufficiency of percent of questions", where a question with nothing relevant is left out.
struct LeftOut {
  FrameworkBuilder builder;
  std::vector<DefinitionId> results;

  LeftOut() {
    builder.sufficiency();
    const StandardId standard = builder.standard("2.1", 3);
    std::vector<Member> bands;
    std::vector<Member> scores;
    for (const QuestionId question : builder.framework[standard].questions) {
      const ExprId percent = builder.percent(question);
      const ExprId band = builder.op(Op::band, kRating, {percent}, 0);
      bands.push_back({band, builder.present(percent), {}});
      scores.push_back({builder.op(Op::score, kNumber, {band}), builder.present(band), builder.number(2)});
    }
    results = {builder.define("lowest", builder.over(Op::lowest, kRating, bands)),
               builder.define("average", builder.over(Op::average, kNumber, scores)),
               builder.define("weighted", builder.over(Op::weighted_average, kNumber, scores)),
               builder.define("median", builder.over(Op::median, kNumber, scores)),
               builder.define("sum", builder.over(Op::sum, kNumber, scores)),
               builder.define("count", builder.over(Op::count, kNumber, scores))};
  }
};

TEST_CASE("leaving out what has nothing relevant is exact") {
  LeftOut rule;
  const Plan plan = compile(rule.builder.framework);
  Inspection inspection = rule.builder.inspection();
  inspection.tallies = {Tallies::up_to(1), Tallies::with_open({1, 2}, 1), Tallies::with_open({0, 0}, 2)};
  const auto outcome = rate_quietly(plan, inspection);
  REQUIRE(outcome);
  std::vector<Value> expected(rule.results.size());
  for (const Tally& a : *inspection.tallies[0].list()) {
    for (const Tally& b : *inspection.tallies[1].list()) {
      for (const Tally& c : *inspection.tallies[2].list()) {
        Inspection completion = inspection;
        completion.tallies = {a, b, c};
        const auto certain = rate_quietly(plan, completion);
        for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = unite(expected[i], (*certain)[rule.results[i]]);
      }
    }
  }
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK((*outcome)[rule.results[i]] == expected[i]);
  CHECK_FALSE((*outcome)[rule.results[0]].absent);
}

TEST_CASE("ranges hold whatever the tallies turn out to be") {
  LeftOut rule;
  const Plan plan = compile(rule.builder.framework);
  Inspection inspection = rule.builder.inspection();
  inspection.tallies = {Tallies::any(), Tallies::printed(79), Tallies::printed(64)};
  const auto outcome = rate_quietly(plan, inspection);
  REQUIRE(outcome);
  std::mt19937_64 generator(1);
  const auto printing = [&](std::int64_t percent) {
    while (true) {
      const auto relevant = static_cast<std::int64_t>(generator() % 400) + 1;
      const Tallies tallies = Tallies::printed_of(percent, relevant);
      if (!tallies.impossible()) return tallies.list()->front();
    }
  };
  for (int i = 0; i < 300; ++i) {
    Inspection completion = inspection;
    const auto relevant = static_cast<std::int64_t>(generator() % 50);
    const auto answered = static_cast<std::int64_t>(generator() % static_cast<std::uint64_t>(relevant + 1));
    completion.tallies = {Tally{answered, relevant}, printing(79), printing(64)};
    const auto certain = rate_quietly(plan, completion);
    for (const DefinitionId result : rule.results) {
      CAPTURE((*outcome)[result], (*certain)[result]);
      REQUIRE(holds_all((*outcome)[result], (*certain)[result]));
    }
  }
  CHECK((*outcome)[rule.results[0]] == levels(0b0011));
}

}  // namespace
}  // namespace rubric
