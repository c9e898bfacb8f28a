#include "tests/oracle/shape.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace rubric::oracle {

namespace {

// As few as fit a set of numbers, and the choices of an average.
constexpr std::size_t kMostPossibilities = 1'000;
constexpr std::size_t kMostOpen = 6;

struct Uses {
  std::set<std::size_t>
      open;  // of the possibilities of an inspection: questions, judgements, its first day, then inputs
  bool once = true;
};

Uses join(Uses a, const Uses& b) {
  a.once = a.once && b.once &&
           std::none_of(b.open.begin(), b.open.end(), [&](std::size_t leaf) { return a.open.contains(leaf); });
  a.open.insert(b.open.begin(), b.open.end());
  return a;
}

class Shape {
 public:
  Shape(const Framework& framework, const Made& made)
      : framework_(framework), made_(made), known_(framework.exprs.size()) {}

  bool is_exact(ExprId id) {
    const Uses uses = of(id);
    if (!uses.once || uses.open.size() > kMostOpen) return false;
    std::size_t all = 1;
    for (const std::size_t leaf : uses.open) all *= possibilities(leaf);
    return all <= kMostPossibilities;
  }

 private:
  std::size_t judgements() const { return framework_.questions.size(); }
  std::size_t first_day() const { return judgements() + framework_.standards.size(); }

  // Of what cannot be listed, more than can be gone through.
  std::size_t possibilities(std::size_t leaf) const {
    if (leaf > first_day()) return made_.inputs[leaf - first_day() - 1].size();
    if (leaf == first_day()) return kMostPossibilities + 1;
    if (leaf >= judgements()) return made_.judged[leaf - judgements()].size();
    return made_.drawn[leaf] ? kMostPossibilities + 1 : made_.tallies[leaf].size();
  }
  Uses leaf(std::size_t leaf) const { return possibilities(leaf) > 1 ? Uses{{leaf}, true} : Uses{}; }

  Uses of(ExprId id) {
    if (!id) return {};
    std::optional<Uses>& known = known_[id.index];
    if (!known) known = worked_out(framework_[id]);
    return *known;
  }

  Uses worked_out(const Expr& expr) {
    switch (expr.op) {
      case Op::percent:
      case Op::relevant:
      case Op::answered_yes: return leaf(expr.index);
      case Op::judged: return leaf(judgements() + expr.index);
      case Op::input: return leaf(first_day() + 1 + expr.index);
      case Op::fieldwork: return made_.fieldwork ? Uses{} : leaf(first_day());
      case Op::definition: return of(framework_.definitions[expr.index].value);
      case Op::one_case: return of_one_case(expr);
      case Op::unless: return says_nothing_new(expr) ? of(expr.args[0]) : join(of(expr.args[0]), of(expr.args[1]));
      default: break;
    }
    if (expr.list) return of_records(expr.members.front());
    Uses uses;
    for (const ExprId arg : expr.args) uses = join(std::move(uses), of(arg));
    for (const Member& member : expr.members) {
      uses = join(std::move(uses), of_member(expr.op, member));
      // An open weight stands above and below the line.
      if (expr.op == Op::weighted_average) uses.once = uses.once && of(member.weight).open.empty();
    }
    return uses;
  }

  // Whatever is open in it is so for each record.
  Uses of_records(const Member& each) {
    Uses uses = join(of(each.value), of(each.guard));
    uses.once = uses.open.empty();
    return uses;
  }

  // It goes through all tallies of the standard's questions; what else is open stays so in each trial.
  Uses of_one_case(const Expr& expr) {
    Uses own;
    for (const QuestionId question : framework_[StandardId{expr.index}].questions)
      own = join(std::move(own), leaf(question.index));
    const Uses rating = of(expr.args[0]);
    own.once = std::includes(own.open.begin(), own.open.end(), rating.open.begin(), rating.open.end());
    return own;
  }

  // ---- presence

  // The same question's percentage, the same definition.
  bool same(ExprId a, ExprId b) const {
    const Expr& x = framework_[a];
    const Expr& y = framework_[b];
    return a == b || (x.op == y.op && x.index == y.index && (x.op == Op::percent || x.op == Op::definition));
  }
  // The value is there whenever the other one is, and uses it only.
  bool hangs_on(ExprId value, ExprId other) const {
    if (same(value, other)) return true;
    const Expr& expr = framework_[value];
    if (expr.op == Op::definition) return hangs_on(framework_.definitions[expr.index].value, other);
    switch (expr.op) {
      case Op::round:
      case Op::band:
      case Op::score: return hangs_on(expr.args[0], other);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
        return (hangs_on(expr.args[0], other) && is_constant(expr.args[1])) ||
               (is_constant(expr.args[0]) && hangs_on(expr.args[1], other));
      default: return false;
    }
  }
  bool is_constant(ExprId id) const { return framework_[id].op == Op::constant && !framework_[id].absent; }
  // What the condition asks the presence of; none for another condition.
  ExprId asked(ExprId condition) const {
    if (!condition) return {};
    const Expr& expr = framework_[condition];
    const bool asks =
        expr.op == Op::is_present || (expr.op == Op::test && expr.relation == Relation::missing && expr.negated);
    return asks ? expr.args[0] : ExprId{};
  }

  Uses of_member(Op op, const Member& member) {
    if (op == Op::share) return of(member.guard);
    if (!member.guard) return of(member.value);
    const Expr& guard = framework_[member.guard];
    const bool tested = op == Op::count && guard.op == Op::test && guard.relation != Relation::missing &&
                        same(guard.args[0], member.value);
    if (tested) return of(member.guard);
    Uses uses = of(member.value);
    const std::vector<ExprId> conditions = guard.op == Op::all_of ? guard.args : std::vector{member.guard};
    for (const ExprId condition : conditions) {
      const ExprId present = asked(condition);
      if (!present || !hangs_on(member.value, present)) uses = join(std::move(uses), of(condition));
    }
    return uses;
  }

  // `not rated` where no question has a relevant case, of a rating that is absent then anyway.
  bool says_nothing_new(const Expr& unless) const {
    const Expr& none = framework_[unless.args[1]];
    if (none.op != Op::negate || framework_[none.args[0]].op != Op::any_of) return false;
    std::set<std::uint32_t> questions;
    for (const ExprId condition : framework_[none.args[0]].args) {
      const ExprId present = asked(condition);
      if (!present || framework_[present].op != Op::percent) return false;
      questions.insert(framework_[present].index);
    }
    return absent_without(unless.args[0], questions);
  }

  bool absent_without(ExprId id, const std::set<std::uint32_t>& questions) const {
    const Expr& expr = framework_[id];
    const auto absent = [&](ExprId part) { return absent_without(part, questions); };
    const auto left_out = [&](const Member& member) {
      const ExprId present = asked(member.guard);
      return present && absent(present);
    };
    switch (expr.op) {
      case Op::percent: return questions.contains(expr.index);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::round:
      case Op::band:
      case Op::score: return std::any_of(expr.args.begin(), expr.args.end(), absent);
      case Op::lowest:
      case Op::highest:
      case Op::average:
      case Op::weighted_average:
      case Op::median:
        return std::all_of(expr.members.begin(), expr.members.end(), left_out) ||
               std::any_of(expr.members.begin(), expr.members.end(),
                           [&](const Member& member) { return !member.guard && absent(member.value); });
      default: return false;
    }
  }

  const Framework& framework_;
  const Made& made_;
  std::vector<std::optional<Uses>> known_;
};

}  // namespace

std::vector<bool> must_be_exact(const Framework& framework, const Made& made) {
  Shape shape(framework, made);
  std::vector<bool> exact;
  for (const Definition& definition : framework.definitions) exact.push_back(shape.is_exact(definition.value));
  return exact;
}

}  // namespace rubric::oracle
