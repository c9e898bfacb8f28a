// Scales, kinds of case, parameters and bandings, made up.
#include <algorithm>
#include <set>

#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Of = BandingModel::Of;
using FactKind = FactModel::Kind;

// ---- scales

void write_levels(Model& model, ScaleModel& scale) {
  std::int64_t quarters = 4 * model.random.between(-1, 2);
  for (const std::string& level : scale.levels) {
    const std::string scores = scale.scored ? " scores " + decimal(Rational::fraction(quarters, 4)) : "";
    model.line("{} {}{}{}", level, title(model.random), scores, cites(model.random));
    const std::int64_t more = model.rich(20) ? model.random.between(1, 9) : 4;
    quarters += more;
    scale.whole_scores = scale.whole_scores && more % 4 == 0;
  }
}

void write_scale(Model& model, ScaleModel scale) {
  model.open("scale {} {}", scale.id, title(model.random));
  write_levels(model, scale);
  model.close(cites(model.random));
  model.scales.push_back(std::move(scale));
}

ScaleModel second_scale(Model& model) {
  ScaleModel scale{"merit", {"poor", "fair", "fine"}, model.random.chance(70), model.random.chance(50), true};
  if (scale.numbered) scale.levels = {"1", "2", "3", "4"};
  return scale;
}

// ---- facts

std::string bounds(Random& random) {
  if (random.chance(30)) return " at least 0";
  return random.chance(50) ? " 0 to 20" : "";
}

std::string type_of(Model& model, const FactModel& fact) {
  Random& random = model.random;
  switch (fact.kind) {
    case FactKind::truth: return "yes or no";
    case FactKind::ordered: return "ordered " + joined(fact.choices, ", ");
    case FactKind::one_of:
    case FactKind::values: return fmt::format("one of {}", joined(fact.choices, ", "));
    case FactKind::whole: return "whole number" + bounds(random);
    case FactKind::number:
      return "number" + bounds(random) + (random.chance(50) ? " with 1 decimal" : "") +
             (random.chance(30) ? " in \"hours\"" : "");
    case FactKind::percent: return random.chance(50) ? "percent" : "percent 0 to 100";
    case FactKind::date: return "date";
    default: return "level of " + model.scales.front().id;
  }
}

const std::vector<FactModel>& facts() {
  static const std::vector<FactModel> kFacts = {{FactKind::truth, "at-risk", {}},
                                                {FactKind::truth, "in-care", {}},
                                                {FactKind::ordered, "harm", {"low", "medium", "high", "very-high"}},
                                                {FactKind::one_of, "disposal", {"caution", "order", "other"}},
                                                {FactKind::values, "score-given", {"0", "5", "10", "20"}},
                                                {FactKind::values, "mark", {"0", "0.5", "1", "2.5"}},
                                                {FactKind::whole, "age", {}},
                                                {FactKind::number, "hours", {}},
                                                {FactKind::percent, "attendance", {}},
                                                {FactKind::date, "opened", {}},
                                                {FactKind::level, "last-rating", {}}};
  return kFacts;
}

void write_kind(Model& model, KindModel kind) {
  model.open("cases {} {}", kind.id, title(model.random));
  write_facts(model, kind);
  model.close(cites(model.random));
  model.kinds.push_back(std::move(kind));
}

// Which end of an input is the good one, perhaps.
std::string direction(Random& random, FactKind kind) {
  const bool has_ends = kind == FactKind::ordered || kind == FactKind::whole || kind == FactKind::number ||
                        kind == FactKind::percent || kind == FactKind::values;
  if (!has_ends || random.chance(40)) return "";
  return random.chance(50) ? ", lower is better" : ", higher is better";
}

// ---- bandings

struct Step {
  std::string text;  // behind the mode
  Rational step;
};

Step step(Random& random) {
  const std::vector<Step> steps = {{"", 1},
                                   {"", 1},
                                   {" to 1 decimal", Rational::fraction(1, 10)},
                                   {" to 2 decimals", Rational::fraction(1, 100)},
                                   {" to multiples of 5", 5},
                                   {" to multiples of 0.5", Rational::fraction(1, 2)},
                                   {" to multiples of 2.5", Rational::fraction(5, 2)}};
  return random.pick(steps);
}

std::string mode(Random& random) {
  const std::vector<std::string> modes = {"half-up", "half-up", "half-down", "half-even", "up", "down"};
  return random.pick(modes);
}

// Where one band gives way to the next: multiples of the step, ascending.
std::vector<Rational> edges(Random& random, std::size_t count, Rational step, std::int64_t reach) {
  std::set<Rational> found;
  const std::int64_t multiples = round(Rational(reach) / step, RoundingMode::down, 1).numerator() - 1;
  while (found.size() < count)
    found.insert(Rational(random.between(1, std::max(multiples, static_cast<std::int64_t>(count)))) * step);
  return {found.begin(), found.end()};
}

std::string stretch(Rational low, Rational high) {
  return low == high ? decimal(low) : fmt::format("{} to {}", decimal(low), decimal(high));
}

// Of rounded numbers: bands meet at the step.
std::vector<std::string> rounded_tests(Random& random, const std::vector<Rational>& edges, Rational step,
                                       bool percent) {
  std::vector<std::string> tests;
  const Rational first = edges.front();
  const bool from_zero = percent && random.chance(30);
  tests.push_back(from_zero           ? stretch(0, first - step)
                  : random.chance(50) ? "below " + decimal(first)
                                      : "at most " + decimal(first - step));
  for (std::size_t i = 1; i < edges.size(); ++i) tests.push_back(stretch(edges[i - 1], edges[i] - step));
  const Rational last = edges.back();
  const bool to_hundred = percent && last < 100 && random.chance(30);
  tests.push_back(to_hundred          ? stretch(last, 100)
                  : random.chance(80) ? "at least " + decimal(last)
                                      : "above " + decimal(last - step));
  return tests;
}

// Of exact numbers: bands meet, or stop so short of each other that no case can fall between.
std::vector<std::string> exact_tests(Random& random, const std::vector<Rational>& edges) {
  if (edges.size() == 1) {
    const std::string edge = decimal(edges[0]);
    return random.chance(50) ? std::vector{"below " + edge, "at least " + edge}
                             : std::vector{"at most " + edge, "above " + edge};
  }
  std::vector<std::string> tests{"below " + decimal(edges[0])};
  for (std::size_t i = 1; i + 1 < edges.size(); ++i)
    tests.push_back(stretch(edges[i - 1], edges[i] - Rational::fraction(1, 1000)));
  tests.push_back(stretch(edges[edges.size() - 2], edges.back()));
  tests.push_back("above " + decimal(edges.back()));
  return tests;
}

std::vector<std::string> in_order(Model& model, std::vector<std::string> tests,
                                  const std::vector<std::string>& outcomes) {
  std::vector<std::string> bands;
  const bool named = model.random.chance(30);
  const std::size_t beyond = model.random.chance(50) ? 0 : tests.size() - 1;  // below all others, or above them
  const std::size_t otherwise = model.rich(20) ? beyond : tests.size();
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const std::string name = named ? fmt::format("band-{} {} ", i, title(model.random)) : "";
    const std::string test = i == otherwise ? "otherwise" : tests[i];
    bands.push_back(fmt::format("{}{} -> {}{}", name, test, outcomes[i], cites(model.random)));
  }
  const std::string last = otherwise < bands.size() ? bands[otherwise] : "";
  if (!last.empty()) bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(otherwise));
  if (model.rich(15)) std::reverse(bands.begin(), bands.end());
  if (!last.empty()) bands.push_back(last);
  return bands;
}

void write_banding(Model& model, BandingModel banding) {
  const std::size_t count = 2 + model.random.below(banding.points ? 3 : model.scales[0].levels.size() - 1);
  std::vector<std::string> results = outcomes(model, model.scales[0], count);
  for (std::size_t i = 0; banding.points && i < count; ++i)
    results[i] = decimal(Rational::fraction(static_cast<std::int64_t>(i) * 3, 2));
  const BandingText text = bands(model, banding.of, results, banding.of == Of::percent ? 100 : 20);
  const std::string measure = banding.of == Of::percent  ? "percent"
                              : banding.of == Of::number ? "number"
                                                         : "whole number";
  const std::string gives = !banding.points && model.rich(20) ? " gives " + model.scales[0].id : "";
  model.open("banding {} {} of {}{}{}", banding.id, title(model.random), measure, text.rounding, gives);
  for (const std::string& band : text.bands) model.line("{}", band);
  model.close(cites(model.random));
  banding.rounding = text.rounding;
  model.bandings.push_back(std::move(banding));
}

}  // namespace

std::vector<std::string> outcomes(Model& model, const ScaleModel& scale, std::size_t count) {
  if (count <= scale.levels.size() && model.random.chance(80)) return model.random.some(scale.levels, count);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(model.random.below(scale.levels.size()));
  if (!model.rich(30)) std::sort(places.begin(), places.end());
  std::vector<std::string> levels;
  for (const std::size_t place : places) levels.push_back(scale.levels[place]);
  return levels;
}

BandingText bands(Model& model, Of of, const std::vector<std::string>& outcomes, std::int64_t reach) {
  Random& random = model.random;
  const std::size_t count = outcomes.size() - 1;
  const bool can_be_exact = of == Of::percent || (of == Of::number && count < 3);
  if (can_be_exact && model.rich(15))
    return {" exact", in_order(model, exact_tests(random, edges(random, count, 1, reach)), outcomes)};
  Step by = of == Of::percent ? step(random) : Step{"", 1};
  if (model.style == Style::shipped) by = {"", 1};
  if (of == Of::number && random.chance(40)) by = {" to 1 decimal", Rational::fraction(1, 10)};
  const std::vector<std::string> tests =
      rounded_tests(random, edges(random, count, by.step, reach), by.step, of == Of::percent);
  const bool unsaid = of == Of::whole && random.chance(50);
  return {unsaid ? "" : fmt::format(" rounded {}{}", mode(random), by.text), in_order(model, tests, outcomes)};
}

std::string rounding(Model& model) {
  if (model.random.chance(10)) return "exact";
  return fmt::format("rounded {}{}", mode(model.random), step(model.random).text);
}

void write_facts(Model& model, KindModel& kind, const std::string& prefix) {
  kind.facts = model.random.some(facts(), 1 + model.random.below(5));
  for (FactModel& fact : kind.facts) {
    fact.id = prefix + fact.id;
    const std::string missing = model.random.chance(30) ? " or missing" : "";
    model.line("{} {} : {}{}{}", fact.id, title(model.random), type_of(model, fact), missing, cites(model.random));
  }
}

void write_scales(Model& model) {
  const std::vector<std::string> levels = {"inadequate", "requires-improvement", "good", "outstanding", "excellent"};
  const bool shipped = model.style == Style::shipped;
  const std::size_t count = shipped ? 4 : 2 + model.random.below(4);
  write_scale(model, {"rating",
                      {levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(count)},
                      shipped || model.random.chance(75),
                      false,
                      true});
  if (model.rich(30)) write_scale(model, second_scale(model));
}

void write_kinds(Model& model) {
  const std::vector<std::string> ids = {"court", "out-of-court", "visits"};
  for (const std::string& id : model.random.some(ids, 1 + model.random.below(3))) write_kind(model, {id, {}});
}

void write_inputs(Model& model) {
  if (!model.rich(40)) return;
  for (FactModel input : model.random.some(facts(), 1 + model.random.below(model.small ? 2 : 3))) {
    const std::string type = input.kind == FactKind::whole     ? "whole number 0 to 19"
                             : input.kind == FactKind::number  ? "number 0 to 20"
                             : input.kind == FactKind::percent ? "percent 0 to 100"
                                                               : type_of(model, input);
    input.id = "the-" + input.id;
    const std::string missing = model.random.chance(30) ? " or missing" : "";
    const std::string better = model.small ? direction(model.random, input.kind) : "";
    model.line("input {} {} : {}{}{}{}", input.id, title(model.random), type, missing, better, cites(model.random));
    model.inputs.facts.push_back(std::move(input));
  }
}

void write_parameters(Model& model) {
  for (const char* name : {"threshold", "some-more"}) {
    if (!model.rich(40)) continue;
    model.line("parameter {} {} = {}{}", name, title(model.random), model.random.between(1, 4), cites(model.random));
    model.parameters.push_back(name);
  }
}

void write_bandings(Model& model) {
  const std::vector<BandingModel> some = {{"sufficiency", Of::percent, false, {}},
                                          {"strictness", Of::percent, false, {}},
                                          {"points", Of::percent, true, {}},
                                          {"total", Of::number, false, {}},
                                          {"tally", Of::whole, false, {}}};
  for (const BandingModel& banding : some) {
    if (banding.id == "sufficiency" || model.rich(40)) write_banding(model, banding);
  }
}

}  // namespace rubric::oracle
