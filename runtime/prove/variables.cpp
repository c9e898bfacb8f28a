#include "runtime/prove/variables.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "runtime/leaves.hpp"
#include "runtime/prove/limits.hpp"

namespace rubric::prove {

namespace {

// The tallies of each size of sample, made once.
class TalliesBySize {
 public:
  Choices of(std::int64_t last) {
    Choices& made = made_[last];
    if (!made) made = tallies_of(last);
    return made;
  }

 private:
  std::map<std::int64_t, Choices> made_;
};

std::vector<Choice> alternatives(std::size_t count) {
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < count; ++i) choices.push_back({{}, Value::alternative(i)});
  return choices;
}

std::vector<Choice> numbers(const std::vector<Rational>& values) {
  std::vector<Choice> choices;
  for (const Rational value : values) choices.push_back({{}, Value{0, value, false}});
  return choices;
}

Choices shared(std::vector<Choice> choices) { return std::make_shared<const std::vector<Choice>>(std::move(choices)); }

// All whole numbers of a range, if they are few; else none.
std::vector<Rational> counted(const Fact& fact) {
  const auto [low, high, low_open, high_open] = fact.bounds;
  if (fact.type.kind != TypeKind::whole || !low || !high || *high - *low > Rational(kMaxCounted)) return {};
  std::vector<Rational> values;
  for (Rational value = round(*low, RoundingMode::up, 1); value <= *high; value = value + 1) {
    if (fact.bounds.contains(value)) values.push_back(value);
  }
  return values;
}

// Numbers that are too many to try are tried as far as the rules tell them apart.
ChoicesOfFact numbers_of(const Framework& framework, FactId id, Op op) {
  const Fact& fact = framework[id];
  const std::vector<Rational> all = fact.values.empty() ? counted(fact) : fact.values;
  if (!all.empty()) return {numbers(all), true};
  const Limits limits = limits_of(framework, op, id.index);
  return {numbers(told_apart(limits, fact)), limits.complete};
}

}  // namespace

NumbersOfBoth numbers_of_both(const Framework& before, FactId was, const Framework& after, FactId is, Op op) {
  const auto all_of = [](const Fact& fact) { return fact.values.empty() ? counted(fact) : fact.values; };
  NumbersOfBoth found{all_of(before[was]), true};
  if (found.numbers.empty()) found.numbers = all_of(after[is]);
  if (found.numbers.empty()) {
    const Limits limits = merged(limits_of(before, op, was.index), limits_of(after, op, is.index));
    found.complete = limits.complete;
    for (const Fact* fact : {&before[was], &after[is]}) {
      const std::vector<Rational> numbers = told_apart(limits, *fact);
      found.numbers.insert(found.numbers.end(), numbers.begin(), numbers.end());
    }
  }
  std::sort(found.numbers.begin(), found.numbers.end());
  found.numbers.erase(std::unique(found.numbers.begin(), found.numbers.end()), found.numbers.end());
  std::erase_if(found.numbers,
                [&](Rational number) { return !allows(before[was], number) || !allows(after[is], number); });
  return found;
}

Choices tallies_of(std::int64_t last) {
  std::vector<Choice> choices;
  for (std::int64_t relevant = 0; relevant <= last; ++relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes)
      choices.push_back({{yes, relevant}, {}, static_cast<std::uint64_t>(relevant)});
  }
  return std::make_shared<const std::vector<Choice>>(std::move(choices));
}

std::int64_t most_relevant(const Framework& framework, KindId kind, std::int64_t most) {
  if (!framework.sampling || !kind) return most;
  for (const Size& size : framework.sampling->sizes) {
    if (size.kind == kind && size.cases.high)
      return std::min(most, round(*size.cases.high, RoundingMode::down, 1).numerator());
  }
  return most;
}

std::int64_t most_relevant(const Framework& framework, std::int64_t most) {
  std::int64_t least = most;
  for (std::uint32_t i = 0; i < framework.kinds.size(); ++i)
    least = std::min(least, most_relevant(framework, {i}, most));
  return least;
}

ChoicesOfFact choices_of(const Framework& framework, FactId id, Op op) {
  const Fact& fact = framework[id];
  ChoicesOfFact found;
  switch (fact.type.kind) {
    case TypeKind::truth: found.choices = alternatives(2); break;
    case TypeKind::choice: found.choices = alternatives(fact.choices.size()); break;
    case TypeKind::level: found.choices = alternatives(framework.scales[fact.type.of].levels.size()); break;
    default: found = numbers_of(framework, id, op);
  }
  if (fact.or_missing) found.choices.push_back({{}, Value::nothing()});
  return found;
}

std::vector<Variable> variables_of(const Framework& framework, std::int64_t most) {
  std::vector<Variable> all;
  for (const FactId input : framework.inputs) {
    ChoicesOfFact found = choices_of(framework, input, Op::input);
    all.push_back({Variable::What::input, input.index, {}, shared(std::move(found.choices)), found.complete});
  }
  const Limits days = limits_of(framework, Op::fieldwork, UINT32_MAX);
  if (days.asked_for)
    all.push_back({Variable::What::fieldwork, 0, {}, shared(numbers(told_apart_days(days))), days.complete});
  TalliesBySize tallies;
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    if (standard.judged)
      all.push_back(
          {Variable::What::judgement, i, {i}, shared(alternatives(framework[standard.judged_on].levels.size())), true});
    for (const QuestionId id : standard.questions)
      all.push_back({Variable::What::question,
                     id.index,
                     {i},
                     tallies.of(most_relevant(framework, framework[id].kind, most)),
                     true});
  }
  return all;
}

}  // namespace rubric::prove
