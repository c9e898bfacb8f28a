#include "runtime/notes.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "runtime/rating.hpp"
#include "tests/catch.hpp"
#include "tests/unit/rules_text.hpp"

namespace rubric {
namespace {

using Indices = std::vector<std::uint32_t>;

constexpr std::string_view kMore = "sampling { confidence 80 percent  margin 5 points  size of c is at least 20 }\n";

// Each note as one line of figures.
std::vector<std::string> notes_on(std::string_view more, const std::string& data,
                                  std::int64_t small_cell = kSmallCell) {
  tests::RulesText rules(tests::framework_with(more));
  const auto framework = rules.load();
  REQUIRE(framework);
  const SourceId source = rules.sources.add("x.toml", "framework = \"f\"\n" + data);
  const auto rating = rate_text(source, *framework, rules.sources, rules.diagnostics);
  INFO(render(rules.diagnostics, rules.sources, false));
  REQUIRE(rating != nullptr);
  std::vector<std::string> lines;
  const auto indices = [](const auto& ids) {
    std::string text;
    for (const auto& id : ids) text += fmt::format(" {}", id.index);
    return text;
  };
  for (const Note& note : notes(*framework, rating->inspection, small_cell)) {
    if (const auto* sample = std::get_if<ShortSample>(&note))
      lines.push_back(fmt::format("sample {} of {}", sample->sample, sample->needed));
    if (const auto* reach = std::get_if<OutOfReach>(&note))
      lines.push_back(fmt::format("reach {}:{} bands {}", reach->relevant, indices(reach->questions),
                                  fmt::join(reach->bands, " ")));
    if (const auto* cell = std::get_if<SmallCell>(&note))
      lines.push_back(fmt::format("cell {}:{}", cell->relevant, indices(cell->questions)));
  }
  return lines;
}

using Lines = std::vector<std::string>;

Banding banding(Rounding rounding, std::vector<Bounds> bounds, bool otherwise = false) {
  Banding banding;
  banding.rounding = rounding;
  for (const Bounds& each : bounds) banding.bands.emplace_back().bounds = each;
  if (otherwise) banding.bands.emplace_back().otherwise = true;
  return banding;
}

}  // namespace

TEST_CASE("bands that no tally of so many cases falls into") {
  const Rounding half_up{false, RoundingMode::half_up, 1};
  const std::vector<Bounds> published = {{{}, 50, false, true}, {50, 64}, {65, 79}, {80, {}}};
  const Banding sufficiency = banding(half_up, published);
  CHECK(out_of_reach(sufficiency, 1) == Indices{1, 2});
  CHECK(out_of_reach(sufficiency, 2) == Indices{2});
  CHECK(out_of_reach(sufficiency, 3) == Indices{1});
  CHECK(out_of_reach(sufficiency, 4).empty());
  CHECK(out_of_reach(sufficiency, 5) == Indices{2});
  for (const std::int64_t cases : {6, 7, 24, 100}) CHECK(out_of_reach(sufficiency, cases).empty());
  // By the banding's own rounding: 2 of 3 is 66.67%, of which half-up makes 67, and to multiples of 50 it makes 50.
  CHECK(out_of_reach(banding({false, RoundingMode::half_up, 50}, {{{}, 49}, {50, 50}, {51, {}}}), 3).empty());
  CHECK(out_of_reach(banding({true}, {{{}, 66}, {66, 67, true, true}, {67, {}}}), 3).empty());
  CHECK(out_of_reach(banding(half_up, {{{}, 65}, {66, 66}, {67, {}}}), 3) == Indices{1});
  CHECK(out_of_reach(banding({false, RoundingMode::down, 1}, {{{}, 65}, {66, 66}, {67, {}}}), 3).empty());
  // What no other band holds falls into the one called `otherwise`.
  CHECK(out_of_reach(banding(half_up, {{0, 0}, {100, 100}}, true), 1) == Indices{2});
  CHECK(out_of_reach(banding(half_up, {{0, 0}, {100, 100}}, true), 2).empty());
}

TEST_CASE("sub-samples out of reach of a band are grouped by their size") {
  const std::string data = "[tally.\"2.1\"]\nx = \"2 of 2\"\ny = \"1 of 1\"\n";
  CHECK(notes_on("", data, 0) == Lines{"reach 1: 1 bands 1"});
  CHECK(notes_on("", "[tally.\"2.1\"]\nx = \"1 of 1\"\ny = \"0 of 1\"\n", 0) == Lines{"reach 1: 0 1 bands 1"});
  CHECK(notes_on("", "[tally.\"2.1\"]\nx = \"79% of at most 24\"\ny = \"not yet assessed\"\n", 0).empty());
  CHECK(notes_on("", "[tally.\"2.1\"]\nx = \"5 of 5\"\ny = \"not relevant\"\n", 0).empty());
}

TEST_CASE("figures of fewer cases than the small cell") {
  const std::string data = "[tally.\"2.1\"]\nx = \"2 of 2\"\ny = \"3 of 3\"\n";
  CHECK(notes_on("", data) == Lines{"cell 2: 0"});
  CHECK(notes_on("", data, 2).empty());
  CHECK(notes_on("", data, 4) == Lines{"cell 2: 0", "cell 3: 1"});
  CHECK(notes_on("", data, 0).empty());
  // Known to be at most two cases, though not which.
  CHECK(notes_on("", "[tally.\"2.1\"]\nx = \"100% of at most 2\"\ny = \"not relevant\"\n") == Lines{"cell 2: 0"});
  CHECK(notes_on("", "").empty());
}

TEST_CASE("samples smaller than the framework asks for") {
  CHECK(notes_on(kMore, "sample = { c = 19 }\n") == Lines{"sample 19 of 20"});
  CHECK(notes_on(kMore, "sample = { c = 20 }\n").empty());
  CHECK(notes_on(kMore, "sample = { c = 52 }\neligible = { c = 76 }\n") == Lines{"sample 52 of 53"});
  CHECK(notes_on(kMore, "sample = { c = 53 }\neligible = { c = 76 }\n").empty());
  CHECK(notes_on(kMore, "sample = { c = 16 }\neligible = { c = 16 }\n").empty());
  CHECK(notes_on(kMore, "eligible = { c = 16 }\n").empty());
  CHECK(notes_on("", "sample = { c = 4 }\neligible = { c = 16 }\n").empty());
}

}  // namespace rubric
