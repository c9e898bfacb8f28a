// Properties that hold for every framework and every inspection, tried on made up ones.
//
// RUBRIC_PROPERTY_ROUNDS raises the number of frameworks, RUBRIC_PROPERTY_SEED is the first of their seeds: a failure
// shows the seed, the rules and the data that it takes to see it again.
#include <fmt/format.h>

#include "lang/print.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/forms.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/pair.hpp"
#include "tests/unit/same_inspection.hpp"
#include "tests/unit/setting.hpp"

namespace rubric::oracle {
namespace {

constexpr std::size_t kFewCompletions = 20;

constexpr std::size_t kInspections = 10;  // of each framework

void compare(std::uint64_t seed, Figures& figures) {
  const bool amended = seed % 4 == 3;
  const Rules rules = amended ? generate_amendment(seed) : generate_framework(seed);
  Bench bench(rules.text, rules.name);
  if (!bench.framework) FAIL("seed " << seed << ": the rules are refused\n" << rules.text << bench.complaints());
  for (std::size_t i = 0; i < kInspections; ++i) {
    const Openness openness = i % 5 < 2 ? Openness::complete : i % 5 < 4 ? Openness::listed : Openness::endless;
    Random random(seed * 1'000 + i);
    const Made made = make_inspection(*bench.framework, random, openness, i == 2 ? kMostCompletions : kFewCompletions);
    const std::string wrong = disagreement(bench, made, rules.shipped, random, figures);
    if (!wrong.empty())
      FAIL("seed " << seed << ", inspection " << i << "\n" << rules.text << "\n" << made.toml << "\n" << wrong);
  }
}

TEST_CASE("the plan and the oracle agree") {
  Figures figures;
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000);
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) compare(seed, figures);
  fmt::print(
      "{} frameworks x inspections, {} of them open; {} without a rating, as the oracle says too, {} where it finds no reason\n",
      figures.pairs, figures.open, figures.unrated, figures.refused);
  fmt::print("{} expressions of complete inspections are the same; {} completions of open ones were rated\n",
             figures.expressions, figures.completions);
  fmt::print("open definitions: {} exact as their shape asks, {} exact all the same, {} merely sound\n",
             figures.exact_by_shape, figures.exact_all_the_same, figures.sound);
  fmt::print("{} of {} open ratings and scores merely sound\n", figures.sound_ratings, figures.open_ratings);
  fmt::print("open figures: {} can change a rating, {} cannot, {} are not told\n", figures.matters, figures.matters_not,
             figures.matters_untold);
  fmt::print("{} inspections with decisions of the panel: {} stand, {} fall\n", figures.decided,
             figures.decisions_stand, figures.decisions_fall);
  CHECK(figures.pairs + figures.seem_open == rounds * kInspections);
  CHECK(figures.seem_open * 50 < rounds * kInspections);
  CHECK(4 * figures.open > figures.pairs);  // else there is little to compare
  CHECK(figures.exact_by_shape > 4 * figures.sound);
  CHECK(20 * figures.unrated < figures.pairs);
}

// What is wrong with an inspection in another form than TOML; empty if nothing is.
std::string in_other_forms(Bench& bench, const std::string& toml, Random& random) {
  const DataValue document = *read_toml(bench.sources.add("x.toml", toml), bench.sources, bench.diagnostics);
  const std::optional<Inspection> first = bench.inspection(document);
  const auto compared = [&](const std::string& form, const std::string& text, const std::optional<DataValue>& other) {
    const std::optional<Inspection> second = other ? bench.inspection(*other) : std::nullopt;
    const std::string wrong = !second ? bench.complaints() : difference(*first, *second);
    return wrong.empty() ? "" : fmt::format("{}: {}\n{}", form, wrong, text);
  };
  const std::string json = json_of(document);
  std::string wrong =
      compared("JSON", json, read_json(bench.sources.add("x.json", json), bench.sources, bench.diagnostics));
  for (const Rows rows : {Rows::cases, Rows::answers}) {
    if (!wrong.empty() || document.find("cases") == nullptr) return wrong;
    const std::string text = sheet_of(document, rows, random);
    const auto sheet = read_case_sheet(bench.sources.add("x.csv", text), bench.sources, bench.diagnostics);
    DataValue whole = head_of(document);
    if (sheet) add_cases(whole, *sheet);
    wrong = compared("a sheet", text, sheet ? std::optional(whole) : std::nullopt);
  }
  return wrong;
}

TEST_CASE("an inspection is the same in every form") {
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000) / 4;
  std::size_t sheets = 0;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    const Rules rules = generate_framework(seed);
    Bench bench(rules.text, rules.name);
    for (std::uint64_t i = 0; i < 4; ++i) {
      Random random(seed * 1'000 + i);
      const Made made = make_inspection(*bench.framework, random, Openness::endless, kFewCompletions);
      sheets += made.toml.find("[[cases.") == std::string::npos ? 0 : 1;
      const std::string wrong = in_other_forms(bench, made.toml, random);
      if (!wrong.empty())
        FAIL("seed " << seed << ", inspection " << i << "\n" << rules.text << "\n" << made.toml << "\n" << wrong);
    }
  }
  CHECK(sheets > rounds);  // else there is little to compare
}

TEST_CASE("a framework in print is the same framework") {
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000) / 4;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    const Rules rules = seed % 2 == 0 ? generate_amendment(seed) : generate_framework(seed);
    Bench written(rules.text, rules.name);
    if (!written.framework) FAIL("seed " << seed << ": the rules are refused\n" << rules.text << written.complaints());
    const std::string printed = print(*written.edition(rules.name), written.sources);
    Bench read(printed, rules.name);
    if (!read.framework)
      FAIL("seed " << seed << ": what was printed is refused\n" << rules.text << "\n" << printed << read.complaints());
    const bool same = dump(*read.framework) == dump(*written.framework) &&
                      semantic_hash(*read.framework) == semantic_hash(*written.framework);
    const bool stable = print(*read.edition(rules.name), read.sources) == printed;
    if (!same || !stable)
      FAIL("seed " << seed << (same ? ": printed again, it differs" : ": it is another framework") << "\n"
                   << rules.text << "\n"
                   << printed);
  }
}

}  // namespace
}  // namespace rubric::oracle
