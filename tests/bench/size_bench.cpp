// How the work grows with the framework: rules text → Framework → Plan → outcome.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/rate_all.hpp"
#include "runtime/rate.hpp"
#include "tests/bench/loaded.hpp"
#include "tests/bench/made_rules.hpp"

namespace rubric::bench {
namespace {

constexpr std::size_t kLongFile = 1000;  // standards: 10,000 lines

std::size_t count(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

std::vector<RulesText> made(std::size_t standards) { return {{"made.rubric", made_rules(standards)}}; }

void parse_and_check_long_file(benchmark::State& state) {
  const std::vector<RulesText> texts = made(kLongFile);
  for (auto _ : state) benchmark::DoNotOptimize(Loaded(texts));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(texts[0].text.size()));
  state.SetLabel("must 10 aim 10 MB/s");
}

void parse_and_check_standards(benchmark::State& state) {
  const std::vector<RulesText> texts = made(count(state));
  for (auto _ : state) benchmark::DoNotOptimize(Loaded(texts));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void compile_standards(benchmark::State& state) {
  const Loaded rules(made(count(state)));
  for (auto _ : state) benchmark::DoNotOptimize(compile(*rules.framework));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

Inspection with_figures(const Framework& framework) {
  Inspection inspection;
  inspection.samples.resize(framework.kinds.size());
  inspection.eligible.resize(framework.kinds.size());
  inspection.judged.resize(framework.standards.size());
  for (std::size_t i = 0; i < framework.questions.size(); ++i)
    inspection.tallies.emplace_back(Tally{static_cast<std::int64_t>(i * 7 % 24), 24});
  inspection.prompts.resize(framework.questions.size());
  inspection.patterns.resize(framework.standards.size());
  inspection.relevances.resize(framework.questions.size());
  inspection.choices.resize(framework.facts.size());
  inspection.inputs = untold_inputs(framework);
  inspection.records.resize(framework.lists.size());
  return inspection;
}

void rate_standards(benchmark::State& state) {
  Loaded rules(made(count(state)));
  const Plan plan = compile(*rules.framework);
  const Inspection inspection = with_figures(*rules.framework);
  for (auto _ : state) benchmark::DoNotOptimize(rate(plan, inspection, rules.diagnostics));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void build_batch_standards(benchmark::State& state) {
  const Loaded rules(made(count(state)));
  const Plan plan = compile(*rules.framework);
  for (auto _ : state) benchmark::DoNotOptimize(Batch(plan, rated_definitions(*rules.framework)));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

constexpr std::size_t kInspections = 1024;

// Tallies of 24 cases, the same for every question but for where they begin.
Columns with_tallies(const Framework& framework) {
  static const std::vector<std::uint16_t> relevant(kInspections, 24);
  static const std::vector<std::uint16_t> yes = [] {
    std::vector<std::uint16_t> all;
    for (std::size_t i = 0; i < 2 * kInspections; ++i) all.push_back(static_cast<std::uint16_t>(i * i % 251 % 25));
    return all;
  }();
  Columns columns;
  columns.rows = kInspections;
  for (std::size_t i = 0; i < framework.questions.size(); ++i)
    columns.tallies.push_back({std::span(yes).subspan(i % kInspections, kInspections), relevant});
  columns.judged.resize(framework.standards.size());
  columns.inputs.resize(framework.facts.size());
  columns.patterns.resize(framework.standards.size());
  return columns;
}

// Items are standards of inspections.
void rate_batch_standards(benchmark::State& state) {
  const Loaded rules(made(count(state)));
  const Plan plan = compile(*rules.framework);
  const Columns columns = with_tallies(*rules.framework);
  Batch batch(plan, rated_definitions(*rules.framework));
  OutcomeTable out;
  for (auto _ : state) {
    batch.rate_all(columns, out);
    benchmark::DoNotOptimize(out.columns.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * static_cast<std::int64_t>(kInspections));
  if (out.singly > 0) state.SkipWithError("some were rated by themselves");
}

}  // namespace

BENCHMARK(parse_and_check_long_file)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_and_check_standards)->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(compile_standards)->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(rate_standards)->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(build_batch_standards)->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(rate_batch_standards)->RangeMultiplier(10)->Range(10, 1000)->Unit(benchmark::kMicrosecond);

}  // namespace rubric::bench
