// How long the stages take, side by side in one run: rules text to plan, and an inspection to its outcome.
#include <benchmark/benchmark.h>

#include <string>

#include "runtime/report.hpp"
#include "tests/bench/loaded.hpp"

namespace {

using rubric::bench::Loaded;
using rubric::bench::read;

std::vector<rubric::bench::RulesText> shipped() {
  return rubric::bench::read_all({"rules/hmip/youth-2018.rubric", "rules/hmip/youth-2018-prompts.rubric"});
}

void parse(benchmark::State& state) {
  const std::string text = read("rules/hmip/youth-2018.rubric");
  for (auto _ : state) {
    rubric::Sources sources;
    rubric::Diagnostics diagnostics;
    benchmark::DoNotOptimize(rubric::parse(sources.add("rules", text), sources, diagnostics));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void parse_and_check(benchmark::State& state) {
  const std::vector<rubric::bench::RulesText> texts = shipped();
  const std::size_t size = texts[0].text.size() + texts[1].text.size();
  for (auto _ : state) benchmark::DoNotOptimize(Loaded(texts));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * size));
}

void compile(benchmark::State& state) {
  const Loaded loaded(shipped());
  for (auto _ : state) benchmark::DoNotOptimize(rubric::compile(*loaded.framework));
}

struct Inspected {
  Loaded rules{shipped()};
  rubric::Plan plan = rubric::compile(*rules.framework);
  rubric::Inspection inspection;

  explicit Inspected(const std::string& file) {
    const rubric::SourceId source = rules.sources.add(file, read(file));
    const auto document = rubric::read_toml(source, rules.sources, rules.diagnostics);
    const auto heading = rubric::read_heading(*document, rules.diagnostics);
    inspection =
        *rubric::bind(*document, *heading, *rules.framework, {true, nullptr}, rules.sources, rules.diagnostics);
  }
};

void read_inspection(benchmark::State& state) {
  const Loaded rules(shipped());
  const std::string text = read("examples/hartlepool-2020.toml");
  for (auto _ : state) {
    rubric::Sources sources;
    rubric::Diagnostics diagnostics;
    const auto document = rubric::read_toml(sources.add("data", text), sources, diagnostics);
    const auto heading = rubric::read_heading(*document, diagnostics);
    benchmark::DoNotOptimize(rubric::bind(*document, *heading, *rules.framework, {}, sources, diagnostics));
  }
}

void rate(benchmark::State& state, const char* file) {
  Inspected inspected(file);
  for (auto _ : state)
    benchmark::DoNotOptimize(rubric::rate(inspected.plan, inspected.inspection, inspected.rules.diagnostics));
}

}  // namespace

BENCHMARK(parse);
BENCHMARK(parse_and_check);
BENCHMARK(compile);
BENCHMARK(read_inspection);
BENCHMARK_CAPTURE(rate, tallies, "examples/hartlepool-2020.toml");
BENCHMARK_CAPTURE(rate, case_records, "examples/riverbank-invented.toml");
BENCHMARK_CAPTURE(rate, open_standard, "examples/dorset-2022.toml");

BENCHMARK_MAIN();
