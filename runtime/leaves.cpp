#include "runtime/leaves.hpp"

#include <algorithm>
#include <chrono>

#include "runtime/alternatives.hpp"

namespace rubric {

namespace {

constexpr Date kFirstDay = std::chrono::year{1900} / 1 / 1;
constexpr Date kLastDay = std::chrono::year{2200} / 12 / 31;

Rational days(Date date) { return static_cast<std::int64_t>(date.time_since_epoch().count()); }

}  // namespace

Value tally_value(Op op, const Tallies& tallies) {
  switch (op) {
    case Op::percent: return {0, tallies.percent(), tallies.may_be_nothing()};
    case Op::relevant: return {0, tallies.relevant(), false};
    default: return {0, tallies.answered_yes(), false};
  }
}

Value tally_value(Op op, const Tally& tally) {
  switch (op) {
    case Op::percent:
      return tally.relevant == 0 ? Value::nothing()
                                 : Value{0, Rational::fraction(100 * tally.yes, tally.relevant), false};
    case Op::relevant: return {0, Rational(tally.relevant), false};
    default: return {0, Rational(tally.yes), false};
  }
}

std::size_t choices_of(const Fact& fact) {
  return fact.type.kind == TypeKind::choice ? fact.choices.size() : fact.values.size();
}

std::optional<std::uint32_t> choice_in(const Fact& fact, const Value& value) {
  if (!value.certain() || value.absent) return std::nullopt;
  if (fact.type.kind == TypeKind::choice) return lowest_of(value.alternatives);
  if (fact.values.empty() || value.numbers.empty()) return std::nullopt;
  const auto found = std::find(fact.values.begin(), fact.values.end(), value.numbers.hull().low);
  if (found == fact.values.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - fact.values.begin());
}

Value date_value(Date date) { return {0, days(date), false}; }

Value any_date() { return {0, Numbers::between({days(kFirstDay), days(kLastDay)}), false}; }

}  // namespace rubric
