// How each gate is worked out: by comparing codes where that will do, else by a table.
#include <algorithm>

#include "runtime/batch/builder.hpp"
#include "runtime/cone.hpp"
#include "runtime/evaluate.hpp"

namespace rubric::batch {

namespace {

constexpr int kMostFusedBits = 14;  // of a table's index: small enough for the caches
constexpr std::int64_t kSmall = 1 << 20;
constexpr int kListedBits = 6;  // of codes that are yet to come: a guess

}  // namespace

Part Builder::part_of(const Gate& gate, const StepMember& member) const {
  const GateId guard = member.guard == kNoSlot ? kNoGate : gate.operands[member.guard];
  return {gate.operands[member.value], guard};
}

bool Builder::has_plain_weight(const Gate& gate, const StepMember& member) const {
  return member.weight == kNoSlot || is_constant(gate.operands[member.weight]);
}

bool Builder::has_plain_guard(const Part& part) const {
  if (part.guard == kNoGate || !is_constant(part.guard)) return true;
  return (*program_->machine)[program_->machine->constants()[part.guard]].surely(1);
}

std::optional<std::vector<Part>> Builder::chained(GateId last) const {
  std::vector<Part> parts;
  for (GateId id = last;; id = gate(id).operands[gate(id).step.args[0]]) {
    const Gate& join = gate(id);
    if (join.kind != GateKind::join) return std::nullopt;
    const StepMember& member = join.step.members[0];
    if (!has_plain_weight(join, member)) return std::nullopt;
    parts.push_back(part_of(join, member));
    if (join.step.args.empty()) break;
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::optional<std::vector<Part>> Builder::members_of(GateId id) const {
  std::vector<Part> parts;
  for (const StepMember& member : gate(id).step.members) {
    if (!has_plain_weight(gate(id), member)) return std::nullopt;
    parts.push_back(part_of(gate(id), member));
  }
  return parts;
}

std::optional<std::vector<Part>> Builder::extreme_parts(GateId id) const {
  if (gate(id).kind == GateKind::leaf) return std::nullopt;
  const Op op = expr(id).op;
  if (op != Op::lowest && op != Op::highest) return std::nullopt;
  if (gate(id).kind == GateKind::join) return std::nullopt;
  auto parts = gate(id).kind == GateKind::close ? chained(gate(id).operands[0]) : members_of(id);
  return parts && are_plain(*parts) ? parts : std::nullopt;
}

std::optional<std::vector<Part>> Builder::deciding_parts(const std::vector<Part>& parts) {
  const GateId first = parts[0].guard;
  if (first == kNoGate || is_constant(first)) return std::nullopt;
  const auto& way = quick_way(first);
  if (!way || way->what != Do::is_lowest || way->parts.size() != parts.size()) return std::nullopt;
  std::vector<Part> all = way->parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const GateId guard = parts[i].guard;
    const bool alike = guard != kNoGate && !is_constant(guard) && gate(guard).kind == gate(first).kind &&
                       expr(guard).op == Op::deciding && gate(guard).operands == gate(first).operands &&
                       gate(guard).step.members == gate(first).step.members;
    if (!alike || expr(guard).index != i) return std::nullopt;
    all.push_back({parts[i].value, kNoGate});
  }
  return all;
}

bool Builder::are_plain(const std::vector<Part>& parts) const {
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
    return !is_constant(part.value) && has_plain_guard(part);
  });
}

bool Builder::have_same_codes(const std::vector<Part>& parts) const {
  return std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
    return codes_[part.value]->ordered() && codes_[part.value]->as() == codes_[parts[0].value]->as();
  });
}

const std::optional<Way>& Builder::quick_way(GateId id) {
  auto& way = quick_ways_[id];
  if (!way) way = find_quick_way(id);
  return *way;
}

std::optional<Way> Builder::find_quick_way(GateId id) {
  const Gate& gate = this->gate(id);
  if (auto parts = extreme_parts(id)) {
    if (!have_same_codes(*parts)) return std::nullopt;
    const bool lowest = expr(id).op == Op::lowest;
    if (auto deciding = lowest ? deciding_parts(*parts) : std::nullopt)
      return Way{Do::lowest_of_deciding, std::move(*deciding), {}};
    return Way{lowest ? Do::lowest : Do::highest, std::move(*parts), {}};
  }
  if (gate.kind == GateKind::step && expr(id).op == Op::deciding) {
    auto parts = members_of(id);
    if (!parts || !are_plain(*parts) || !have_same_codes(*parts)) return std::nullopt;
    return Way{Do::is_lowest, std::move(*parts), {}};
  }
  return truths_way(id);
}

std::optional<Way> Builder::truths_way(GateId id) const {
  const Gate& gate = this->gate(id);
  std::vector<Part> parts;
  const bool join = gate.kind == GateKind::join && (gate.keeps == Keeps::all || gate.keeps == Keeps::any);
  if (join) {
    parts = *chained(id);
  } else if (gate.kind == GateKind::step && (expr(id).op == Op::all_of || expr(id).op == Op::any_of)) {
    for (const std::uint32_t arg : gate.step.args) parts.push_back({gate.operands[arg], kNoGate});
  }
  if (!are_plain(parts)) return std::nullopt;
  return Way{expr(id).op == Op::all_of ? Do::all_of : Do::any_of, std::move(parts), {}};
}

void Builder::choose_ways() {
  const std::size_t gates = circuit().gates.size();
  needed_.assign(gates, false);
  quick_ways_.resize(gates);
  ways_.resize(gates);
  count_readers();
  for (const std::uint32_t slot : wanted_) need(gate_of(slot));
  for (const Standard& standard : framework_.standards) {
    if (standard.applies) need(circuit().gate(0, standard.applies));
  }
  for (GateId id = 0; id < circuit().gates.size(); ++id) {
    const bool computes = gate(id).kind == GateKind::step || gate(id).kind == GateKind::close;
    if (computes && can_go_wrong(expr(id).op)) need_right(id);
  }
  for (GateId id = static_cast<GateId>(circuit().gates.size()); id-- > 0;) {
    if (needed_[id] && !is_question(sources_[id])) choose_way(id);
  }
}

void Builder::need(GateId id) {
  if (!is_constant(id)) needed_[id] = true;
}

// Whether a percentage is near a boundary is a question of edges and points, and of a rounding that has room for it: if
// one percentage has an answer, all have.
bool Builder::is_sure(GateId id) {
  if (gate(id).kind != GateKind::step || expr(id).op != Op::near_boundary) return false;
  const GateId value = gate(id).operands[gate(id).step.args[0]];
  const GateId points = gate(id).operands[gate(id).step.args[1]];
  if (is_constant(value) || codes_[value]->as() != Codes::As::percent || !is_constant(points)) return false;
  const Rational step = framework_[BandingId{expr(id).index}].rounding.step;
  if (std::max(step.numerator(), step.denominator()) > kSmall) return false;
  std::vector<ValueId> operands(gate(id).operands.size());
  for (std::size_t i = 0; i < operands.size(); ++i)
    operands[i] = gate(id).operands[i] == value ? values().intern({0, Rational(50), false})
                                                : program_->machine->constants()[gate(id).operands[i]];
  return !is_broken((*program_->machine)[program_->machine->work_out(id, operands).value]);
}

void Builder::need_right(GateId id) {
  if (is_constant(id) || is_sure(id)) return;
  if (is_question(sources_[id])) {
    roots_[sources_[id]].push_back(id);
  } else {
    needed_[id] = true;
    may_go_wrong_.push_back(id);
  }
}

void Builder::choose_way(GateId id) {
  if (gate(id).kind == GateKind::leaf) {
    if (is_one_case(id) && has_cone(id)) need(rating_of(id));
    return;
  }
  const auto& quick = quick_way(id);
  ways_[id] = quick ? *quick : Way{Do::look_up, {}, inputs_of(id)};
  for (const GateId input : ways_[id]->inputs) need(input);
  for (const Part& part : ways_[id]->parts) {
    if (is_one_function(part)) continue;
    need(part.value);
    if (part.guard != kNoGate) need(part.guard);
  }
}

std::vector<GateId> Builder::inputs_of(GateId id) {
  std::vector<GateId> inputs = roots_of(id);
  for (std::size_t i = 0; i < inputs.size();) {
    std::vector<GateId> further = inputs;
    further.erase(further.begin() + static_cast<std::ptrdiff_t>(i));
    for (const GateId root : roots_of(inputs[i])) {
      if (std::find(further.begin(), further.end(), root) == further.end()) further.push_back(root);
    }
    if (is_private(inputs[i]) && bits_of(further) <= kMostFusedBits) {
      inputs = std::move(further);
      i = 0;
    } else {
      ++i;
    }
  }
  return inputs;
}

std::vector<GateId> Builder::roots_of(GateId id) {
  std::vector<GateId> roots;
  for (const GateId operand : operands_[id]) {
    const GateId root = root_of(operand);
    if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
  }
  return roots;
}

GateId Builder::root_of(GateId id) {
  while (is_looked_up(id)) {
    const std::vector<GateId>& operands = operands_[id];
    if (operands.size() != 1 || bits_of(operands) >= bits_of(std::span(&id, 1))) break;
    id = operands[0];
  }
  return id;
}

std::vector<GateId> Builder::operands_of(GateId id) const {
  std::vector<GateId> operands;
  for (const GateId operand : gate(id).operands) {
    if (!is_constant(operand) && std::find(operands.begin(), operands.end(), operand) == operands.end())
      operands.push_back(operand);
  }
  return operands;
}

int Builder::bits_of(std::span<const GateId> inputs) const {
  int bits = 0;
  for (const GateId input : inputs) bits += codes_[input]->ordered() ? bits_for(codes_[input]->bound()) : kListedBits;
  return bits;
}

bool Builder::is_private(GateId id) { return is_looked_up(id) && readers_[id] == 1 && !needed_[id]; }

bool Builder::is_looked_up(GateId id) {
  return gate(id).kind != GateKind::leaf && !is_question(sources_[id]) && !quick_way(id);
}

void Builder::count_readers() {
  readers_.assign(circuit().gates.size(), 0);
  for (GateId id = 0; id < circuit().gates.size(); ++id) {
    for (const GateId operand : operands_.emplace_back(operands_of(id))) ++readers_[operand];
  }
}

bool Builder::is_one_function(const Part& part) const {
  const bool guarded = part.guard != kNoGate && !is_constant(part.guard);
  return is_question(sources_[part.value]) && (!guarded || sources_[part.guard] == sources_[part.value]);
}

}  // namespace rubric::batch
