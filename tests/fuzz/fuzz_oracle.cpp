// Any bytes as the draws from which a framework and an inspection are made up: the plan and the oracle must agree.
#include <fmt/format.h>

#include <span>

#include "tests/fuzz/laws.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/pair.hpp"

namespace {

using rubric::oracle::Openness;
using rubric::oracle::Random;
using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kCompletions = 20;

void complain(const std::string& rules, const std::string& data, const std::string& wrong) {
  fmt::print(stderr, "{}\n{}\n{}\n", rules, data, wrong);
  rubric::fuzz::require(false);
}

// `first`: which openness, and whether the framework amends another.
void compare(std::uint8_t first, Bytes of_rules, Bytes of_data) {
  const bool amended = first / 3 % 2 == 1;
  const Random draws(of_rules);
  const auto rules = amended ? rubric::oracle::generate_amendment("generated", draws)
                             : rubric::oracle::generate_framework("generated", draws);
  rubric::oracle::Bench bench(rules.text, rules.name);
  if (!bench.framework) return complain(rules.text, "", bench.complaints());
  Random random(of_data);
  const auto made = make_inspection(*bench.framework, random, static_cast<Openness>(first % 3), kCompletions);
  rubric::oracle::Figures figures;
  const std::string wrong = disagreement(bench, made, rules.shipped, random, figures);
  if (!wrong.empty()) complain(rules.text, made.toml, wrong);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Bytes draws(data + 1, size - 1);
  compare(data[0], draws.first(draws.size() / 2), draws.subspan(draws.size() / 2));
  return 0;
}
