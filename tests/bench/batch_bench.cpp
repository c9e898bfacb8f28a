// Tallies in memory → ratings, score, overall and grounds, many inspections at a time; and the same by hand.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "runtime/batch/rate_all.hpp"
#include "tests/bench/caseload.hpp"
#include "tests/bench/loaded.hpp"

namespace rubric::bench {
namespace {

constexpr std::size_t kBatch = 1024;             // inspections, as `rubric rate` takes them
constexpr std::size_t kDifferent = 64 * kBatch;  // inspections; more of them are these again
constexpr std::uint64_t kSeed = 2018;

struct Work {
  Loaded rules{read_all({"tests/bench/bench.rubric"})};
  Plan plan = compile(*rules.framework);
  Caseload caseload{*rules.framework, kDifferent, kSeed};
  std::vector<Columns> batches;

  Work() {
    for (std::size_t begin = 0; begin < kDifferent; begin += kBatch) batches.push_back(caseload.columns(begin, kBatch));
  }
};

Work& work() {
  static Work all;
  return all;
}

std::vector<limit::Rated> rated_by_hand(const Caseload& caseload) {
  std::vector<limit::Rated> rated(caseload.size());
  for (std::size_t i = 0; i < caseload.size(); ++i) limit::rate(caseload.judged(i), caseload.counted(i), rated[i]);
  return rated;
}

bool says(const Framework& framework, const Value& value, DefinitionId id, const limit::Rated& rated) {
  const auto is_level = [&](std::uint8_t level) {
    return level == limit::kNotRated ? value.never_present() : value.alternatives == std::uint64_t{1} << level;
  };
  for (std::size_t i = 0; i < framework.standards.size(); ++i) {
    const Results& results = framework.standards[i].results;
    if (id == results.rating || id == results.awarded) return is_level(rated.levels[i]);
    for (std::size_t ground = 0; ground < results.grounds.size(); ++ground) {
      if (id == results.grounds[ground].holds)
        return (value.alternatives == kYes) == ((rated.grounds[i - limit::kJudged] >> ground & 1) != 0);
    }
  }
  if (id == framework.overall->rating || id == framework.overall->awarded) return is_level(rated.overall);
  if (id != framework.overall->score) return true;
  return rated.score == limit::kNoScore ? value.never_present() : value.numbers == Numbers(Rational(rated.score));
}

// A figure for wrong ratings would be worth nothing.
void check(const Work& all, Batch& batch) {
  const Framework& framework = *all.rules.framework;
  const std::vector<limit::Rated> by_hand = rated_by_hand(all.caseload);
  OutcomeTable table;
  for (std::size_t begin = 0; begin < kDifferent; begin += kBatch) {
    batch.rate_all(all.batches[begin / kBatch], table);
    for (const OutcomeColumn& column : table.columns) {
      for (std::size_t row = 0; row < table.rows; ++row) {
        if (says(framework, column.values[column.which[row]], column.definition, by_hand[begin + row])) continue;
        std::cerr << "inspection " << begin + row << ": `" << framework[column.definition].name
                  << "` differs from what the rater by hand gives\n";
        std::abort();
      }
    }
  }
}

void rate_batches(benchmark::State& state) {
  const Work& all = work();
  Batch batch(all.plan, rated_definitions(*all.rules.framework));
  check(all, batch);
  OutcomeTable table;
  const auto inspections = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    for (std::size_t begin = 0; begin < inspections; begin += kBatch) {
      batch.rate_all(all.batches[begin % kDifferent / kBatch], table);
      benchmark::DoNotOptimize(table.columns.data());
    }
  }
  const auto rated = static_cast<std::int64_t>((inspections + kBatch - 1) / kBatch * kBatch);
  state.SetItemsProcessed(state.iterations() * rated);
  if (state.range(0) == 10'000) state.SetLabel("must 60 aim 15 ns an inspection");
}

constexpr std::size_t kEach = 4096;  // inspections that come one by one: whoever has just made one has it in the cache

void rate_each(benchmark::State& state, Batch batch, std::size_t columns) {
  const Work& all = work();
  const Columns table = all.caseload.columns(0, kEach);
  std::vector<std::uint32_t> which(columns);
  Diagnostics diagnostics;
  std::size_t row = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(batch.rate_one(table, row, which, diagnostics));
    row = (row + 1) % kEach;
  }
}

std::vector<DefinitionId> ratings_of(const Framework& framework) {
  std::vector<DefinitionId> ratings;
  const auto add = [&](const Results& results) {
    ratings.push_back(results.awarded ? results.awarded : results.rating);
  };
  for (const Standard& standard : framework.standards) add(standard.results);
  add(*framework.overall);
  ratings.push_back(framework.overall->score);
  return ratings;
}

void rate_one(benchmark::State& state) {
  const std::vector<DefinitionId> wanted = ratings_of(*work().rules.framework);
  rate_each(state, Batch(work().plan, wanted), wanted.size());
  state.SetLabel("must 400 aim 100 ns an inspection");
}

void rate_one_with_grounds(benchmark::State& state) {
  const std::vector<DefinitionId> wanted = rated_definitions(*work().rules.framework);
  rate_each(state, Batch(work().plan, wanted), wanted.size());
}

void rate_one_with_derivation(benchmark::State& state) {
  rate_each(state, Batch::of_every_step(work().plan), work().plan.steps.size());
  state.SetLabel("must 5000 aim 1000 ns an inspection");
}

void resample(benchmark::State& state) {
  constexpr std::size_t kSamples = 10'000;
  const Work& all = work();
  const std::vector<CasesOfKind> kinds = drawn_cases(kSeed);
  const Columns table = all.caseload.columns(0, 1);
  Resampling resampling(all.plan, ratings_of(*all.rules.framework), kinds, table, 0);
  OutcomeTable out;
  for (auto _ : state) {
    resampling.run(kSeed, kSamples, out);
    benchmark::DoNotOptimize(out.columns.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSamples));
  state.SetLabel("must 250 aim 100 ns a sample");
}

// The table-driven scalar rater of limit_rating.hpp.
void rate_by_hand(benchmark::State& state) {
  const Caseload& caseload = work().caseload;
  std::vector<limit::Counted> counted;
  for (std::size_t i = 0; i < kDifferent; ++i) counted.push_back(caseload.counted(i));
  const auto judged = caseload.judged(0);
  limit::Rated rated{};
  for (auto _ : state) {
    for (const limit::Counted& each : counted) {
      limit::rate(judged, each, rated);
      benchmark::DoNotOptimize(rated);
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kDifferent));
}

}  // namespace

BENCHMARK(rate_by_hand);
BENCHMARK(rate_one);
BENCHMARK(rate_one_with_grounds);
BENCHMARK(rate_one_with_derivation);
BENCHMARK(resample);
BENCHMARK(rate_batches)->RangeMultiplier(10)->Range(10'000, 10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace rubric::bench
