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

std::string of_fact(Model& model, const FactModel& fact) {
  Random& random = model.random;
  if (random.chance(8)) return fmt::format("{} is {}missing", fact.id, not_or_so(random));
  const std::string negated = not_or_so(random);
  switch (fact.kind) {
    case Kind::truth:
      return random.chance(70) ? fact.id
                               : fmt::format("{} is {}{}", fact.id, negated, random.chance(50) ? "yes" : "no");
    case Kind::ordered: return fmt::format("{} is {}{}", fact.id, negated, ordered_test(random, fact.choices));
    case Kind::one_of:
      if (random.chance(50)) return fmt::format("{} is {}{}", fact.id, negated, random.pick(fact.choices));
      return fmt::format("{} is {}one of {}", fact.id, negated, joined(random.some(fact.choices, 2), ", "));
    case Kind::values: {
      const std::vector<std::string> ends = random.some(fact.choices, 2);
      return fmt::format("{} is {}{}", random.chance(70) ? fact.id : figure(random, fact, model.parameters), negated,
                         number_test(random, ends[0], random.chance(70) ? ends[1] : "17"));
    }
    case Kind::whole:
    case Kind::number:
      return fmt::format(
          "{} is {}{}", figure(random, fact, model.parameters), negated,
          number_test(random, std::to_string(random.between(2, 9)), std::to_string(random.between(9, 16))));
    case Kind::percent: return fmt::format("{} is {}{}", fact.id, negated, number_test(random, "40", "79.5"));
    case Kind::date:
      return fmt::format("{} is {}{}",
                         random.chance(20) ? fmt::format("highest of ({}, 2020-06-15)", fact.id) : fact.id, negated,
                         date_test(random));
    default: return fmt::format("{} is {}{}", fact.id, negated, ordered_test(random, model.scales[0].levels));
  }
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
