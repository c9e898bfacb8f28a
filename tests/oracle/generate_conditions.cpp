// Conditions over the facts of one case, made up.
#include "tests/oracle/model.hpp"

namespace rubric::oracle {

namespace {

using Kind = FactModel::Kind;

std::string not_or_so(Random& random) { return random.chance(20) ? "not " : ""; }

std::string ordered_test(Random& random, const std::vector<std::string>& values) {
  const std::string& one = random.pick(values);
  switch (random.below(6)) {
    case 0: return "at least " + one;
    case 1: return "at most " + one;
    case 2: return "above " + one;
    case 3: return "below " + one;
    case 4: return fmt::format("{} to {}", values.front(), one);
    default: return one;
  }
}

std::string number_test(Random& random, const std::string& low, const std::string& high) {
  switch (random.below(6)) {
    case 0: return "at least " + low;
    case 1: return "at most " + high;
    case 2: return "above " + low;
    case 3: return "below " + high;
    case 4: return fmt::format("one of {}, {}", low, high);
    default: return fmt::format("{} to {}", low, high);
  }
}

std::string date(Random& random) {
  return fmt::format("20{}-0{}-1{}", random.between(18, 23), random.between(1, 9), random.between(0, 9));
}

std::string date_test(Random& random) {
  switch (random.below(5)) {
    case 0: return "before " + date(random);
    case 1: return "after " + date(random);
    case 2: return "before fieldwork";
    case 3: return fmt::format("2019-01-01 to {}", date(random));
    default: return "at least " + date(random);
  }
}

// A figure made of a fact, of which tests of numbers make sense.
std::string figure(Random& random, const FactModel& fact, const std::vector<std::string>& parameters) {
  const std::string more =
      !parameters.empty() && random.chance(50) ? random.pick(parameters) : std::to_string(random.between(1, 3));
  switch (random.below(6)) {
    case 0: return fmt::format("{} + {}", fact.id, more);
    case 1: return fmt::format("2 * {} - {}", fact.id, more);
    case 2: return fmt::format("{} / 2 rounded half-even", fact.id);
    case 3: return fmt::format("highest of ({}, {})", fact.id, more);
    case 4: return fmt::format("({} rounded down to multiples of 5)", fact.id);
    default: return fact.id;
  }
}

// Two values of it, the lower one first.
std::pair<std::string, std::string> limits(Model& model, const FactModel& fact) {
  Random& random = model.random;
  switch (fact.kind) {
    case Kind::whole:
    case Kind::number: return {std::to_string(random.between(1, 8)), std::to_string(random.between(9, 16))};
    case Kind::percent: return {"40", "79.5"};
    case Kind::truth: return {"no", "yes"};
    case Kind::date:
      return {fmt::format("2019-0{}-01", random.between(1, 9)), fmt::format("202{}-06-15", random.below(4))};
    default: break;
  }
  const std::vector<std::string> two =
      random.some(fact.kind == Kind::level && fact.choices.empty() ? model.scales[0].levels : fact.choices, 2);
  return {two.front(), two.back()};
}

bool is_ordered(const FactModel& fact) { return fact.kind != Kind::truth && fact.kind != Kind::one_of; }

std::string of_fact(Model& model, const FactModel& fact) {
  Random& random = model.random;
  if (random.chance(8)) return fmt::format("{} is {}missing", fact.id, not_or_so(random));
  if (fact.kind == Kind::truth && random.chance(70)) return fact.id;
  const bool number = fact.kind == Kind::values || fact.kind == Kind::whole || fact.kind == Kind::number;
  std::string what = fact.id;
  if (number) what = figure(random, fact, model.parameters);
  if (fact.kind == Kind::date && random.chance(20)) what = fmt::format("highest of ({}, 2020-06-15)", fact.id);
  return fmt::format("{} is {}{}", what, not_or_so(random), test_of(model, fact));
}

std::string several(Model& model, const KindModel& kind, int depth) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < 2 + model.random.below(2); ++i)
    parts.push_back("(" + condition(model, kind, depth - 1) + ")");
  const std::vector<std::string> quantifiers = {"any",       "all",       "none",      "at least 1",
                                                "at most 1", "exactly 1", "at least 2"};
  return fmt::format("{} of ({})", model.random.pick(quantifiers), joined(parts, ", "));
}

}  // namespace

std::string test_of(Model& model, const FactModel& fact) {
  Random& random = model.random;
  const auto [low, high] = limits(model, fact);
  switch (fact.kind) {
    case Kind::truth: return random.chance(50) ? "yes" : "no";
    case Kind::one_of:
      if (random.chance(50)) return random.pick(fact.choices);
      return fmt::format("one of {}", joined(random.some(fact.choices, 2), ", "));
    case Kind::ordered:
    case Kind::level: return ordered_test(random, fact.choices.empty() ? model.scales[0].levels : fact.choices);
    case Kind::date: return date_test(random);
    case Kind::values: return number_test(random, low, random.chance(70) ? high : "17");
    default: return number_test(random, low, high);
  }
}

std::vector<std::string> parts_of(Model& model, const FactModel& fact) {
  if (is_ordered(fact) && model.random.chance(60)) {
    const auto [low, high] = limits(model, fact);
    return {"below " + low, fmt::format("{} to {}", low, high), "above " + high};
  }
  const std::string test = test_of(model, fact);
  return {"not " + test, test};
}

std::string condition(Model& model, const KindModel& kind, int depth) {
  Random& random = model.random;
  const auto inner = [&] { return condition(model, kind, depth - 1); };
  switch (depth == 0 ? 9 : random.below(10)) {
    case 0: return fmt::format("{} and {}", inner(), inner());
    case 1: return fmt::format("({} or {})", inner(), inner());
    case 2: return fmt::format("not ({})", inner());
    case 3: return several(model, kind, depth);
    case 4:
      return random.chance(30)
                 ? fmt::format("fieldwork is {}", random.chance(50) ? "before 2020-07-01" : "not before 2021-01-01")
                 : inner();
    case 5: return kind.defines.empty() ? inner() : random.pick(kind.defines);
    case 6: return kind.tables.empty() ? inner() : random.pick(kind.tables);
    default: return of_fact(model, random.pick(kind.facts));
  }
}

void write_fact_defines(Model& model) {
  for (KindModel& kind : model.kinds) {
    if (!model.rich(50)) continue;
    const std::string id = "serious-" + kind.id;
    model.line("define {} = {}{}", id, condition(model, kind, 2), cites(model.random));
    kind.defines.push_back(id);
  }
}

}  // namespace rubric::oracle
