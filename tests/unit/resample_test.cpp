// Samples drawn anew from the cases of one inspection.
#include "runtime/batch/resample.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"

namespace rubric {
namespace {

constexpr const char* kRules = R"(
framework f {
  programme p
  scale rating { poor "Poor" scores 0  fair "Fair" scores 1  good "Good" scores 2 }
  banding b of percent rounded half-up { below 50 -> poor  50 to 79 -> fair  at least 80 -> good }
  cases c { risk : yes or no }
  default for standards { rating = lowest of b of percent of questions  nothing relevant -> leave out }
  standard 1 judged
  standard 2 on c {
    question x
    question y when risk
  }
  discretion d for standards {
    ground one when one case changes rating
    ground few when lowest of relevant of questions is at most 9
  }
  overall { score = sum of score of standards
    rating = score banded { 0 to 1 -> poor  2 to 3 -> fair  4 to 4 -> good } }
}
)";

struct Sampled {
  oracle::Bench bench{kRules, "f"};
  std::vector<std::uint16_t> none = {0};
  std::vector<std::uint8_t> judged = {2};
  Columns table;
  std::vector<CasesOfKind> kinds;

  explicit Sampled(std::vector<std::vector<Answer>> cases) {
    table.rows = 1;
    table.tallies.assign(2, {none, none});
    table.judged = {judged, {}};
    table.inputs.resize(bench.framework->facts.size());
    kinds.push_back({{QuestionId{0}, QuestionId{1}}, std::move(cases)});
  }
  OutcomeTable run(std::uint64_t seed, std::size_t samples) {
    OutcomeTable out;
    Resampling resampling(bench.plan, rated_definitions(*bench.framework), kinds, table, 0);
    resampling.run(seed, samples, out);
    return out;
  }
};

constexpr Answer kYes_ = Answer::yes, kNo_ = Answer::no, kNone = Answer::not_relevant;

TEST_CASE("samples of cases that are all alike are rated alike") {
  Sampled sampled({{kYes_, kNone}, {kYes_, kNone}, {kYes_, kNone}});
  const OutcomeTable out = sampled.run(1, 100);
  REQUIRE(out.unrated.empty());
  for (const OutcomeColumn& column : out.columns)
    CHECK(std::all_of(column.which.begin(), column.which.end(), [&](auto which) { return which == column.which[0]; }));
}

TEST_CASE("the same seed draws the same samples, another one others") {
  Sampled sampled({{kYes_, kNo_}, {kNo_, kYes_}, {kYes_, kYes_}, {kNo_, kNone}, {kYes_, kNone}});
  const OutcomeTable first = sampled.run(7, 200);
  const OutcomeTable again = sampled.run(7, 200);
  const OutcomeTable other = sampled.run(8, 200);
  bool differs = false;
  for (std::size_t i = 0; i < first.columns.size(); ++i) {
    CHECK(first.columns[i].which == again.columns[i].which);
    differs = differs || first.columns[i].which != other.columns[i].which;
  }
  CHECK(differs);
}

// Sums of drawn cases are kept in bytes for a while: 260 of them would be 4.
TEST_CASE("more cases than a byte counts") {
  Sampled sampled(std::vector<std::vector<Answer>>(260, {kYes_, kYes_}));
  const OutcomeTable out = sampled.run(5, 3);
  const DefinitionId few = sampled.bench.framework->standards[1].results.grounds[1].holds;
  const auto column = std::find_if(out.columns.begin(), out.columns.end(),
                                   [&](const OutcomeColumn& one) { return one.definition == few; });
  REQUIRE(column != out.columns.end());
  for (const std::uint32_t which : column->which) CHECK(column->values[which].surely(0));
}

// Two cases, one yes and one no: of four samples of two, one is all yes, one all no.
TEST_CASE("every case is drawn as often as any other") {
  Sampled sampled({{kYes_, kNone}, {kNo_, kNone}});
  const OutcomeTable out = sampled.run(3, 40'000);
  const DefinitionId rating = sampled.bench.framework->standards[1].results.awarded;
  const auto column = std::find_if(out.columns.begin(), out.columns.end(),
                                   [&](const OutcomeColumn& one) { return one.definition == rating; });
  REQUIRE(column != out.columns.end());
  std::vector<std::size_t> levels(3);
  for (const std::uint32_t which : column->which)
    ++levels[static_cast<std::size_t>(std::countr_zero(column->values[which].alternatives))];
  CHECK(levels[0] > 9'500);
  CHECK(levels[0] < 10'500);
  CHECK(levels[2] > 9'500);
  CHECK(levels[2] < 10'500);
}

}  // namespace
}  // namespace rubric
