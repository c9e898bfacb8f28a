#include "runtime/prove/machine.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/evaluate.hpp"
#include "runtime/faults.hpp"
#include "runtime/lines.hpp"
#include "runtime/prove/doings.hpp"

namespace rubric::prove {

namespace {

std::size_t hash_of(const Value& value) {
  std::size_t hash = mixed(value.alternatives, value.absent ? 1 : 0);
  if (value.numbers.empty()) return hash;
  const Interval hull = value.numbers.hull();
  hash = mixed(hash, static_cast<std::uint64_t>(hull.low.numerator()));
  return mixed(hash, static_cast<std::uint64_t>(hull.low.denominator()));
}

Value pick(Arithmetic operation, const Value& a, const Value& b) {
  if (a.absent || b.absent) return Value::nothing();
  return {combine(operation, a.alternatives, b.alternatives), combine(operation, a.numbers, b.numbers), false};
}

Value plus(const Value& a, const Value& b) {
  if (a.absent || b.absent) return Value::nothing();
  return {0, combine(Arithmetic::add, a.numbers, b.numbers), false};
}

Value times(const Value& a, const Value& b) {
  if (a.absent || b.absent) return Value::nothing();
  return {0, combine(Arithmetic::multiply, a.numbers, b.numbers), false};
}

bool is_empty(const Value& value) { return value == Value{}; }
const Value kZero{0, Rational(0), false};
const Value kOne{0, Rational(1), false};

}  // namespace

Values::Values() { intern(Value{}); }

ValueId Values::intern(const Value& value) {
  const std::size_t hash = hash_of(value);
  const ValueId known = known_.find(hash, [&](ValueId id) { return values_[id] == value; });
  if (known != HashTable::kNone) return known;
  const auto fresh = static_cast<ValueId>(values_.size());
  known_.add(hash, fresh);
  values_.push_back(value);
  return fresh;
}

std::size_t Machine::Hash::operator()(const Key& key) const {
  std::size_t hash = 14'695'981'039'346'656'037U;
  for (const ValueId operand : key.operands) hash = mixed(hash, operand);
  return hash;
}

Machine::Machine(const Circuit& circuit)
    : circuit_(circuit), constants_(circuit.gates.size(), kNothingYet), doings_(doings_of(circuit)) {
  for (GateId id = 0; id < circuit.gates.size(); ++id) {
    const Gate& gate = circuit.gates[id];
    const bool computed = gate.kind == GateKind::step || gate.kind == GateKind::join || gate.kind == GateKind::close;
    if (!computed || !std::all_of(gate.operands.begin(), gate.operands.end(), [&](GateId i) { return is_constant(i); }))
      continue;
    std::vector<ValueId> operands;
    for (const GateId operand : gate.operands) operands.push_back(constants_[operand]);
    constants_[id] = work_out(id, operands).value;
  }
}

Happened Machine::work_out(GateId gate, std::span<const ValueId> operands) {
  words_.assign(1, doings_[gate]);
  words_.insert(words_.end(), operands.begin(), operands.end());
  const std::uint32_t known = known_.number(words_);
  if (known == happened_.size()) happened_.push_back(compute(circuit_.gates[gate], operands));
  return happened_[known];
}

std::uint32_t Machine::tuple(const std::vector<ValueId>& values) {
  const auto [found, fresh] = known_tuples_.try_emplace(Key{values}, static_cast<std::uint32_t>(tuples_.size()));
  if (fresh) tuples_.push_back(values);
  return found->second;
}

Happened Machine::compute(const Gate& gate, std::span<const ValueId> operands) {
  if (!Circuit::computes(gate)) return {kNothingYet, 0};
  std::vector<Value> given;
  for (const ValueId operand : operands) given.push_back(values_[operand]);
  const bool broken_before = std::any_of(given.begin(), given.end(), is_broken);
  if (broken_before) return {values_.intern(broken()), kBroken};
  Diagnostics diagnostics;
  const Value result = value_of(gate, given, diagnostics);
  const ValueId id = values_.intern(result);
  if (!is_broken(result)) return {id, detail_of(gate, given, result)};
  if (diagnostics.all().empty()) return {id, kBroken};
  faults_.push_back(diagnostics.all().front());
  return {id, kFault + static_cast<std::uint32_t>(faults_.size()) - 1};
}

Value Machine::value_of(const Gate& gate, std::span<const Value> operands, Diagnostics& diagnostics) const {
  if (gate.kind == GateKind::join) return join(gate, operands);
  if (gate.kind == GateKind::close) return close(gate, operands, diagnostics);
  return evaluate(gate.step, operands, {circuit_.framework(gate), nullptr, diagnostics});
}

// All values are certain here: one choice has been made of everything that data may say.
Value Machine::join(const Gate& gate, std::span<const Value> operands) const {
  const StepMember& member = gate.step.members[0];
  const Value reached = gate.step.args.empty() ? Value{} : operands[gate.step.args[0]];
  const Value& value = operands[member.value];
  if (gate.keeps == Keeps::all) return Value::truth((is_empty(reached) || may_hold(reached)) && may_hold(value));
  if (gate.keeps == Keeps::any) return Value::truth((!is_empty(reached) && may_hold(reached)) || may_hold(value));
  const bool in = member.guard == kNoSlot || may_hold(operands[member.guard]);
  const Value& begun = is_empty(reached) && gate.keeps != Keeps::extreme ? kZero : reached;
  if (!in) return gate.keeps == Keeps::weight ? reached : begun;  // no weight yet is not a weight of 0
  const Op op = circuit_.expr(gate).op;
  const Value weight = member.weight == kNoSlot ? kOne : operands[member.weight];
  switch (gate.keeps) {
    case Keeps::sum: return plus(begun, op == Op::weighted_average ? times(weight, value) : value);
    case Keeps::count: return plus(begun, value.absent ? Value::nothing() : kOne);
    case Keeps::presence: return plus(begun, kOne);
    case Keeps::weight: return plus(begun, weight);
    default: break;
  }
  if (is_empty(reached)) return value;
  return pick(op == Op::lowest ? Arithmetic::lowest : Arithmetic::highest, reached, value);
}

Value Machine::close(const Gate& gate, std::span<const Value> operands, Diagnostics& diagnostics) const {
  const Expr& expr = circuit_.expr(gate);
  const Surroundings around{circuit_.framework(gate), nullptr, diagnostics};
  const Value& reached = operands[0];
  if (is_empty(reached)) return Value::nothing();
  if (expr.op == Op::share) {
    const auto all = static_cast<std::int64_t>(expr.members.size());
    return checked(times(reached, {0, Rational::fraction(100, all), false}), expr, around);
  }
  if (operands.size() == 1) return checked(reached, expr, around);
  const Value& parts = operands[1];  // how many, or their weight
  const bool none = is_empty(parts) || (expr.op == Op::average && parts == kZero);
  if (none || reached.absent || parts.absent) return Value::nothing();
  if (parts.numbers.valid() && parts.numbers.hull().low <= 0) return divided_by_zero(expr, true, around);
  return checked({0, combine(Arithmetic::divide, reached.numbers, parts.numbers), false}, expr, around);
}

std::uint32_t Machine::detail_of(const Gate& gate, std::span<const Value> operands, const Value& result) const {
  if (gate.kind != GateKind::step) return 0;
  const Expr& expr = circuit_.expr(gate);
  switch (expr.op) {
    case Op::band: {
      const auto band = certain_band(circuit_.framework(gate)[BandingId{expr.index}], operands[gate.step.args[0]]);
      return band ? static_cast<std::uint32_t>(*band) : kBroken;
    }
    case Op::first_of:
    case Op::only_of: {
      std::vector<Value> args;
      for (const std::uint32_t arg : gate.step.args) args.push_back(operands[arg]);
      const auto line = certain_line(expr.op, args);
      return line ? static_cast<std::uint32_t>(*line) : kBroken;
    }
    case Op::limit:
    case Op::raise:
    case Op::raise_by:
    case Op::lower_by:
    case Op::unless: return result == operands[gate.step.args[0]] ? 0 : 1;
    default: return 0;
  }
}

}  // namespace rubric::prove
