// What would lift or lower a rating, held against every change there is, on small inspections.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/prove/what_if.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/cheapest.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/inspection.hpp"
#include "tests/oracle/panel.hpp"
#include "tests/oracle/small_forms.hpp"
#include "tests/unit/setting.hpp"

namespace rubric::oracle {
namespace {

constexpr std::size_t kMostChanges = 500;  // that are tried for one wish

struct Figures {
  std::size_t inspections = 0, wishes = 0, impossible = 0, tied = 0, more = 0, mixed = 0, out_of_reach = 0;
  std::size_t decided = 0, fixed = 0, dearer = 0;
  std::size_t open = 0, not_rated = 0, too_large = 0;
};

class Held {
 public:
  Held(Bench& bench, Random& random, Figures& figures)
      : bench_(bench), framework_(*bench.framework), random_(random), figures_(figures) {}

  // Empty if nothing is wrong.
  std::string complaint(const Inspection& inspection) {
    std::vector<prove::Wish> wishes;
    if (framework_.overall && is_on_a_scale(*framework_.overall)) wishes.push_back({});
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) {
      if (is_on_a_scale(framework_.standards[i].results)) wishes.push_back({{i}, true, false});
    }
    const std::size_t before = figures_.wishes;
    std::string wrong;
    for (prove::Wish wish : random_.some(wishes, 2)) {
      wish.fixed_judgements = random_.chance(25);
      Inspection small = inspection;
      shrink(small, bench_.plan, wish, kMostChanges, random_);
      for (const bool higher : {true, false}) {
        wish.higher = higher;
        if (wrong.empty()) wrong = complaint(small, wish);
      }
    }
    if (figures_.wishes > before) ++figures_.inspections;
    return wrong;
  }

 private:
  bool is_on_a_scale(const Results& results) const {
    return results.rating && framework_[results.rating].type.kind == TypeKind::level;
  }

  std::string complaint(Inspection inspection, const prove::Wish& wish) {
    if (changes(framework_, inspection, changeable(bench_.plan, inspection, wish)) > kMostChanges) {
      ++figures_.too_large;
      return "";
    }
    decide(inspection);
    Diagnostics unheard;
    const std::optional<Outcome> outcome = rate(bench_.plan, inspection, unheard);
    if (!outcome) return "";
    prove::NotTold why;
    const auto found = prove::what_if(*outcome, inspection, wish, why);
    std::string wrong = found ? differing(*found, inspection, wish) : refused(*outcome, inspection, wish, why);
    if (wrong.empty()) return "";
    for (std::size_t i = 0; i < framework_.questions.size(); ++i) {
      const Tallies& tallies = inspection.tallies[i];
      const Tally tally = tallies.certain() ? tallies.list()->front() : Tally{-1, -1};
      wrong += fmt::format("\nq{}: {} of {}", i, tally.yes, tally.relevant);
    }
    return fmt::format("{} of {}{}: {}", wish.higher ? "higher" : "lower",
                       wish.standard ? "standard " + framework_[wish.standard].id : "the overall",
                       wish.fixed_judgements ? ", judgements fixed" : "", wrong);
  }

  // Some decisions of the panel that stand.
  void decide(Inspection& inspection) {
    Diagnostics unheard;
    const std::optional<Outcome> outcome = rate(bench_.plan, inspection, unheard);
    if (!outcome || !random_.chance(50)) return;
    Inspection decided = inspection;
    for (const Award& award : make_awards(framework_, *outcome, random_))
      decided.decisions.push_back({award.standard, award.level, award.ground, "reason", "by", {}, {}, {}});
    if (decided.decisions.empty() || !rate(bench_.plan, decided, unheard)) return;
    inspection = std::move(decided);
    ++figures_.decided;
  }

  std::string refused(const Outcome& outcome, const Inspection& inspection, const prove::Wish& wish,
                      const prove::NotTold& why) {
    using Why = prove::NotTold::Why;
    const Value& rating = outcome[framework_.results(wish.standard).rating];
    if (rating.never_present()) {
      ++figures_.not_rated;
      return why.why == Why::not_rated || why.why == Why::does_not_apply ? "" : "refused: it is not rated";
    }
    ++figures_.open;
    return why.why == Why::open && !why.open.empty() && has_open(outcome, inspection) ? "" : "refused";
  }

  bool has_open(const Outcome& outcome, const Inspection& inspection) const {
    return std::any_of(outcome.slots.begin(), outcome.slots.end(),
                       [](const Value& value) { return !value.certain(); }) ||
           std::any_of(inspection.tallies.begin(), inspection.tallies.end(),
                       [](const Tallies& tallies) { return !tallies.certain(); });
  }

  std::string differing(const prove::WhatIf& found, const Inspection& inspection, const prove::Wish& wish) {
    const Cheapest all = cheapest(bench_.plan, inspection, wish, found.level);
    std::set<std::string> ways;
    for (const prove::Way& way : found.ways) ways.insert(told(way));
    const bool known = std::includes(all.ways.begin(), all.ways.end(), ways.begin(), ways.end());
    const bool every = ways.size() == std::min(prove::kMostWays, all.ways.size()) && ways.size() == found.ways.size();
    const bool same_cost = all.ways.empty() || all.cost == found.cost;
    count(found, all, wish);
    if (known && every && same_cost && found.more == (all.ways.size() > ways.size()) &&
        found.out_of_reach == all.out_of_reach)
      return "";
    return fmt::format("{} is\n  said: {} {}{}, out of reach {}\n  tried: {} {}, out of reach {}", found.level,
                       found.cost, ways, found.more ? " and more" : "", found.out_of_reach, all.cost, all.ways,
                       all.out_of_reach);
  }

  void count(const prove::WhatIf& found, const Cheapest& all, const prove::Wish& wish) {
    ++figures_.wishes;
    if (all.ways.empty()) ++figures_.impossible;
    if (all.ways.size() > 1) ++figures_.tied;
    if (found.more) ++figures_.more;
    if (!all.out_of_reach.empty()) ++figures_.out_of_reach;
    if (wish.fixed_judgements) ++figures_.fixed;
    if (!all.ways.empty() && all.cost > 1) ++figures_.dearer;
    const auto is_mixed = [](const prove::Way& way) { return !way.tallies.empty() && !way.judgements.empty(); };
    if (std::any_of(found.ways.begin(), found.ways.end(), is_mixed)) ++figures_.mixed;
  }

  Bench& bench_;
  const Framework& framework_;
  Random& random_;
  Figures& figures_;
};

void hold(const std::string& rules, const std::string& name, const std::string& data, std::uint64_t seed,
          Figures& figures) {
  Bench bench(rules, name);
  if (!bench.framework) FAIL("seed " << seed << ": the rules are refused\n" << rules << bench.complaints());
  std::string toml = data;
  const Openness openness = seed % 8 == 0 ? Openness::listed : Openness::complete;
  if (toml.empty()) toml = make_inspection(*bench.framework, Random(seed), openness, 20).toml;
  const std::optional<Inspection> inspection = bench.inspection(toml);
  if (!inspection) FAIL("seed " << seed << ": the data are refused\n" << rules << toml << bench.complaints());
  Random random(seed);
  const std::string wrong = Held(bench, random, figures).complaint(*inspection);
  if (!wrong.empty()) FAIL("seed " << seed << "\n" << rules << "\n" << toml << "\n" << wrong);
}

TEST_CASE("no smaller change lifts or lowers a rating") {
  Figures figures;
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000);
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    if (seed % 2 == 0) {
      const Rules rules = seed % 4 == 2 ? generate_amendment(seed) : generate_framework(seed);
      hold(rules.text, rules.name, "", seed, figures);
    }
    for (std::uint64_t i = 0; i < 2; ++i) {
      const SmallForm form = small_form(seed * 10 + i);
      hold(form.rules, "small", form.data, seed, figures);
    }
  }
  fmt::print(
      "{} inspections, {} questions what would lift or lower a rating: {} times nothing, {} times at a cost above 1\n",
      figures.inspections, figures.wishes, figures.impossible, figures.dearer);
  fmt::print(
      "{} ties, {} of them longer than the list; {} ways change answers and judgements; {} with judgements fixed\n",
      figures.tied, figures.more, figures.mixed, figures.fixed);
  fmt::print(
      "{} with levels out of reach; {} with decisions of the panel; refused: {} open, {} not rated; {} too large\n",
      figures.out_of_reach, figures.decided, figures.open, figures.not_rated, figures.too_large);
  CHECK(figures.inspections >= 2 * rounds);
  CHECK(figures.dearer > rounds / 4);
  CHECK(figures.tied > rounds / 4);
}

}  // namespace
}  // namespace rubric::oracle
