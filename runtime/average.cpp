#include "runtime/average.hpp"

#include <algorithm>
#include <utility>

#include "runtime/faults.hpp"
#include "runtime/members.hpp"

namespace rubric {

namespace {

using Parts = std::vector<Part>;

constexpr std::size_t kMaxOpenGuards = 6;        // more members that may or may not take part give a range
constexpr std::size_t kMaxMedianChoices = 1024;  // so many combinations of open values are tried one by one

Numbers range_of(const Parts& parts) {
  Numbers all;
  for (const Part& part : parts) {
    if (part.may_be_present) all = unite(all, part.value->numbers);
  }
  return all.empty() || !all.valid() ? all : Numbers::between(all.hull());
}

Numbers average(const Parts& parts) {
  Numbers sum = Rational(0);
  for (const Part& part : parts) sum = combine(Arithmetic::add, sum, part.value->numbers);
  return combine(Arithmetic::divide, sum, Rational(static_cast<std::int64_t>(parts.size())));
}

Rational median(std::vector<Rational> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// The median is monotone in every value.
Numbers median_range(const Parts& parts) {
  std::vector<Rational> lows;
  std::vector<Rational> highs;
  for (const Part& part : parts) {
    lows.push_back(part.value->numbers.hull().low);
    highs.push_back(part.value->numbers.hull().high);
  }
  return Numbers::between({median(std::move(lows)), median(std::move(highs))});
}

bool can_try_all(const Parts& parts) {
  std::size_t choices = 1;
  for (const Part& part : parts) {
    const auto members = part.value->numbers.members();
    if (!members || choices * members->size() > kMaxMedianChoices) return false;
    choices *= members->size();
  }
  return true;
}

// One value of each part, and the next such choice; false after the last.
bool advance(std::vector<std::size_t>& chosen, const Parts& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (++chosen[i] < parts[i].value->numbers.members()->size()) return true;
    chosen[i] = 0;
  }
  return false;
}

Numbers median(const Parts& parts) {
  if (!can_try_all(parts)) return median_range(parts);
  std::vector<Rational> medians;
  std::vector<std::size_t> chosen(parts.size(), 0);
  do {
    std::vector<Rational> values;
    for (std::size_t i = 0; i < parts.size(); ++i) values.push_back((*parts[i].value->numbers.members())[chosen[i]]);
    medians.push_back(median(std::move(values)));
  } while (advance(chosen, parts));
  return Numbers::of(std::move(medians));
}

Value weighted_average(const Parts& parts, const Expr& expr, const Surroundings& around) {
  Numbers sum = Rational(0);
  Numbers weights = Rational(0);
  for (const Part& part : parts) {
    const Numbers weight = part.weight != nullptr ? part.weight->numbers : Numbers(1);
    weights = combine(Arithmetic::add, weights, weight);
    sum = combine(Arithmetic::add, sum, combine(Arithmetic::multiply, weight, part.value->numbers));
  }
  if (!weights.valid() || !sum.valid()) return overflow(expr, around);
  if (weights.hull().low <= 0) return divided_by_zero(expr, weights.certain(), around);
  // Open weights stand above and below the line, so the quotient would be too wide; the average lies between
  // the values that it is of.
  const Numbers quotient = weights.certain() ? combine(Arithmetic::divide, sum, weights) : range_of(parts);
  return checked({0, quotient, false}, expr, around);
}

Value of_present(const Parts& parts, const Expr& expr, const Surroundings& around) {
  switch (expr.op) {
    case Op::average: return checked({0, average(parts), false}, expr, around);
    case Op::median: return checked({0, median(parts), false}, expr, around);
    default: return weighted_average(parts, expr, around);
  }
}

// Of parts that all take part.
Value of_chosen(const Parts& parts, const Expr& expr, const Surroundings& around) {
  const auto may_be_absent = [](const Part& part) { return part.may_be_absent; };
  const auto may_be_present = [](const Part& part) { return part.may_be_present; };
  Value result{0, {}, parts.empty() || std::any_of(parts.begin(), parts.end(), may_be_absent)};
  if (parts.empty() || !std::all_of(parts.begin(), parts.end(), may_be_present)) return result;
  const Value present = of_present(parts, expr, around);
  return is_broken(present) ? present : unite(result, present);
}

// Every choice among those that may be left out. Ends at the first one that cannot be computed.
Value of_every_choice(const Parts& sure, const Parts& open, const Expr& expr, const Surroundings& around) {
  Value result;
  for (std::size_t choice = 0; choice < std::size_t{1} << open.size(); ++choice) {
    Parts parts = sure;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if ((choice >> i & 1U) != 0) parts.push_back(open[i]);
    }
    result = unite(result, of_chosen(parts, expr, around));
    if (is_broken(result)) return broken();
  }
  return result;
}

// Too many choices: an average or a median lies between the values that it is of.
Value of_any_choice(const Parts& sure, const Parts& open) {
  Parts all = sure;
  all.insert(all.end(), open.begin(), open.end());
  const auto may_be_absent = [](const Part& part) { return part.may_be_absent; };
  const auto may_be_present = [](const Part& part) { return part.may_be_present; };
  const bool absent = sure.empty() || std::any_of(all.begin(), all.end(), may_be_absent);
  if (!std::all_of(sure.begin(), sure.end(), may_be_present)) return Value::nothing();
  return {0, range_of(all), absent};
}

}  // namespace

Value middle(const Expr& expr, const Operands& operands, const Surroundings& around) {
  Parts sure;
  Parts open;
  for (const StepMember& member : operands.members()) {
    const Part part = part_of(operands, member);
    if (part.may_be_in) (part.may_be_out ? open : sure).push_back(part);
  }
  if (open.size() <= kMaxOpenGuards) return of_every_choice(sure, open, expr, around);
  return of_any_choice(sure, open);
}

}  // namespace rubric
