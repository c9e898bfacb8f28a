// Moving edges in what is compiled, against editing the rules and rating again.
#include "runtime/variants.hpp"

#include <fmt/format.h>

#include <random>

#include "runtime/band_edges.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

using tests::RulesText;

struct Edges {
  int fair, good, high;  // where bands begin
  int overall;
};

std::string rules_with(const Edges& edges) {
  return fmt::format(
      "framework f {{\n"
      "  scale s {{ bad \"Bad\" scores 0  fair \"Fair\" scores 1  good \"Good\" scores 2  high \"High\" scores 3 }}\n"
      "  banding b of percent rounded half-up {{\n"
      "    weak below {0} -> bad  some {0} to {1} -> fair  many {2} to {3} -> good  most at least {4} -> high }}\n"
      "  cases c {{ }}\n"
      "  default for standards {{ rating = lowest of b of percent of questions  nothing relevant -> leave out }}\n"
      "  domain 1 on c {{\n"
      "    standard 1.1 {{ question x  question y  question z }}\n"
      "    standard 1.2 {{ question x  question y\n"
      "      limit rating to at most fair when lowest of percent of questions is below 30 }}\n"
      "    standard 1.3 {{ question x  rating = b of percent of question x  nothing relevant -> not rated }}\n"
      "  }}\n"
      "  standard 2 judged\n"
      "  overall {{\n"
      "    score = sum of score of standards\n"
      "    rating = score banded {{ 0 to {5} -> bad  {6} to 8 -> good  9 to 12 -> high }}\n"
      "    not rated when any of rating of standards are not rated\n"
      "  }}\n"
      "}}\n",
      edges.fair, edges.good - 1, edges.good, edges.high - 1, edges.high, edges.overall - 1, edges.overall);
}

// Some open, some with nothing relevant.
Inspection inspection_of(const Framework& framework, std::mt19937& random) {
  const auto below = [&](std::int64_t end) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(end));
  };
  Inspection inspection;
  inspection.samples.resize(framework.kinds.size());
  inspection.judged.assign(framework.standards.size(), 0b1111);
  inspection.judged.back() = below(5) == 0 ? 0b0110 : std::uint64_t{1} << below(4);
  inspection.patterns.resize(framework.standards.size());
  inspection.inputs.resize(framework.facts.size());
  for (std::size_t i = 0; i < framework.questions.size(); ++i) {
    const std::int64_t relevant = below(30);
    inspection.tallies.push_back(below(12) == 0 ? Tallies::up_to(3)
                                                : Tallies(Tally{relevant == 0 ? 0 : below(relevant + 1), relevant}));
  }
  return inspection;
}

void move(Variants& variants, const Framework& framework, std::string_view name, int place) {
  std::string problem;
  const auto edge = find_edge(framework, name, problem);
  REQUIRE(problem.empty());
  REQUIRE(edge);
  move_edge(variants.banding(edge->banding), *edge, place);
}

void move_all(Variants& variants, const Framework& framework, const Edges& to) {
  move(variants, framework, "b.some.from", to.fair);
  move(variants, framework, "b.fair.to", to.good - 1);
  move(variants, framework, "b.most.from", to.high);
  move(variants, framework, "overall.good.from", to.overall);
}

BandingId banding_of(const Framework& framework, std::string_view name) {
  std::string problem;
  return find_edge(framework, name, problem)->banding;
}

TEST_CASE("ratings by moved edges are those of rules that are edited") {
  std::mt19937 random(20260117);
  const Edges now{50, 65, 80, 5};
  RulesText text(rules_with(now));
  const auto framework = text.load();
  REQUIRE(framework);
  std::vector<Inspection> inspections;
  for (int i = 0; i < 30; ++i) inspections.push_back(inspection_of(*framework, random));

  for (int round = 0; round < 12; ++round) {
    const auto between = [&](int low, int high) {
      return low + static_cast<int>(random() % static_cast<unsigned>(high - low));
    };
    const Edges edges{between(20, 60), between(61, 75), between(76, 100), between(1, 9)};
    RulesText edited_text(rules_with(edges));
    const auto edited = edited_text.load();
    REQUIRE(edited);
    const Plan plan = compile(*edited);
    for (const StandardId of : {StandardId{}, StandardId{0}, StandardId{1}, StandardId{2}}) {
      Variants variants(*framework, framework->results(of).rating,
                        {banding_of(*framework, "b.good.from"), banding_of(*framework, "overall.good.from")});
      for (const Inspection& inspection : inspections) {
        Diagnostics diagnostics;
        const auto outcome = rate(plan, inspection, diagnostics);
        REQUIRE(outcome);
        // By way of other edges: what an earlier point left behind must not matter.
        move_all(variants, *framework, {30, 70, 90, 2});
        variants.take(inspection);
        move_all(variants, *framework, {45, 62, 99, 8});
        variants.rating();
        move_all(variants, *framework, edges);
        CHECK(variants.rating() == (*outcome)[edited->results(of).rating]);
      }
    }
  }
}

TEST_CASE("an edge that passes its neighbour, or that no value can have, is refused") {
  RulesText text(rules_with({50, 65, 80, 5}));
  const auto framework = text.load();
  REQUIRE(framework);
  const auto problem_at = [&](std::string_view name, Rational place) {
    std::string problem;
    const auto edge = find_edge(*framework, name, problem);
    REQUIRE(edge);
    Banding banding = (*framework)[edge->banding];
    move_edge(banding, *edge, place);
    return problem_with(banding);
  };
  CHECK(problem_at("b.good.from", 51).empty());
  CHECK(problem_at("b.good.from", 50) == "band `some` would pass its neighbour: nothing is left of it (50 to 49)");
  CHECK(problem_at("b.good.from", 79).empty());
  CHECK(problem_at("b.good.from", 80) == "band `many` would pass its neighbour: nothing is left of it (80 to 79)");
  CHECK(problem_at("b.good.from", Rational::fraction(131, 2)) ==
        "65.5 is never met: values are rounded to multiples of 1");
  CHECK(problem_at("b.most.from", 101) == "101 is no percent: these run from 0 to 100");
  CHECK(problem_at("b.some.from", 0).empty());
}

TEST_CASE("edges are found by the name of a band, and by the level that it alone gives") {
  RulesText text(rules_with({50, 65, 80, 5}));
  const auto framework = text.load();
  REQUIRE(framework);
  const auto found = [&](std::string_view name) {
    std::string problem;
    const auto edge = find_edge(*framework, name, problem);
    if (!edge) return problem;
    const std::vector<Band>& bands = (*framework)[edge->banding].bands;
    return to_string(edge->from ? *bands[edge->below + 1].bounds.low : *bands[edge->below].bounds.high);
  };
  CHECK(found("b.many.from") == "65");
  CHECK(found("b.good.from") == "65");
  CHECK(found("b.some.to") == "64");
  CHECK(found("b.weak.to") == "50");
  CHECK(found("overall.high.from") == "9");
  CHECK(found("b.weak.from") == "band `weak` of `b` has no lower edge with a neighbour");
  CHECK(found("b.most.to") == "band `most` of `b` has no upper edge with a neighbour");
  CHECK(found("b.lots.from") == "`b` has no one band `lots`; there are `weak`, `some`, `many`, `most`");
  CHECK(found("c.good.from") == "f has no banding `c`; there are `b`, `overall`");
  CHECK(found("good") ==
        "f has no parameter `good`; an edge of a band is called as in `sufficiency.good.from`, or `.to`");
}

}  // namespace
}  // namespace rubric
