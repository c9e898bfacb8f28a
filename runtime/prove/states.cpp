#include "runtime/prove/states.hpp"

#include <algorithm>
#include <unordered_map>

#include "runtime/alternatives.hpp"
#include "runtime/lines.hpp"

namespace rubric::prove {

namespace {

struct KeyHash {
  std::size_t operator()(const std::vector<ValueId>& key) const {
    std::size_t hash = 14'695'981'039'346'656'037U;
    for (const ValueId value : key) hash = (hash ^ value) * 1'099'511'628'211U;
    return hash;
  }
};

class States {
 public:
  States(Machine& machine, const Combination& combination)
      : machine_(machine), combination_(combination), values_(machine.constants()) {
    result_.sights.resize(combination.gates.size());
    schedule();
  }

  Combined run() {
    begin();
    for (std::size_t stage = 0; stage < combination_.members.size() && result_.whole; ++stage) step(stage);
    if (result_.whole) finish();
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kBefore = SIZE_MAX;  // known before the first member

  struct State {
    std::vector<ValueId> key;
    Example example;
    bool improved = false;
  };

  // The stage after which each gate is known; which gates are worked out in each stage, and which are kept after it.
  void schedule() {
    const Circuit& circuit = machine_.circuit();
    const std::size_t stages = combination_.members.size();
    work_.resize(stages + 1);
    kept_.resize(stages + 1);
    std::unordered_map<GateId, std::size_t> known;  // 0: from the start
    for (std::size_t stage = 0; stage < stages; ++stage) {
      for (const GateId gate : combination_.members[stage].gates) known[gate] = stage + 1;
    }
    std::unordered_map<GateId, std::size_t> last;
    for (std::size_t i = 0; i < combination_.gates.size(); ++i) {
      const GateId gate = combination_.gates[i];
      std::size_t stage = 0;
      for (const GateId operand : circuit.gates[gate].operands) stage = std::max(stage, known[operand]);
      known[gate] = stage;
      work_[stage].push_back(i);
      for (const GateId operand : circuit.gates[gate].operands) last[operand] = std::max(last[operand], stage);
    }
    for (std::size_t stage = 0; stage < stages; ++stage) {
      for (const GateId guard : combination_.members[stage].guards) last[guard] = std::max(last[guard], stage + 1);
    }
    for (const GateId gate : combination_.seen) last[gate] = stages + 1;
    for (const auto& [gate, until] : last) {
      for (std::size_t stage = known[gate]; stage <= stages && stage < until; ++stage) kept_[stage].push_back(gate);
    }
    for (std::vector<GateId>& kept : kept_) std::sort(kept.begin(), kept.end());
  }

  void begin() {
    Example example{0, 1, UINT32_MAX};
    work(0, example);
    std::vector<ValueId> key;
    for (const GateId gate : kept_[0]) key.push_back(values_[gate]);
    states_ = {{std::move(key), example, false}};
  }

  void step(std::size_t stage) {
    const Member& member = combination_.members[stage];
    std::vector<State> before = std::move(states_);
    states_.clear();
    index_.clear();
    for (const State& state : before) {
      for (std::size_t i = 0; i < state.key.size(); ++i) values_[kept_[stage][i]] = state.key[i];
      const bool without = applies_nowhere(member);
      const std::vector<Option>& options = without ? member.without : member.options;
      transitions_ += options.size();
      if (transitions_ > kMaxTransitions) {
        result_.whole = false;
        return;
      }
      for (std::uint32_t i = 0; i < options.size(); ++i) {
        if (state.improved && options[i].improved) continue;
        const Link link{state.example.link, without ? i + kWithout : i};
        const std::size_t reached = reach(stage, options[i], link, state);
        if (combination_.members.size() == 1) result_.outcome_of_option.push_back(static_cast<std::uint32_t>(reached));
      }
    }
  }

  bool applies_nowhere(const Member& member) const {
    const auto holds = [&](GateId guard) { return may_hold(machine_[values_[guard]]); };
    return !member.guards.empty() && std::none_of(member.guards.begin(), member.guards.end(), holds);
  }

  // The place of the state that the option leads to.
  std::size_t reach(std::size_t stage, const Option& option, Link link, const State& from) {
    const Example& before = from.example;
    const bool improved = from.improved || option.improved;
    const std::vector<GateId>& gates = combination_.members[stage].gates;
    for (std::size_t i = 0; i < gates.size(); ++i) values_[gates[i]] = option.values[i];
    Example example{before.cost + option.cost, before.count * option.count, UINT32_MAX};
    pending_ = link;
    work(stage + 1, example);
    key_.clear();
    for (const GateId gate : kept_[stage + 1]) key_.push_back(values_[gate]);
    key_.push_back(improved ? 1 : 0);
    const auto [found, fresh] = index_.try_emplace(key_, states_.size());
    if (fresh) {
      key_.pop_back();
      example.link = linked(example);
      states_.push_back({key_, example, improved});
      return found->second;
    }
    Example& known = states_[found->second].example;
    known.count += example.count;
    if (combination_.ties && example.cost == known.cost) {
      linked(example);
      result_.trail[example.link].next = known.link;
      known.link = example.link;
    } else if (example.cost < known.cost) {
      known.cost = example.cost;
      known.link = linked(example);
    }
    return found->second;
  }

  // Written down only where somebody keeps it.
  std::uint32_t linked(Example& example) {
    if (example.link == UINT32_MAX) {
      example.link = static_cast<std::uint32_t>(result_.trail.size());
      result_.trail.push_back(pending_);
    }
    return example.link;
  }

  void work(std::size_t stage, Example& example) {
    const Circuit& circuit = machine_.circuit();
    for (const std::size_t i : work_[stage]) {
      const GateId id = combination_.gates[i];
      const Gate& gate = circuit.gates[id];
      operands_.clear();
      for (const GateId operand : gate.operands) operands_.push_back(values_[operand]);
      const Happened happened = machine_.work_out(id, operands_);
      values_[id] = happened.value;
      if (combination_.observed[i] || is_fault(happened.detail)) see(i, gate, happened, stage, example);
    }
  }

  void see(std::size_t i, const Gate& gate, const Happened& happened, std::size_t stage, Example& example) {
    const Sight sight = sight_of(gate, happened);
    const auto [found, fresh] = result_.sights[i].try_emplace(sight);
    Example& known = found->second;
    known.count += example.count;
    if (!fresh && known.cost <= example.cost) return;
    known.cost = example.cost;
    known.link = stage == 0 ? UINT32_MAX : linked(example);
  }

  Sight sight_of(const Gate& gate, const Happened& happened) {
    if (gate.kind == GateKind::pair) return {happened.detail, operands_[0], operands_[1]};
    if (gate.kind == GateKind::tuple) return {happened.detail, machine_.tuple(operands_), kNothingYet};
    if (gate.kind != GateKind::step) return {happened.detail, happened.value, kNothingYet};
    const Circuit& circuit = machine_.circuit();
    const Expr& expr = circuit.expr(gate);
    if (expr.op == Op::band) {
      const bool tallies = circuit.expr(circuit.gates[gate.operands[0]]).op == Op::percent;
      return {happened.detail, tallies ? kNothingYet : operands_[gate.step.args[0]], happened.value};
    }
    if (!has_lines(expr)) return {happened.detail, happened.value, kNothingYet};
    std::vector<ValueId> headings;
    for (const StepMember& heading : gate.step.members) headings.push_back(operands_[heading.value]);
    return {happened.detail, machine_.tuple(headings), happened.value};
  }

  void finish() {
    for (const State& state : states_) {
      for (std::size_t i = 0; i < state.key.size(); ++i) values_[kept_.back()[i]] = state.key[i];
      Option outcome{{}, state.example.cost, state.example.count, state.improved};
      for (const GateId gate : combination_.seen) outcome.values.push_back(values_[gate]);
      result_.outcomes.push_back(std::move(outcome));
      result_.links.push_back(state.example.link);
    }
  }

  Machine& machine_;
  const Combination& combination_;
  Combined result_;
  std::vector<ValueId> values_;                 // per gate: of the state at hand
  std::vector<std::vector<std::size_t>> work_;  // per stage, places in the combination's gates
  std::vector<std::vector<GateId>> kept_;       // after each stage
  std::vector<State> states_;
  std::unordered_map<std::vector<ValueId>, std::size_t, KeyHash> index_;
  std::vector<ValueId> key_;
  std::vector<ValueId> operands_;
  Link pending_;
  std::size_t transitions_ = 0;
};

void collect(const Combined& combined, std::uint32_t link, std::size_t most, std::vector<std::uint32_t>& behind,
             std::vector<std::vector<std::uint32_t>>& found) {
  for (; link != UINT32_MAX && found.size() < most; link = combined.trail[link].next) {
    const Link& at = combined.trail[link];
    behind.push_back(at.option);
    if (at.before == UINT32_MAX)
      found.emplace_back(behind.rbegin(), behind.rend());
    else
      collect(combined, at.before, most, behind, found);
    behind.pop_back();
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> all_picks(const Combined& combined, std::uint32_t link, std::size_t most) {
  std::vector<std::vector<std::uint32_t>> found;
  std::vector<std::uint32_t> behind;
  if (link == UINT32_MAX) return {{}};
  collect(combined, link, most, behind, found);
  return found;
}

void append(std::vector<Link>& trail, std::uint32_t first, std::uint32_t second) {
  while (trail[first].next != UINT32_MAX) first = trail[first].next;
  trail[first].next = second;
}

Combined combine(Machine& machine, const Combination& combination) { return States(machine, combination).run(); }

std::vector<std::uint32_t> picks(const Combined& combined, std::uint32_t link) {
  std::vector<std::uint32_t> found;
  for (; link != UINT32_MAX; link = combined.trail[link].before) found.push_back(combined.trail[link].option);
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace rubric::prove
