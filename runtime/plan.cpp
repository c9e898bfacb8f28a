#include "runtime/plan.hpp"

#include <functional>
#include <unordered_map>
#include <utility>

#include "runtime/cone.hpp"
#include "runtime/presence.hpp"

namespace rubric {

namespace {

class Fingerprint {
 public:
  void add(std::uint64_t part) { value_ = (value_ ^ part) * 1'099'511'628'211U; }
  void add(Rational number) {
    add(static_cast<std::uint64_t>(number.numerator()));
    add(static_cast<std::uint64_t>(number.denominator()));
  }
  std::size_t value() const { return static_cast<std::size_t>(value_); }

 private:
  std::uint64_t value_ = 14'695'981'039'346'656'037U;
};

// Whether two steps over the same operands compute the same. Their words may stand in different places.
bool same_payload(const Expr& a, const Expr& b) {
  return a.op == b.op && a.type == b.type && a.index == b.index && a.number == b.number && a.absent == b.absent &&
         a.negated == b.negated && a.relation == b.relation && a.rounding.exact == b.rounding.exact &&
         a.rounding.mode == b.rounding.mode && a.rounding.step == b.rounding.step;
}

class Compiler {
 public:
  explicit Compiler(const Framework& framework) : framework_(framework) {
    plan_.framework = &framework;
    plan_.slot_of_expr.assign(framework.exprs.size(), kNoSlot);
    plan_.steps.reserve(framework.exprs.size());
    placed_.reserve(framework.exprs.size());
  }

  Plan run() {
    for (const Definition& definition : framework_.definitions) {
      plan_.slot_of_definition.push_back(slot(definition.value));
    }
    for (const Test& test : framework_.tests) {
      for (const Expectation& expectation : test.expectations) slot(expectation.value);
    }
    plan_.cones = cones(plan_);
    return std::move(plan_);
  }

 private:
  std::uint32_t slot(ExprId id) {
    if (!id) return kNoSlot;
    std::uint32_t& known = plan_.slot_of_expr[id.index];
    if (known == kNoSlot) known = place(id);
    return known;
  }

  std::uint32_t place(ExprId id) {
    const Expr& expr = framework_[id];
    if (expr.op == Op::definition) return plan_.slot_of_definition[expr.index];
    if (expr.op == Op::fact) return kNoSlot;
    if (expr.list) return over_records(id);
    Step step{id, {}, {}};
    bool of_case = false;  // some part of it is known for a case only
    step.args.reserve(expr.args.size());
    step.members.reserve(expr.members.size());
    for (const ExprId arg : expr.args) {
      step.args.push_back(slot(arg));
      of_case = of_case || step.args.back() == kNoSlot;
    }
    for (const Member& member : expr.members) {
      step.members.push_back(place(member));
      of_case = of_case || is_of_case(member, step.members.back());
    }
    return of_case ? kNoSlot : shared(std::move(step));
  }

  // Never shared: what it does with each record is not seen in its operands.
  std::uint32_t over_records(ExprId id) {
    Step step{id, {}, {}};
    const Member& each = framework_[id].members[0];
    collect_outer(each.value, step);
    if (each.guard) collect_outer(each.guard, step);
    plan_.steps.push_back(std::move(step));
    return static_cast<std::uint32_t>(plan_.steps.size()) - 1;
  }

  // The greatest parts that are the same for all records.
  void collect_outer(ExprId part, Step& step) {
    const std::uint32_t known = slot(part);
    if (known != kNoSlot) {
      step.args.push_back(known);
      step.outer.push_back(part);
      return;
    }
    for (const ExprId arg : framework_[part].args) collect_outer(arg, step);
    for (const Member& member : framework_[part].members) {
      for (const ExprId id : {member.value, member.guard, member.weight}) {
        if (id) collect_outer(id, step);
      }
    }
  }

  static bool is_of_case(const Member& member, const StepMember& placed) {
    return placed.value == kNoSlot || (member.guard && placed.guard == kNoSlot) ||
           (member.weight && placed.weight == kNoSlot);
  }

  StepMember place(const Member& member) {
    StepMember placed{slot(member.value), slot(member.guard), slot(member.weight), false};
    if (placed.guard != kNoSlot && placed.value != kNoSlot) {
      placed.present_if_in = present_if(plan_, placed.value, placed.guard);
    }
    return placed;
  }

  // The slot of an equal step, or a new one.
  std::uint32_t shared(Step step) {
    const std::size_t fingerprint = fingerprint_of(step);
    const auto [first, last] = placed_.equal_range(fingerprint);
    for (auto found = first; found != last; ++found) {
      if (same(plan_.steps[found->second], step)) return found->second;
    }
    const auto fresh = static_cast<std::uint32_t>(plan_.steps.size());
    placed_.emplace(fingerprint, fresh);
    plan_.steps.push_back(std::move(step));
    return fresh;
  }

  bool same(const Step& a, const Step& b) const {
    return a.args == b.args && a.members == b.members && same_payload(framework_[a.expr], framework_[b.expr]);
  }

  std::size_t fingerprint_of(const Step& step) const {
    const Expr& expr = framework_[step.expr];
    Fingerprint print;
    print.add(static_cast<std::uint64_t>(expr.op));
    print.add(static_cast<std::uint64_t>(expr.relation) * 2 + (expr.negated ? 1 : 0));
    print.add(expr.index);
    print.add(expr.number);
    for (const std::uint32_t arg : step.args) print.add(arg);
    for (const StepMember& member : step.members) {
      print.add(member.value);
      print.add(member.guard);
      print.add(member.weight);
    }
    return print.value();
  }

  const Framework& framework_;
  Plan plan_;
  std::unordered_multimap<std::size_t, std::uint32_t> placed_;
};

}  // namespace

Plan compile(const Framework& framework) { return Compiler(framework).run(); }

}  // namespace rubric
