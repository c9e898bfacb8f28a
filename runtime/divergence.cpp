// Why two frameworks rate one inspection differently: the first rule that differs.
#include "runtime/divergence.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/cone.hpp"
#include "runtime/lines.hpp"
#include "runtime/rule_pairs.hpp"

namespace rubric {
namespace {

std::vector<std::string_view> level_names(const Framework& framework, std::uint64_t alternatives, Type type) {
  std::vector<std::string_view> names;
  for_each_alternative(alternatives,
                       [&](std::uint32_t i) { names.emplace_back(framework.scales[type.of].levels[i].id); });
  return names;
}

// One of the two ratings, and the rule that is being followed in it.
struct Way {
  const Rating& rating;
  const Framework& framework = *rating.framework;
  const Origin* rule = nullptr;

  const Expr& operator[](ExprId id) const { return framework[id]; }
  const Value& value(ExprId id) const { return rating.outcome[id]; }
  const Value& value(DefinitionId id) const { return rating.outcome[id]; }
};

class Walk {
 public:
  Walk(const Rating& before, const Rating& after) : a_{before}, b_{after} {}

  Divergence results(const Results& a, const Results& b);
  Divergence definitions(DefinitionId a, DefinitionId b);

 private:
  bool same(ExprId a, ExprId b) const {
    return same_value(a_.framework, a_.value(a), a_[a].type, b_.framework, b_.value(b), b_[b].type);
  }
  bool same(DefinitionId a, DefinitionId b) const {
    return same_value(a_.framework, a_.value(a), a_.framework[a].type, b_.framework, b_.value(b), b_.framework[b].type);
  }
  Divergence step(const RulePair& pair);
  Divergence down(ExprId a, ExprId b);
  Divergence named(ExprId a, ExprId b);
  Divergence operands(ExprId a, ExprId b);
  Divergence members(ExprId a, ExprId b);
  Divergence lines(ExprId a, ExprId b);
  std::optional<Divergence> conditions(ExprId a, ExprId b);
  static const Origin* line_of(const Way& way, ExprId chosen, std::size_t line) {
    return &way.framework.tables[way[chosen].index].lines[line];
  }
  Divergence here(ExprId a, ExprId b) const { return {said(a_, a), said(b_, b), 0, {}, {}}; }
  static Said said(const Way& way, ExprId at);
  bool decides(ExprId a, ExprId b, const Member& in_a, const Member& in_b) const;

  Way a_, b_;
};

// ---- rules in their order

// The rules agree as long as the ratings after them do; what matters is the first one after which they never agree
// again.
Divergence Walk::results(const Results& a, const Results& b) {
  const std::vector<RulePair> pairs = pair_rules(a_.framework, a, b_.framework, b);
  std::size_t first = 0;
  DefinitionId now_a;
  DefinitionId now_b;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].before) now_a = pairs[i].before;
    if (pairs[i].after) now_b = pairs[i].after;
    if (now_a && now_b && same(now_a, now_b)) first = i + 1;
  }
  return step(pairs[std::min(first, pairs.size() - 1)]);
}

Divergence Walk::step(const RulePair& pair) {
  if (pair.before && pair.after) return definitions(pair.before, pair.after);
  const auto alone = [](const Way& way, DefinitionId id) {
    return id ? Said{&way.framework[id].origin, way.framework[id].value} : Said{};
  };
  return {alone(a_, pair.before), alone(b_, pair.after), 0, {}, {}};
}

Divergence Walk::definitions(DefinitionId a, DefinitionId b) {
  a_.rule = &a_.framework[a].origin;
  b_.rule = &b_.framework[b].origin;
  return down(a_.framework[a].value, b_.framework[b].value);
}

// ---- one rule

Divergence Walk::down(ExprId a, ExprId b) {
  if (a_[a].op == Op::definition || b_[b].op == Op::definition) return named(a, b);
  if (a_[a].op != b_[b].op || a_[a].list || b_[b].list) return here(a, b);
  if (has_lines(a_[a])) return lines(a, b);
  return a_[a].members.empty() && b_[b].members.empty() ? operands(a, b) : members(a, b);
}

// A name stands for what it is defined as; that of a rating, for the rules that give it.
Divergence Walk::named(ExprId a, ExprId b) {
  const bool both = a_[a].op == Op::definition && b_[b].op == Op::definition;
  const Results* of_a = both ? results_of(a_.framework, {a_[a].index}) : nullptr;
  const Results* of_b = both ? results_of(b_.framework, {b_[b].index}) : nullptr;
  if (of_a != nullptr && of_b != nullptr && of_a->rules.size() + of_b->rules.size() > 0) return results(*of_a, *of_b);
  const auto enter = [](Way& way, ExprId& at) {
    if (way[at].op != Op::definition) return;
    const Definition& definition = way.framework.definitions[way[at].index];
    way.rule = &definition.origin;
    at = definition.value;
  };
  enter(a_, a);
  enter(b_, b);
  return down(a, b);
}

Divergence Walk::operands(ExprId a, ExprId b) {
  const std::vector<ExprId>& of_a = a_[a].args;
  const std::vector<ExprId>& of_b = b_[b].args;
  if (of_a.size() != of_b.size()) return here(a, b);
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    if (!same(of_a[i], of_b[i])) return down(of_a[i], of_b[i]);
  }
  return here(a, b);
}

Divergence Walk::lines(ExprId a, ExprId b) {
  const auto counting = [](const Way& way, ExprId at) {
    std::vector<Value> values;
    for (const ExprId arg : way[at].args) values.push_back(way.value(arg));
    return certain_line(way[at].op, values);
  };
  const auto in_a = counting(a_, a);
  const auto in_b = counting(b_, b);
  if (!in_a || !in_b) return operands(a, b);
  if (const auto deeper = *in_a == *in_b ? std::nullopt : conditions(a, b)) return *deeper;
  const ExprId gives_a = lines_in(a_[a])[*in_a].gives;
  const ExprId gives_b = lines_in(b_[b])[*in_b].gives;
  a_.rule = line_of(a_, a, *in_a);
  b_.rule = line_of(b_, b, *in_b);
  const bool constants = a_[gives_a].op == Op::constant && b_[gives_b].op == Op::constant;
  return *in_a != *in_b || constants ? here(gives_a, gives_b) : down(gives_a, gives_b);
}

// What the first line that holds in one of them only is worked out from, if that differs already.
std::optional<Divergence> Walk::conditions(ExprId a, ExprId b) {
  const std::vector<TableLine> of_a = lines_in(a_[a]);
  const std::vector<TableLine> of_b = lines_in(b_[b]);
  for (std::size_t i = 0; i < std::min(of_a.size(), of_b.size()); ++i) {
    if (!of_a[i].when || !of_b[i].when || same(of_a[i].when, of_b[i].when)) continue;
    a_.rule = line_of(a_, a, i);
    b_.rule = line_of(b_, b, i);
    const Divergence found = down(of_a[i].when, of_b[i].when);
    const bool here = found.before.rule == line_of(a_, a, i) && found.after.rule == line_of(b_, b, i);
    return here ? std::nullopt : std::optional(found);
  }
  return std::nullopt;
}

// ---- one of several

// Of the lowest, what is lowest after a fall, or was before a rise; of the highest the other way round.
bool Walk::decides(ExprId a, ExprId b, const Member& in_a, const Member& in_b) const {
  const Op op = a_[a].op;
  if (op != Op::lowest && op != Op::highest) return true;
  const auto rank = [](const Value& value) {
    return value.numbers.empty() ? Rational(static_cast<std::int64_t>(value.alternatives & (INT64_MAX)))
                                 : value.numbers.hull().low;
  };
  const bool falls = rank(b_.value(b)) < rank(a_.value(a));
  return falls == (op == Op::lowest) ? b_.value(in_b.value) == b_.value(b) : a_.value(in_a.value) == a_.value(a);
}

// The members that the other has not.
std::vector<ExprId> only(const Way& way, ExprId at, const Way& other, ExprId there) {
  std::set<std::string> known;
  for (const Member& member : other[there].members) known.insert(subject_of(other.framework, member));
  std::vector<ExprId> some;
  for (const Member& member : way[at].members) {
    if (!known.contains(subject_of(way.framework, member)))
      some.push_back(member.guard && way[member.value].op == Op::constant ? member.guard : member.value);
  }
  return some;
}

Divergence Walk::members(ExprId a, ExprId b) {
  std::map<std::string, const Member*> known;
  for (const Member& member : b_[b].members) known.emplace(subject_of(b_.framework, member), &member);
  std::vector<std::pair<const Member*, const Member*>> differing;
  for (const Member& member : a_[a].members) {
    const auto found = known.find(subject_of(a_.framework, member));
    if (found == known.end()) continue;
    const Member& other = *found->second;
    const bool guards = member.guard && other.guard && !same(member.guard, other.guard);
    if (guards || !same(member.value, other.value)) differing.emplace_back(&member, &other);
  }
  if (differing.empty()) {
    Divergence found = here(a, b);
    found.only_before = only(a_, a, b_, b);
    found.only_after = only(b_, b, a_, a);
    return found;
  }
  const auto deciding = std::find_if(differing.begin(), differing.end(),
                                     [&](const auto& pair) { return decides(a, b, *pair.first, *pair.second); });
  const auto& [in_a, in_b] = deciding == differing.end() ? differing.front() : *deciding;
  const bool value = !same(in_a->value, in_b->value);
  Divergence found = value ? down(in_a->value, in_b->value) : down(in_a->guard, in_b->guard);
  found.more += differing.size() - 1;
  return found;
}

// ---- where it is said

Said Walk::said(const Way& way, ExprId at) {
  const Expr& expr = way[at];
  if (const QuestionId question = question_of(expr)) return {&way.framework[question].origin, at};
  if (expr.op != Op::band) return {way.rule, at};
  const Banding& banding = way.framework[BandingId{expr.index}];
  const auto band = certain_band(banding, way.value(expr.args[0]));
  return {band ? &banding.bands[*band].origin : &banding.origin, at};
}

}  // namespace

bool same_value(const Framework& a, const Value& in_a, Type of_a, const Framework& b, const Value& in_b, Type of_b) {
  if (of_a.kind != of_b.kind && (of_a.kind == TypeKind::level || of_b.kind == TypeKind::level)) return false;
  if (of_a.kind != TypeKind::level || &a == &b) return in_a == in_b;
  return in_a.absent == in_b.absent &&
         level_names(a, in_a.alternatives, of_a) == level_names(b, in_b.alternatives, of_b);
}

Divergence first_difference(const Rating& before, const Results& rated_before, const Rating& after,
                            const Results& rated_after) {
  return Walk(before, after).results(rated_before, rated_after);
}

Divergence first_difference(const Rating& before, DefinitionId value_before, const Rating& after,
                            DefinitionId value_after) {
  return Walk(before, after).definitions(value_before, value_after);
}

}  // namespace rubric
