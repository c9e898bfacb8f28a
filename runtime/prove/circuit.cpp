#include "runtime/prove/circuit.hpp"

#include <algorithm>
#include <utility>

namespace rubric::prove {

namespace {

constexpr std::size_t kFewMembers = 2;    // so many are worked out at once
constexpr std::size_t kMostOfMember = 3;  // operands: value, guard and weight

class Builder {
 public:
  Builder(Circuit& circuit, std::uint32_t side, const Names& names)
      : circuit_(circuit), side_(side), names_(names), plan_(*circuit.plans[side]), framework_(*plan_.framework) {}

  void run() {
    circuit_.gates.reserve(circuit_.gates.size() + count_gates());
    circuit_.gate_of_slot[side_].reserve(plan_.steps.size());
    for (std::uint32_t slot = 0; slot < plan_.steps.size(); ++slot) {
      const GateId gate = place(slot);
      circuit_.gate_of_slot[side_].push_back(gate);
    }
  }

 private:
  const Expr& expr(std::uint32_t slot) const { return framework_[plan_.steps[slot].expr]; }
  GateId known(std::uint32_t slot) const { return circuit_.gate_of_slot[side_][slot]; }

  // About so many.
  std::size_t count_gates() const {
    std::size_t gates = plan_.steps.size();
    for (const Step& step : plan_.steps) gates += step.members.size();
    return gates;
  }

  GateId add(Gate gate) {
    gate.side = side_;
    const bool lost = std::any_of(gate.operands.begin(), gate.operands.end(),
                                  [&](GateId operand) { return circuit_.gates[operand].kind == GateKind::unknown; });
    if (lost) gate.kind = GateKind::unknown;
    circuit_.gates.push_back(std::move(gate));
    return static_cast<GateId>(circuit_.gates.size()) - 1;
  }

  GateId place(std::uint32_t slot) {
    const Expr& expr = this->expr(slot);
    if (!names_.slots.empty() && names_.slots[slot] != UINT32_MAX) return leaf(slot, names_.slots[slot]);
    switch (expr.op) {
      case Op::percent:
      case Op::relevant:
      case Op::answered_yes: return leaf(slot, names_.questions[expr.index]);
      case Op::judged: return leaf(slot, names_.judgements[expr.index]);
      case Op::input: return leaf(slot, names_.inputs[expr.index]);
      case Op::fieldwork: return leaf(slot, names_.fieldwork);
      case Op::awarded: return known(plan_.steps[slot].args[0]);  // as indicated: no panel decides here
      case Op::one_case: return unknown(slot);
      default: break;
    }
    if (expr.list) return unknown(slot);
    const Step& step = plan_.steps[slot];
    if (step.members.size() > kFewMembers && can_chain(expr.op)) return chain_members(slot);
    const bool truths = expr.op == Op::all_of || expr.op == Op::any_of;
    if (truths && step.args.size() > kFewMembers) return chain_truths(slot);
    return whole(slot);
  }

  GateId leaf(std::uint32_t slot, std::uint32_t variable) {
    Gate gate;
    gate.kind = GateKind::leaf;
    gate.slot = slot;
    gate.step.expr = plan_.steps[slot].expr;
    gate.variable = variable;
    return add(std::move(gate));
  }

  GateId unknown(std::uint32_t slot) {
    Gate gate;
    gate.slot = slot;
    gate.step.expr = plan_.steps[slot].expr;
    return add(std::move(gate));
  }

  static std::uint32_t operand(Gate& gate, GateId id) {
    gate.operands.push_back(id);
    return static_cast<std::uint32_t>(gate.operands.size()) - 1;
  }

  StepMember member(Gate& gate, const StepMember& from) const {
    StepMember to = from;
    to.value = operand(gate, known(from.value));
    if (from.guard != kNoSlot) to.guard = operand(gate, known(from.guard));
    if (from.weight != kNoSlot) to.weight = operand(gate, known(from.weight));
    return to;
  }

  Gate begin(std::uint32_t slot, GateKind kind) const {
    Gate gate;
    gate.kind = kind;
    gate.slot = slot;
    gate.step.expr = plan_.steps[slot].expr;
    return gate;
  }

  GateId whole(std::uint32_t slot) {
    const Step& step = plan_.steps[slot];
    Gate gate = begin(slot, GateKind::step);
    gate.operands.reserve(step.args.size() + kMostOfMember * step.members.size());
    gate.step.args.reserve(step.args.size());
    gate.step.members.reserve(step.members.size());
    for (const std::uint32_t arg : step.args) gate.step.args.push_back(operand(gate, known(arg)));
    for (const StepMember& from : step.members) gate.step.members.push_back(member(gate, from));
    return add(std::move(gate));
  }

  static bool can_chain(Op op) {
    switch (op) {
      case Op::lowest:
      case Op::highest:
      case Op::sum:
      case Op::count:
      case Op::share:
      case Op::average:
      case Op::weighted_average: return true;
      default: return false;
    }
  }

  static std::vector<Keeps> kept_by(Op op) {
    switch (op) {
      case Op::lowest:
      case Op::highest: return {Keeps::extreme};
      case Op::sum: return {Keeps::sum};
      case Op::count: return {Keeps::count};
      case Op::share: return {Keeps::presence};
      case Op::average: return {Keeps::sum, Keeps::count};
      default: return {Keeps::sum, Keeps::weight};
    }
  }

  GateId chain_members(std::uint32_t slot) {
    const std::vector<Keeps> kept = kept_by(expr(slot).op);
    std::vector<GateId> reached(kept.size(), kNoGate);
    for (const StepMember& from : plan_.steps[slot].members) {
      for (std::size_t i = 0; i < kept.size(); ++i) {
        Gate gate = begin(slot, GateKind::join);
        gate.keeps = kept[i];
        gate.operands.reserve(kMostOfMember + 1);
        gate.step.members.push_back(member(gate, from));
        if (reached[i] != kNoGate) gate.step.args.push_back(operand(gate, reached[i]));
        reached[i] = add(std::move(gate));
      }
    }
    Gate gate = begin(slot, GateKind::close);
    gate.operands = reached;
    return add(std::move(gate));
  }

  GateId chain_truths(std::uint32_t slot) {
    GateId reached = kNoGate;
    for (const std::uint32_t arg : plan_.steps[slot].args) {
      Gate gate = begin(slot, GateKind::join);
      gate.keeps = expr(slot).op == Op::all_of ? Keeps::all : Keeps::any;
      gate.step.members.push_back({operand(gate, known(arg))});
      if (reached != kNoGate) gate.step.args.push_back(operand(gate, reached));
      reached = add(std::move(gate));
    }
    return reached;
  }

  Circuit& circuit_;
  std::uint32_t side_;
  const Names& names_;
  const Plan& plan_;
  const Framework& framework_;
};

}  // namespace

Names names_of(const Framework& framework, const std::vector<Variable>& variables) {
  Names names{std::vector<std::uint32_t>(framework.questions.size(), UINT32_MAX),
              std::vector<std::uint32_t>(framework.standards.size(), UINT32_MAX),
              std::vector<std::uint32_t>(framework.facts.size(), UINT32_MAX),
              UINT32_MAX,
              {}};
  for (std::uint32_t i = 0; i < variables.size(); ++i) {
    const Variable& variable = variables[i];
    if (variable.index == UINT32_MAX) continue;  // of the other side alone
    switch (variable.what) {
      case Variable::What::question: names.questions[variable.index] = i; break;
      case Variable::What::judgement: names.judgements[variable.index] = i; break;
      case Variable::What::input: names.inputs[variable.index] = i; break;
      case Variable::What::fieldwork: names.fieldwork = i; break;
    }
  }
  return names;
}

namespace {

bool is_of(const Framework& framework, const Expr& expr, const Standard& standard) {
  if (expr.op == Op::judged) return &framework[StandardId{expr.index}] == &standard;
  const bool tally = expr.op == Op::percent || expr.op == Op::relevant || expr.op == Op::answered_yes;
  return tally && &framework[framework[QuestionId{expr.index}].standard] == &standard;
}

// Whether a standard applies may depend on what is not tried: then so does everything that it has a part in.
void lose(Circuit& circuit, std::uint32_t side, const Standard& standard) {
  for (Gate& gate : circuit.gates) {
    if (gate.side != side) continue;
    const bool own = gate.kind == GateKind::leaf && is_of(circuit.framework(gate), circuit.expr(gate), standard);
    const bool lost = own || std::any_of(gate.operands.begin(), gate.operands.end(), [&](GateId operand) {
                        return circuit.gates[operand].kind == GateKind::unknown;
                      });
    if (lost) gate.kind = GateKind::unknown;
  }
}

}  // namespace

Circuit circuit_of(std::vector<const Plan*> plans, const std::vector<Names>& names) {
  Circuit circuit;
  circuit.plans = std::move(plans);
  circuit.gate_of_slot.resize(circuit.plans.size());
  for (std::uint32_t side = 0; side < circuit.plans.size(); ++side) {
    Builder(circuit, side, names[side]).run();
    for (const Standard& standard : circuit.plans[side]->framework->standards) {
      if (standard.applies && circuit.gates[circuit.gate(side, standard.applies)].kind == GateKind::unknown)
        lose(circuit, side, standard);
    }
  }
  circuit.wanted.assign(circuit.gates.size(), true);
  return circuit;
}

namespace {

GateId add_beside(Circuit& circuit, GateKind kind, std::vector<GateId> gates) {
  const bool lost = std::any_of(gates.begin(), gates.end(),
                                [&](GateId gate) { return circuit.gates[gate].kind == GateKind::unknown; });
  Gate gate;
  gate.kind = lost ? GateKind::unknown : kind;
  gate.operands = std::move(gates);
  circuit.gates.push_back(std::move(gate));
  circuit.wanted.push_back(true);
  return static_cast<GateId>(circuit.gates.size()) - 1;
}

}  // namespace

GateId add_pair(Circuit& circuit, GateId first, GateId second) {
  return add_beside(circuit, GateKind::pair, {first, second});
}

GateId add_tuple(Circuit& circuit, std::vector<GateId> gates) {
  return add_beside(circuit, GateKind::tuple, std::move(gates));
}

void want(Circuit& circuit, const std::vector<GateId>& gates) {
  circuit.wanted.assign(circuit.gates.size(), false);
  for (const GateId gate : gates) circuit.wanted[gate] = true;
  for (GateId gate = static_cast<GateId>(circuit.gates.size()); gate-- > 0;) {
    if (!circuit.wanted[gate]) continue;
    for (const GateId operand : circuit.gates[gate].operands) circuit.wanted[operand] = true;
  }
}

}  // namespace rubric::prove
