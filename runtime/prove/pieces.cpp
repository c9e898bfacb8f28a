#include "runtime/prove/pieces.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "runtime/prove/cells.hpp"

namespace rubric::prove {

namespace {

class Division {
 public:
  Division(const Machine& machine, const std::vector<Variable>& variables, const std::vector<Group>& groups,
           const std::vector<GateId>& observed, const std::vector<GateId>& seen)
      : machine_(machine),
        circuit_(machine.circuit()),
        variables_(variables),
        groups_(groups),
        observed_(observed),
        seen_(seen) {
    pieces_.all.resize(variables.size() + groups.size() + 1);
    pieces_.of_gate.assign(circuit_.gates.size(), kNoPiece);
  }

  Pieces run() {
    plant();
    adopt();
    for (GateId gate = 0; gate < circuit_.gates.size(); ++gate) own(gate);
    find_seen();
    order_members();
    return std::move(pieces_);
  }

 private:
  std::uint32_t whole() const { return static_cast<std::uint32_t>(pieces_.all.size()) - 1; }
  std::uint32_t group(std::uint32_t index) const { return static_cast<std::uint32_t>(variables_.size()) + index; }
  Piece& piece(std::uint32_t id) { return pieces_.all[id]; }

  void plant() {
    for (std::uint32_t i = 0; i < variables_.size(); ++i) {
      piece(i).variable = i;
      piece(i).parent = variables_[i].standard ? group(variables_[i].standard.index) : whole();
    }
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      piece(group(i)).parent = whole();
      piece(group(i)).guards = groups_[i].guards;
    }
  }

  bool counts(GateId id) const {
    return circuit_.wanted[id] && circuit_.gates[id].kind != GateKind::unknown && !machine_.is_constant(id);
  }

  // Gives inputs to the group that alone reads them. `home` is the group of each gate as far as variables of groups and
  // results tell; whole() for what several groups have a part in.
  void adopt() {
    std::vector<std::uint32_t> home(circuit_.gates.size(), kNoPiece);
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      for (const GateId result : groups_[i].results) home[result] = group(i);
    }
    for (GateId id = 0; id < home.size(); ++id) {
      const Gate& gate = circuit_.gates[id];
      if (!counts(id)) continue;
      if (gate.kind == GateKind::leaf && variables_[gate.variable].standard) home[id] = piece(gate.variable).parent;
      for (const GateId operand : gate.operands) {
        if (home[operand] != kNoPiece)
          home[id] = home[id] == kNoPiece || home[id] == home[operand] ? home[operand] : whole();
      }
    }
    for (const GateId gate : seen_) at_large(gate, home);
    for (const Group& group : groups_) {
      for (const GateId guard : group.guards) at_large(guard, home);
    }
    const std::vector<std::vector<GateId>> readers = readers_of(circuit_);
    for (GateId id = 0; id < home.size(); ++id) {
      const Gate& gate = circuit_.gates[id];
      if (gate.kind != GateKind::leaf || !counts(id) || variables_[gate.variable].standard) continue;
      const std::uint32_t reader = home[id] == whole() ? whole() : only_reader(id, home, readers);
      std::uint32_t& parent = piece(gate.variable).parent;
      parent = adopted_.contains(gate.variable) && parent != reader ? whole() : reader == kNoPiece ? whole() : reader;
      adopted_.insert(gate.variable);
    }
  }

  // What the whole looks at itself belongs to no group.
  void at_large(GateId gate, std::vector<std::uint32_t>& home) {
    if (home[gate] != kNoPiece) return;
    home[gate] = whole();
    for (const GateId operand : circuit_.gates[gate].operands) at_large(operand, home);
  }

  // The group that is the only one to look at the gate; whole() if there are several.
  std::uint32_t only_reader(GateId gate, const std::vector<std::uint32_t>& home,
                            const std::vector<std::vector<GateId>>& readers) const {
    std::uint32_t found = kNoPiece;
    for (const GateId reader : readers[gate]) {
      if (!counts(reader)) continue;
      const std::uint32_t by = home[reader] != kNoPiece ? home[reader] : only_reader(reader, home, readers);
      if (by != kNoPiece) found = found == kNoPiece || found == by ? by : whole();
    }
    return found;
  }

  // The smallest piece that holds both.
  std::uint32_t joint(std::uint32_t a, std::uint32_t b) {
    if (a == kNoPiece || a == b) return b;
    if (b == kNoPiece) return a;
    if (piece(a).parent == b) return b;
    if (piece(b).parent == a) return a;
    return piece(a).parent == piece(b).parent ? piece(a).parent : whole();
  }

  // What depends on nothing is worked out by the whole, before it looks at any member.
  void own(GateId id) {
    const Gate& gate = circuit_.gates[id];
    if (!circuit_.wanted[id] || gate.kind == GateKind::unknown) return;
    std::uint32_t owner = gate.kind == GateKind::leaf ? gate.variable : kNoPiece;
    for (const GateId operand : gate.operands) {
      if (!machine_.is_constant(operand)) owner = joint(owner, pieces_.of_gate[operand]);
    }
    if (owner == kNoPiece) owner = whole();
    pieces_.of_gate[id] = owner;
    (gate.kind == GateKind::leaf ? piece(owner).leaves : piece(owner).gates).push_back(id);
  }

  // The gate is looked at in that piece: so it is seen from all that lie between.
  void show(GateId gate, std::uint32_t to) {
    for (std::uint32_t from = pieces_.of_gate[gate]; from != kNoPiece && from != to; from = piece(from).parent) {
      std::vector<GateId>& seen = piece(from).seen;
      if (std::find(seen.begin(), seen.end(), gate) == seen.end()) seen.push_back(gate);
    }
  }

  void find_seen() {
    for (GateId id = 0; id < circuit_.gates.size(); ++id) {
      if (pieces_.of_gate[id] == kNoPiece) continue;
      for (const GateId operand : circuit_.gates[id].operands) {
        if (!machine_.is_constant(operand)) show(operand, pieces_.of_gate[id]);
      }
    }
    for (const Group& group : groups_) {
      for (const GateId guard : group.guards) show(guard, whole());
    }
    for (const GateId gate : observed_) {
      const std::uint32_t owner = pieces_.of_gate[gate];
      if (owner < variables_.size()) show(gate, piece(owner).parent);
    }
    for (const GateId gate : seen_) show(gate, kNoPiece);
  }

  // The first gate of the whole that looks at the piece.
  std::vector<GateId> first_readers() {
    std::vector<GateId> first(pieces_.all.size(), kNoGate);
    for (GateId id = 0; id < circuit_.gates.size(); ++id) {
      if (pieces_.of_gate[id] != whole()) continue;
      for (const GateId operand : circuit_.gates[id].operands) {
        std::uint32_t from = pieces_.of_gate[operand];
        if (from != kNoPiece && from != whole() && piece(from).parent != whole()) from = piece(from).parent;
        if (from != kNoPiece) first[from] = std::min(first[from], id);
      }
    }
    return first;
  }

  // What a guard depends on comes before what it guards.
  void pull(GateId gate, GateId before, std::vector<GateId>& first) {
    const std::uint32_t owner = pieces_.of_gate[gate];
    if (owner == kNoPiece) return;
    if (owner != whole()) {
      first[owner] = std::min(first[owner], before);
      return;
    }
    for (const GateId operand : circuit_.gates[gate].operands) pull(operand, before, first);
  }

  void order_members() {
    std::vector<GateId> first = first_readers();
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      for (const GateId guard : groups_[i].guards) pull(guard, first[group(i)], first);
    }
    std::vector<std::tuple<GateId, bool, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < whole(); ++i) {
      if (piece(i).seen.empty()) continue;
      if (piece(i).parent == whole()) order.emplace_back(first[i], i >= variables_.size(), i);
      if (piece(i).parent != whole()) piece(piece(i).parent).members.push_back(i);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [gate, grouped, i] : order) piece(whole()).members.push_back(i);
  }

  const Machine& machine_;
  const Circuit& circuit_;
  const std::vector<Variable>& variables_;
  const std::vector<Group>& groups_;
  const std::vector<GateId>& observed_;
  const std::vector<GateId>& seen_;
  std::set<std::uint32_t> adopted_;  // variables with a reader
  Pieces pieces_;
};

}  // namespace

Pieces pieces_of(const Machine& machine, const std::vector<Variable>& variables, const std::vector<Group>& groups,
                 const std::vector<GateId>& observed, const std::vector<GateId>& seen) {
  return Division(machine, variables, groups, observed, seen).run();
}

}  // namespace rubric::prove
