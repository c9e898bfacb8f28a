#include "tests/oracle/operations.hpp"

#include <algorithm>
#include <cassert>

namespace rubric::oracle {

namespace {

bool is_number(Type type) { return is_numeric(type) || type.kind == TypeKind::date; }

Result checked(Rational value) { return value.valid() ? Result(number(value)) : std::nullopt; }

bool some_absent(const std::vector<Plain>& values) {
  return std::any_of(values.begin(), values.end(), [](const Plain& value) { return value.absent; });
}

// ---- numbers

Result arithmetic(Op op, const std::vector<Plain>& args) {
  if (some_absent(args)) return nothing();
  Rational result = args[0].number;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Rational other = args[i].number;
    if (op == Op::add) result = result + other;
    if (op == Op::subtract) result = result - other;
    if (op == Op::multiply) result = result * other;
    if (op == Op::divide) result = result / other;
  }
  return checked(result);
}

Rational rounded(Rational value, const Rounding& rounding) {
  return rounding.exact ? value : round(value, rounding.mode, rounding.step);
}

Plain outcome(const Banding& banding, const Band& band) {
  return is_number(banding.result) ? number(band.number) : Plain{false, 0, band.level};
}

Result band(const Banding& banding, const Plain& value) {
  if (value.absent) return nothing();
  const Rational met = rounded(value.number, banding.rounding);
  if (!met.valid()) return std::nullopt;
  for (const Band& band : banding.bands) {
    if (!band.otherwise && band.bounds.contains(met)) return outcome(banding, band);
  }
  for (const Band& band : banding.bands) {
    if (band.otherwise) return outcome(banding, band);
  }
  return std::nullopt;
}

Result score(const Scale& scale, const Plain& level) {
  if (level.absent) return nothing();
  const auto& points = scale.levels[level.place].score;
  return points ? Result(number(*points)) : std::nullopt;
}

// ---- aggregates

Result sum_of(const std::vector<Taking>& members) {
  Rational sum = 0;
  for (const Taking& member : members) sum = sum + member.value.number;
  return checked(sum);
}

Result average_of(const std::vector<Taking>& members, bool by_weight) {
  Rational sum = 0;
  Rational weights = 0;
  for (const Taking& member : members) {
    const Rational weight = by_weight ? member.weight.number : Rational(1);
    sum = sum + weight * member.value.number;
    weights = weights + weight;
  }
  return checked(sum / weights);
}

Result median_of(std::vector<Taking> members) {
  const auto less = [](const Taking& a, const Taking& b) { return a.value.number < b.value.number; };
  std::sort(members.begin(), members.end(), less);
  const std::size_t size = members.size();
  return checked((members[(size - 1) / 2].value.number + members[size / 2].value.number) / 2);
}

// Levels and ordered choices by their places; of numbers the place is always 0, and the other way round.
Plain extreme(const std::vector<Taking>& members, bool highest) {
  Plain result = members.front().value;
  for (const Taking& member : members) {
    const Plain& value = member.value;
    const bool lower = value.number < result.number || value.place < result.place;
    if (value != result && lower != highest) result = value;
  }
  return result;
}

Result share_of(const std::vector<Taking>& members) {
  if (members.empty()) return nothing();
  const auto in = std::count_if(members.begin(), members.end(), [](const Taking& member) { return member.in; });
  return checked(Rational::fraction(100 * in, static_cast<std::int64_t>(members.size())));
}

Result aggregate(Op op, const std::vector<Taking>& members) {
  if (op == Op::share) return share_of(members);
  std::vector<Taking> taking;
  std::copy_if(members.begin(), members.end(), std::back_inserter(taking),
               [](const Taking& member) { return member.in; });
  for (const Taking& member : taking) {
    if (member.value.absent || (op == Op::weighted_average && member.weight.absent)) return nothing();
  }
  if (op == Op::count) return number(static_cast<std::int64_t>(taking.size()));
  if (op == Op::sum) return sum_of(taking);
  if (taking.empty()) return nothing();
  if (op == Op::lowest || op == Op::highest) return extreme(taking, op == Op::highest);
  return op == Op::median ? median_of(std::move(taking)) : average_of(taking, op == Op::weighted_average);
}

// ---- truth

bool relates(Relation relation, const std::vector<Rational>& values) {
  const Rational value = values[0];
  switch (relation) {
    case Relation::at_least: return value >= values[1];
    case Relation::at_most: return value <= values[1];
    case Relation::above: return value > values[1];
    case Relation::below: return value < values[1];
    case Relation::within: return values[1] <= value && value <= values[2];
    default: return std::find(values.begin() + 1, values.end(), value) != values.end();  // equal, one of
  }
}

Plain test(const Framework& framework, const Expr& expr, const std::vector<Plain>& args) {
  if (expr.relation == Relation::missing) return truth(args[0].absent != expr.negated);
  if (some_absent(args)) return truth(false);
  const bool numbers = is_number(framework[expr.args[0]].type);
  std::vector<Rational> values;
  for (const Plain& arg : args) values.push_back(numbers ? arg.number : Rational(arg.place));
  return truth(relates(expr.relation, values) != expr.negated);
}

// ---- rules

Plain bounded(Op op, Type type, const Plain& value, const Plain& bound) {
  if (value.absent || bound.absent) return value;
  const bool lower = is_number(type) ? bound.number < value.number : bound.place < value.place;
  return lower == (op == Op::limit) ? bound : value;
}

Plain moved(Op op, const Scale& scale, Plain level, const Plain& by) {
  if (level.absent || by.absent) return level;
  const Rational top = Rational(static_cast<std::int64_t>(scale.levels.size()) - 1);
  const Rational to = op == Op::raise_by ? Rational(level.place) + by.number : Rational(level.place) - by.number;
  level.place = static_cast<std::uint32_t>(std::clamp(to, Rational(0), top).numerator());
  return level;
}

// Of a `choose` or a table.
Result line_of(Op op, const Parts& parts) {
  std::vector<Plain> holding;
  for (std::size_t i = 0; i + 1 < parts.args.size(); i += 2) {
    if (is_yes(parts.args[i])) holding.push_back(parts.args[i + 1]);
  }
  if (op == Op::only_of && holding.size() > 1) return std::nullopt;
  if (!holding.empty()) return holding.front();
  if (parts.args.size() % 2 == 1) return parts.args.back();
  const bool some_heading_is_absent = std::any_of(parts.members.begin(), parts.members.end(),
                                                  [](const Taking& heading) { return heading.value.absent; });
  return some_heading_is_absent ? Result(nothing()) : std::nullopt;
}

Plain adjusted(const Framework& framework, const Expr& expr, const std::vector<Plain>& args) {
  if (args.size() > 2 && !is_yes(args[2])) return args[0];
  if (expr.op == Op::limit || expr.op == Op::raise) return bounded(expr.op, expr.type, args[0], args[1]);
  return moved(expr.op, framework.scales[expr.type.of], args[0], args[1]);
}

// ---- grounds

// Where a band begins and another one ends: what the lowest of all begins with is no boundary.
std::vector<Rational> boundaries(const Banding& banding) {
  std::vector<Rational> lows;
  bool otherwise = false;
  bool endless = false;
  for (const Band& band : banding.bands) {
    otherwise = otherwise || band.otherwise;
    if (!band.otherwise && band.bounds.low) lows.push_back(*band.bounds.low);
    if (!band.otherwise && !band.bounds.low) endless = true;
  }
  std::sort(lows.begin(), lows.end());
  const bool lowest_of_all = !endless && !(otherwise && !lows.empty() && lows.front() > 0);
  if (lowest_of_all && !lows.empty()) lows.erase(lows.begin());
  return lows;
}

Result near_boundary(const Banding& banding, const std::vector<Plain>& args) {
  if (some_absent(args)) return truth(false);
  const Rational met = rounded(args[0].number, banding.rounding);
  const Rational points = args[1].number;
  if (!met.valid()) return std::nullopt;
  bool near = false;
  for (const Rational boundary : boundaries(banding)) {
    const Rational low = boundary - points;
    const Rational high = boundary + points;
    if (!low.valid() || !high.valid()) return std::nullopt;
    near = near || (low <= met && met <= high);
  }
  return truth(near);
}

Plain deciding(const std::vector<Taking>& members, std::uint32_t index) {
  const auto decides = [](const Taking& member) { return member.in && !member.value.absent; };
  const Taking& asked = members[index];
  return truth(decides(asked) && std::none_of(members.begin(), members.end(), [&](const Taking& other) {
                 return decides(other) && other.value.number < asked.value.number;
               }));
}

}  // namespace

Result compute(const Framework& framework, const Expr& expr, const Parts& parts) {
  const std::vector<Plain>& args = parts.args;
  switch (expr.op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide: return arithmetic(expr.op, args);
    case Op::round: return args[0].absent ? nothing() : checked(rounded(args[0].number, expr.rounding));
    case Op::band: return band(framework.bandings[expr.index], args[0]);
    case Op::score: return score(framework.scales[framework[expr.args[0]].type.of], args[0]);
    case Op::test: return test(framework, expr, args);
    case Op::all_of: return truth(std::all_of(args.begin(), args.end(), is_yes));
    case Op::any_of: return truth(std::any_of(args.begin(), args.end(), is_yes));
    case Op::negate: return truth(!is_yes(args[0]));
    case Op::is_present: return truth(!args[0].absent);
    case Op::limit:
    case Op::raise:
    case Op::raise_by:
    case Op::lower_by: return adjusted(framework, expr, args);
    case Op::unless: return is_yes(args[1]) ? nothing() : args[0];
    case Op::or_else: return args[0].absent ? args[1] : args[0];
    case Op::first_of:
    case Op::only_of: return line_of(expr.op, parts);
    case Op::near_boundary: return near_boundary(framework.bandings[expr.index], args);
    case Op::deciding: return deciding(parts.members, expr.index);
    default: return aggregate(expr.op, parts.members);
  }
}

}  // namespace rubric::oracle
