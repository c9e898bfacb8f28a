#include "tests/oracle/oracle.hpp"

#include <algorithm>

#include "tests/oracle/operations.hpp"

namespace rubric::oracle {

namespace {

Plain day(Date date) { return number(static_cast<std::int64_t>(date.time_since_epoch().count())); }

Plain constant(const Expr& expr) {
  if (expr.absent) return nothing();
  const bool counts = is_numeric(expr.type) || expr.type.kind == TypeKind::date;
  return counts ? number(expr.number) : Plain{false, 0, expr.index};
}

Plain of_tally(Op op, Tally tally) {
  if (op == Op::relevant) return number(tally.relevant);
  if (op == Op::answered_yes) return number(tally.yes);
  return tally.relevant == 0 ? nothing() : number(Rational::fraction(100 * tally.yes, tally.relevant));
}

// The parts of an expression, each by `value_of`; none if one of them cannot be computed.
template <typename ValueOf>
std::optional<Parts> parts_of(const Expr& expr, ValueOf value_of) {
  Parts parts;
  bool whole = true;
  const auto part = [&](ExprId id) {
    const Result result = value_of(id);
    whole = whole && result;
    return result.value_or(nothing());
  };
  for (const ExprId arg : expr.args) parts.args.push_back(part(arg));
  for (const Member& member : expr.members) {
    Taking taking;
    taking.value = part(member.value);
    if (member.guard) taking.in = is_yes(part(member.guard));
    if (member.weight) taking.weight = part(member.weight);
    parts.members.push_back(taking);
  }
  return whole ? std::optional(std::move(parts)) : std::nullopt;
}

Result in_case(const Framework& framework, ExprId id, const std::vector<Plain>& facts, Date fieldwork) {
  const Expr& expr = framework[id];
  const auto inner = [&](ExprId part) { return in_case(framework, part, facts, fieldwork); };
  switch (expr.op) {
    case Op::constant: return constant(expr);
    case Op::fact: return facts[expr.index];
    case Op::fieldwork: return day(fieldwork);
    case Op::definition: return inner(framework.definitions[expr.index].value);
    default: break;
  }
  const std::optional<Parts> parts = parts_of(expr, inner);
  return parts ? compute(framework, expr, *parts) : std::nullopt;
}

// ---- what another judgement in one case does to tallies: per question -1, 0 or 1

using Change = std::vector<int>;

bool counts_more_than_once(const Change& change) {
  return std::count_if(change.begin(), change.end(), [](int by) { return by != 0; }) > 1;
}

// Every way to turn some of a case's answers round.
std::vector<Change> turned(const std::vector<Answer>& answers) {
  std::vector<Change> changes{Change(answers.size(), 0)};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] != Answer::yes && answers[i] != Answer::no) continue;
    for (std::size_t known = changes.size(); known > 0; --known) {
      changes.push_back(changes[known - 1]);
      changes.back()[i] = answers[i] == Answer::yes ? -1 : 1;
    }
  }
  return changes;
}

// The same of any one of the cases.
std::set<Change> turned_in(const std::vector<Pattern>& patterns) {
  std::set<Change> changes;
  for (const Pattern& pattern : patterns) {
    for (Change& change : turned(pattern.answers)) changes.insert(std::move(change));
  }
  return changes;
}

// Every way at all, those of one question first.
std::vector<Change> imaginable(std::size_t questions) {
  std::vector<Change> changes{{}};
  for (std::size_t i = 0; i < questions; ++i) {
    std::vector<Change> longer;
    for (const Change& change : changes) {
      for (const int by : {-1, 0, 1}) {
        longer.push_back(change);
        longer.back().push_back(by);
      }
    }
    changes = std::move(longer);
  }
  std::stable_partition(changes.begin(), changes.end(),
                        [](const Change& change) { return !counts_more_than_once(change); });
  return changes;
}

// None where a question has no such case.
std::optional<Complete> changed(const Complete& data, const std::vector<QuestionId>& questions, const Change& change) {
  Complete other = data;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    Tally& tally = other.tallies[questions[i].index];
    tally.yes += change[i];
    if (tally.yes < 0 || tally.yes > tally.relevant) return std::nullopt;
  }
  return other;
}

}  // namespace

Oracle::Oracle(const Framework& framework, const Complete& data, bool doubt)
    : framework_(framework), data_(data), doubt_(doubt), cells_(framework.exprs.size()) {}

Result Oracle::value(ExprId id) {
  if (cells_[id.index].known) return cells_[id.index].result;
  const Expr& expr = framework_[id];
  Result result;
  switch (expr.op) {
    case Op::constant: result = constant(expr); break;
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes: result = of_tally(expr.op, data_.tallies[expr.index]); break;
    case Op::judged: {
      const std::uint32_t level = data_.judged[expr.index];
      result = level == kNoLevel ? Plain{true, 0, 0} : Plain{false, 0, level};
      break;
    }
    case Op::input: result = data_.inputs[expr.index]; break;
    case Op::awarded:
      result = data_.awarded.contains(expr.index) ? Plain{false, 0, data_.awarded.at(expr.index)} : value(expr.args[0]);
      break;
    case Op::fieldwork: result = day(data_.fieldwork); break;
    case Op::definition: result = value(DefinitionId{expr.index}); break;
    case Op::one_case: result = one_case(expr); break;
    default:
      if (expr.list)
        result = over_records(expr);
      else if (const auto parts = parts_of(expr, [&](ExprId part) { return value(part); }))
        result = compute(framework_, expr, *parts);
  }
  cells_[id.index] = {true, result};
  return result;
}

// Its one member, for each record.
Result Oracle::over_records(const Expr& expr) {
  Parts all;
  for (const std::vector<Plain>& record : data_.records[expr.list.index]) {
    const auto one = parts_of(expr, [&](ExprId part) { return in_record(part, record); });
    if (!one) return std::nullopt;
    all.members.push_back(one->members.front());
  }
  return compute(framework_, expr, all);
}

Result Oracle::in_record(ExprId id, const std::vector<Plain>& record) {
  const Expr& expr = framework_[id];
  const auto inner = [&](ExprId part) { return in_record(part, record); };
  if (expr.op == Op::fact) return record[expr.index];
  if (expr.op == Op::definition) return inner(framework_.definitions[expr.index].value);
  const bool same_for_all = expr.list || (expr.args.empty() && expr.members.empty()) || expr.op == Op::one_case;
  if (same_for_all) return value(id);
  const std::optional<Parts> parts = parts_of(expr, inner);
  return parts ? compute(framework_, expr, *parts) : std::nullopt;
}

// What a change of tallies does to a rating; a rating that cannot be computed then may or may not have differed.
Oracle::Differs Oracle::differs(const Expr& expr, const std::vector<int>& change, const Plain& rating) const {
  const std::optional<Complete> other = changed(data_, framework_[StandardId{expr.index}].questions, change);
  if (!other) return Differs::no;
  const Result trial = Oracle(framework_, *other).value(expr.args[0]);
  if (!trial) return Differs::perhaps;
  return *trial == rating ? Differs::no : Differs::yes;
}

// Some single case, answered otherwise on some of the questions relevant to it, changes the standard's rating.
Result Oracle::one_case(const Expr& expr) {
  const StandardId standard{expr.index};
  const Result rating = value(expr.args[0]);
  if (!rating) return std::nullopt;
  if (rating->absent) return truth(false);
  const std::vector<Pattern>& patterns = data_.patterns[standard.index];
  Differs most = Differs::no;
  for (const Change& change : turned_in(patterns)) {
    if (most != Differs::yes) most = std::max(most, differs(expr, change, *rating));
  }
  const std::size_t questions = framework_[standard].questions.size();
  for (const Change& change : patterns.empty() ? imaginable(questions) : std::vector<Change>{}) {
    const bool surely_made_by_one_case = !counts_more_than_once(change);
    if (!surely_made_by_one_case && most != Differs::no) break;
    const Differs made = differs(expr, change, *rating);
    most = std::max(most, surely_made_by_one_case ? made : std::min(made, Differs::perhaps));
  }
  doubted_ = doubted_ || most == Differs::perhaps;
  return truth(most == Differs::yes || (most == Differs::perhaps && doubt_));
}

std::optional<std::set<Plain>> Oracle::after_one_case(const Expr& expr) const {
  const StandardId standard{expr.index};
  const std::vector<Pattern>& patterns = data_.patterns[standard.index];
  std::vector<Change> changes =
      patterns.empty() ? imaginable(framework_[standard].questions.size()) : std::vector<Change>{};
  for (const Change& change : turned_in(patterns)) changes.push_back(change);
  std::set<Plain> ratings;
  for (const Change& change : changes) {
    const std::optional<Complete> other = changed(data_, framework_[standard].questions, change);
    if (!other) continue;
    const Result trial = Oracle(framework_, *other).value(expr.args[0]);
    if (!trial) return std::nullopt;
    ratings.insert(*trial);
  }
  return ratings;
}

std::optional<Outcomes> outcomes(const Framework& framework, const Complete& data) {
  Outcomes outcomes(framework.definitions.size());
  for (const bool doubt : {false, true}) {
    Oracle oracle(framework, data, doubt);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const Result result = oracle.value(framework.definitions[i].value);
      if (!result) return std::nullopt;
      outcomes[i].insert(*result);
    }
    if (!oracle.doubted()) break;
  }
  return outcomes;
}

bool holds(const Framework& framework, ExprId condition, const std::vector<Plain>& facts, Date fieldwork) {
  const Result result = in_case(framework, condition, facts, fieldwork);
  return result && is_yes(*result);
}

}  // namespace rubric::oracle
