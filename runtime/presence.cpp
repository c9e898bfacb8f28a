#include "runtime/presence.hpp"

#include <algorithm>

namespace rubric {

namespace {

constexpr int kMaxDepth = 8;

class Presence {
 public:
  Presence(const Plan& plan, std::uint32_t guard) : plan_(plan) { require(guard, kMaxDepth); }

  bool holds(std::uint32_t slot, int depth = kMaxDepth) const {
    if (std::find(present_.begin(), present_.end(), slot) != present_.end()) return true;
    const Expr& expr = op(slot);
    switch (expr.op) {
      case Op::constant: return !expr.absent;
      case Op::input: return !plan_.framework->facts[expr.index].or_missing;
      case Op::relevant:
      case Op::answered_yes:
      case Op::fieldwork: return true;
      // Present wherever all their operands are.
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::round:
      case Op::band:
      case Op::score: return depth > 0 && all(plan_.steps[slot].args, depth - 1);
      case Op::judged: return is_judged(StandardId{expr.index});
      case Op::unless:
        return depth > 0 && holds(plan_.steps[slot].args[0], depth - 1) && fails(plan_.steps[slot].args[1]);
      // Present wherever their first operand is.
      case Op::awarded:
      case Op::limit:
      case Op::raise:
      case Op::raise_by:
      case Op::lower_by: return depth > 0 && holds(plan_.steps[slot].args[0], depth - 1);
      // A table whose rows leave something out is absent where a heading is.
      case Op::first_of:
      case Op::only_of:
        return depth > 0 && all_headings(slot, depth - 1) && all_lines(plan_.steps[slot].args, depth - 1);
      case Op::or_else: return depth > 0 && any(plan_.steps[slot].args, depth - 1);
      default: return false;
    }
  }

 private:
  const Expr& op(std::uint32_t slot) const { return (*plan_.framework)[plan_.steps[slot].expr]; }

  bool all(const std::vector<std::uint32_t>& slots, int depth) const {
    return std::all_of(slots.begin(), slots.end(), [&](std::uint32_t slot) { return holds(slot, depth); });
  }

  bool any(const std::vector<std::uint32_t>& slots, int depth) const {
    return std::any_of(slots.begin(), slots.end(), [&](std::uint32_t slot) { return holds(slot, depth); });
  }

  bool all_headings(std::uint32_t slot, int depth) const {
    const std::vector<StepMember>& headings = plan_.steps[slot].members;
    return std::all_of(headings.begin(), headings.end(),
                       [&](const StepMember& heading) { return holds(heading.value, depth); });
  }

  // It applies, where the guard holds.
  bool is_judged(StandardId standard) const {
    const DefinitionId applies = (*plan_.framework)[standard].applies;
    return !applies ||
           std::find(present_.begin(), present_.end(), plan_.slot_of_definition[applies.index]) != present_.end();
  }

  // Certainly no, where the guard holds.
  bool fails(std::uint32_t slot) const {
    return op(slot).op == Op::negate &&
           std::find(present_.begin(), present_.end(), plan_.steps[slot].args[0]) != present_.end();
  }

  // Whichever line holds.
  bool all_lines(const std::vector<std::uint32_t>& slots, int depth) const {
    for (std::size_t i = 1; i < slots.size(); i += 2) {
      if (!holds(slots[i], depth)) return false;
    }
    return holds(slots.back(), depth);
  }

  // Collects what must be present for the truth in the slot to be yes.
  void require(std::uint32_t slot, int depth) {
    present_.push_back(slot);
    const Expr& expr = op(slot);
    const std::vector<std::uint32_t>& args = plan_.steps[slot].args;
    if (expr.op == Op::all_of && depth > 0) {
      for (const std::uint32_t arg : args) require(arg, depth - 1);
    } else if (expr.op == Op::is_present ||
               (expr.op == Op::test && (expr.relation != Relation::missing || expr.negated))) {
      for (const std::uint32_t arg : args) require_present(arg, kMaxDepth);
    }
  }

  // A band of a percent is present only if the percent is.
  void require_present(std::uint32_t slot, int depth) {
    present_.push_back(slot);
    const Op strict = op(slot).op;
    if (depth > 0 && (strict == Op::round || strict == Op::band || strict == Op::score)) {
      require_present(plan_.steps[slot].args[0], depth - 1);
    }
  }

  const Plan& plan_;
  std::vector<std::uint32_t> present_;
};

}  // namespace

bool present_if(const Plan& plan, std::uint32_t value, std::uint32_t guard) {
  return Presence(plan, guard).holds(value);
}

}  // namespace rubric
