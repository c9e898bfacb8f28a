#include "runtime/compare.hpp"

#include <algorithm>
#include <utility>

#include "runtime/alternatives.hpp"

namespace rubric {

namespace {

constexpr unsigned kSomeDoNot = 1;
constexpr unsigned kSomeDo = 2;

unsigned flipped(unsigned found) {
  return ((found & kSomeDo) != 0 ? kSomeDoNot : 0U) | ((found & kSomeDoNot) != 0 ? kSomeDo : 0U);
}

// Levels, choices and truths by their places: so one comparison serves all types.
Numbers places(const Value& value) {
  if (value.alternatives == 0) return value.numbers;
  if (std::has_single_bit(value.alternatives)) return Rational(lowest_of(value.alternatives));
  std::vector<Rational> members;
  for_each_alternative(value.alternatives, [&](std::uint32_t place) { members.emplace_back(place); });
  return Numbers::of(std::move(members));
}

// In each of these the easiest of the possible bounds tells whether some value satisfies the test, and the
// hardest whether some does not. The answers are exact: the value and its bounds are open independently.

unsigned at_least(const Numbers& value, const Interval& bound) {
  return (lies_within(value, {bound.low, {}, bound.low_open, false}) & kSomeDo) |
         (lies_within(value, {bound.high, {}, false, false}) & kSomeDoNot);
}

unsigned above(const Numbers& value, const Interval& bound) {
  return (lies_within(value, {bound.low, {}, true, false}) & kSomeDo) |
         (lies_within(value, {bound.high, {}, !bound.high_open, false}) & kSomeDoNot);
}

unsigned within(const Numbers& value, const Interval& low, const Interval& high) {
  return (lies_within(value, {low.low, high.high, low.low_open, high.high_open}) & kSomeDo) |
         (lies_within(value, {low.high, high.low, false, false}) & kSomeDoNot);
}

bool may_be_within(const Numbers& value, const Interval& stretch) {
  return (lies_within(value, {stretch.low, stretch.high, stretch.low_open, stretch.high_open}) & kSomeDo) != 0;
}

bool may_meet(const Numbers& a, const Numbers& b) {
  const auto few = a.members();
  if (!few) return b.members() ? may_meet(b, a) : may_be_within(a, b.hull());
  return std::any_of(few->begin(), few->end(), [&](Rational member) { return may_be_within(b, {member, member}); });
}

// Whether the value may be none of the others. An open one among them can always be something else.
bool may_miss(const Numbers& value, const Operands& operands) {
  const auto few = value.members();
  if (!few) return true;
  const auto is_listed = [&](Rational member) {
    for (std::size_t i = 1; i < operands.size(); ++i) {
      const Numbers other = places(operands[i]);
      if (other.certain() && other.hull().low == member) return true;
    }
    return false;
  };
  return !std::all_of(few->begin(), few->end(), is_listed);
}

unsigned one_of(const Numbers& value, const Operands& operands) {
  unsigned found = may_miss(value, operands) ? kSomeDoNot : 0;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    if (may_meet(value, places(operands[i]))) found |= kSomeDo;
  }
  return found;
}

unsigned compared(Relation relation, const Operands& operands) {
  const Numbers value = places(operands[0]);
  if (relation == Relation::equal || relation == Relation::one_of) return one_of(value, operands);
  const Interval bound = places(operands[1]).hull();
  switch (relation) {
    case Relation::at_least: return at_least(value, bound);
    case Relation::above: return above(value, bound);
    case Relation::below: return flipped(at_least(value, bound));
    case Relation::at_most: return flipped(above(value, bound));
    default: return within(value, bound, places(operands[2]).hull());
  }
}

}  // namespace

Value test(const Expr& expr, const Operands& operands) {
  if (expr.relation == Relation::missing) {
    const Value& value = operands[0];
    return expr.negated ? truth_of(!value.never_present(), value.absent)
                        : truth_of(value.absent, !value.never_present());
  }
  bool some_absent = false;
  bool all_can_be = true;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    some_absent = some_absent || operands[i].absent;
    all_can_be = all_can_be && !operands[i].never_present();
  }
  const unsigned found = all_can_be ? compared(expr.relation, operands) : 0;
  const unsigned holds = expr.negated ? flipped(found) : found;
  return truth_of((holds & kSomeDo) != 0, (holds & kSomeDoNot) != 0 || some_absent);
}

}  // namespace rubric
