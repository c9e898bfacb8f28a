#include "runtime/prove/space.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/leaves.hpp"
#include "runtime/lines.hpp"
#include "runtime/prove/shape.hpp"

namespace rubric::prove {

namespace {

// Per variable the first one with the same choices.
std::vector<std::uint32_t> same_choices(const Inquiry& inquiry) {
  std::vector<std::uint32_t> first;
  std::map<std::pair<const void*, const void*>, std::uint32_t> known;
  for (std::uint32_t i = 0; i < inquiry.variables.size(); ++i) {
    const std::pair key(static_cast<const void*>(inquiry.variables[i].choices.get()),
                        static_cast<const void*>(inquiry.alternatives[i].get()));
    first.push_back(known.try_emplace(key, i).first->second);
  }
  return first;
}

// Gates that depend on a number of which not all that matters is tried.
std::vector<bool> incomplete(const Inquiry& inquiry) {
  std::vector<bool> found;
  for (const Gate& gate : inquiry.circuit.gates) {
    const bool leaf = gate.kind == GateKind::leaf && !inquiry.variables[gate.variable].complete;
    found.push_back(leaf || std::any_of(gate.operands.begin(), gate.operands.end(),
                                        [&](GateId operand) { return found[operand]; }));
  }
  return found;
}

Value leaf_value(Op op, const Choice& choice) {
  if (op == Op::percent || op == Op::relevant || op == Op::answered_yes) return tally_value(op, choice.tally);
  return choice.value;
}

struct Hash {
  std::size_t operator()(const std::vector<ValueId>& values) const {
    std::size_t hash = 14'695'981'039'346'656'037U;
    for (const ValueId value : values) hash = (hash ^ value) * 1'099'511'628'211U;
    return hash;
  }
};

}  // namespace

std::vector<Alternatives> same_on_both_sides(const std::vector<Variable>& variables) {
  std::map<std::size_t, Alternatives> made;
  std::vector<Alternatives> all;
  for (const Variable& variable : variables) {
    Alternatives& same = made[variable.choices->size()];
    if (!same) {
      std::vector<Alternative> each;
      for (std::uint32_t i = 0; i < variable.choices->size(); ++i) each.push_back({i, i});
      same = std::make_shared<const std::vector<Alternative>>(std::move(each));
    }
    all.push_back(same);
  }
  return all;
}

Space::Space(const Inquiry& inquiry)
    : inquiry_(inquiry),
      machine_(inquiry.circuit),
      pieces_(pieces_of(machine_, inquiry.variables, inquiry.groups, inquiry.observed, inquiry.seen)),
      observed_(inquiry.circuit.gates.size()),
      seen_(inquiry.circuit.gates.size()),
      incomplete_(incomplete(inquiry)),
      readers_(readers_of(inquiry.circuit)),
      solved_(pieces_.all.size()),
      without_(pieces_.all.size()),
      same_choices_(same_choices(inquiry)) {
  for (const GateId gate : inquiry.observed) observed_[gate] = true;
  for (const GateId gate : inquiry.seen) seen_[gate] = true;
  for (const Group& group : inquiry.groups) {
    for (const GateId guard : group.guards) observed_[guard] = true;
  }
  for (std::uint32_t id = 0; id < pieces_.all.size(); ++id) {
    solve(id, false);
    const std::uint32_t guarded = pieces_.all[id].variable != UINT32_MAX ? pieces_.all[id].parent : id;
    if (!pieces_.all[guarded].guards.empty()) solve(id, true);
  }
  for (const Group& group : inquiry.groups) never_.push_back(never_holds(group.guards));
}

// Whether none of the guards holds in any inspection.
bool Space::never_holds(const std::vector<GateId>& guards) const {
  const auto may = [&](GateId guard) {
    const auto* seen = sights(guard);
    return seen == nullptr || !proves(guard) ||
           std::any_of(seen->begin(), seen->end(), [&](const auto& at) { return may_hold(result(guard, at.first)); });
  };
  return !guards.empty() && std::none_of(guards.begin(), guards.end(), may);
}

std::vector<ValueId> Space::leaf_values(const Piece& piece, const Alternative* alternative) {
  std::vector<ValueId> values;
  const Variable& variable = inquiry_.variables[piece.variable];
  const Choice nothing{{}, Value::nothing()};
  for (const GateId leaf : piece.leaves) {
    const Gate& gate = inquiry_.circuit.gates[leaf];
    const Choice& choice = alternative == nullptr ? nothing : (*variable.choices)[(*alternative)[gate.side]];
    values.push_back(machine_.values().intern(leaf_value(inquiry_.circuit.expr(gate).op, choice)));
  }
  return values;
}

// Choices that look the same are one option, which stands for the cheapest of them.
Member Space::choices_of(const Piece& piece, bool without, Solved& solved) {
  Member member{piece.leaves, {}, {}, {}};
  if (without) {
    member.options.push_back({leaf_values(piece, nullptr), 0, 1, false});
    return member;
  }
  const Variable& variable = inquiry_.variables[piece.variable];
  std::unordered_map<std::vector<ValueId>, std::size_t, Hash> known;
  const std::vector<Alternative>& all = *inquiry_.alternatives[piece.variable];
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const bool improved = inquiry_.improving && all[i][0] != all[i][1];
    std::vector<ValueId> values = leaf_values(piece, &all[i]);
    values.push_back(improved ? 1 : 0);
    const auto [found, fresh] = known.try_emplace(values, member.options.size());
    solved.option_of.push_back(static_cast<std::uint32_t>(found->second));
    const std::uint64_t cost = (*variable.choices)[all[i][0]].cost;
    if (fresh) {
      values.pop_back();
      member.options.push_back({std::move(values), cost, 1, improved});
      solved.alternative_of.push_back(i);
      continue;
    }
    Option& option = member.options[found->second];
    option.count += 1;
    if (cost >= option.cost) continue;
    option.cost = cost;
    solved.alternative_of[found->second] = i;
  }
  return member;
}

Member Space::member_of(std::uint32_t id, bool without) const {
  const Piece& piece = pieces_.all[id];
  Member member{piece.seen, solved(id, without).outcomes, {}, {}};
  if (!without && !piece.guards.empty()) {
    member.guards = piece.guards;
    member.without = solved(id, true).outcomes;
  }
  // A standard counts once for each way in which it can come out, however many tallies lead there.
  if (piece.variable == UINT32_MAX) {
    for (Option& option : member.options) option.count = 1;
  }
  return member;
}

std::vector<std::string> Space::names_of_members(std::uint32_t id, bool without) const {
  const Piece& piece = pieces_.all[id];
  if (piece.variable != UINT32_MAX)
    return {without ? std::string("without") : fmt::format("v{}", same_choices_[piece.variable])};
  std::vector<std::string> names;
  for (const std::uint32_t member : piece.members) names.push_back(solved(member, without).name);
  return names;
}

void Space::solve(std::uint32_t id, bool without) {
  const Piece& piece = pieces_.all[id];
  Known& place = (without ? without_ : solved_)[id];
  const std::vector<std::string> names = names_of_members(id, without);
  const std::string shape = shape_of(piece, names, machine_, pieces_.all, observed_);
  Known& known = shapes_[shape];
  if (!known) {
    Solved fresh;
    Combination combination{{}, piece.gates, {}, piece.seen, inquiry_.ties};
    for (const GateId gate : piece.gates) combination.observed.push_back(observed_[gate]);
    bool whole = true;
    if (piece.variable != UINT32_MAX) combination.members.push_back(choices_of(piece, without, fresh));
    for (const std::uint32_t member : piece.members) {
      combination.members.push_back(member_of(member, without));
      whole = whole && solved(member, without).combined.whole;
    }
    if (whole) fresh.combined = combine(machine_, combination);
    fresh.combined.sights.resize(piece.gates.size());
    fresh.combined.whole = fresh.combined.whole && whole;
    fresh.outcomes = fresh.combined.outcomes;
    fresh.links = fresh.combined.links;
    fresh.name = fmt::format("s{}", shapes_.size());
    known = std::make_shared<const Solved>(std::move(fresh));
  }
  place = known;
  if (piece.variable == UINT32_MAX || without) return;
  Solved merged = *known;
  merge_cells(piece, merged);
  if (merged.outcomes.size() == known->outcomes.size()) return;
  for (const Option& outcome : merged.outcomes) {
    for (const ValueId value : outcome.values) merged.name += fmt::format(",{}", value);
  }
  place = std::make_shared<const Solved>(std::move(merged));
}

void Space::merge_cells(const Piece& piece, Solved& solved) {
  std::vector<bool> inside(inquiry_.circuit.gates.size());
  for (const GateId gate : piece.gates) inside[gate] = true;
  Cells cells(machine_, readers_, seen_);
  for (std::size_t i = 0; i < piece.seen.size(); ++i) {
    std::vector<ValueId> values;
    for (const Option& outcome : solved.outcomes) values.push_back(outcome.values[i]);
    const std::vector<ValueId> standing = cells.representatives(piece.seen[i], values, inside);
    for (std::size_t k = 0; k < solved.outcomes.size(); ++k) solved.outcomes[k].values[i] = standing[k];
  }
  std::unordered_map<std::vector<ValueId>, std::size_t, Hash> known;
  std::vector<Option> outcomes;
  std::vector<std::uint32_t> links;
  for (std::size_t k = 0; k < solved.outcomes.size(); ++k) {
    const Option& outcome = solved.outcomes[k];
    std::vector<ValueId> key = outcome.values;
    key.push_back(outcome.improved ? 1 : 0);
    const auto [found, fresh] = known.try_emplace(std::move(key), outcomes.size());
    solved.merged_into.push_back(static_cast<std::uint32_t>(found->second));
    if (fresh) {
      outcomes.push_back(outcome);
      links.push_back(solved.links[k]);
      continue;
    }
    Option& merged = outcomes[found->second];
    merged.count += outcome.count;
    std::uint32_t& link = links[found->second];
    if (inquiry_.ties && outcome.cost == merged.cost) append(solved.combined.trail, link, solved.links[k]);
    if (outcome.cost < merged.cost) {
      merged.cost = outcome.cost;
      link = solved.links[k];
    }
  }
  solved.outcomes = std::move(outcomes);
  solved.links = std::move(links);
}

const std::map<Sight, Example>* Space::sights(GateId gate) const {
  static const std::map<Sight, Example> kNone;
  const std::uint32_t id = pieces_.of_gate[gate];
  if (id == kNoPiece) return nullptr;
  if (const auto group = group_of(gate); group && *group < never_.size() && never_[*group]) return &kNone;
  const std::vector<GateId>& gates = pieces_.all[id].gates;
  const auto place = std::lower_bound(gates.begin(), gates.end(), gate);
  if (place == gates.end() || *place != gate) return nullptr;
  return &solved(id).combined.sights[static_cast<std::size_t>(place - gates.begin())];
}

std::vector<GateId> Space::faulty() const {
  std::vector<GateId> found;
  for (GateId gate = 0; gate < pieces_.of_gate.size(); ++gate) {
    const auto* seen = sights(gate);
    if (seen != nullptr &&
        std::any_of(seen->begin(), seen->end(), [](const auto& at) { return is_fault(at.first.detail); }))
      found.push_back(gate);
  }
  return found;
}

std::vector<std::uint32_t> Space::classes_of(std::uint32_t variable) const {
  const Solved& known = solved(variable);
  std::vector<std::uint32_t> classes;
  for (const std::uint32_t option : known.option_of) {
    const std::uint32_t outcome = known.combined.outcome_of_option[option];
    classes.push_back(known.merged_into.empty() ? outcome : known.merged_into[outcome]);
  }
  return classes;
}

const Value& Space::result(GateId gate, const Sight& sight) const {
  const Gate& at = inquiry_.circuit.gates[gate];
  const bool watched =
      at.kind == GateKind::step && (inquiry_.circuit.expr(at).op == Op::band || has_lines(inquiry_.circuit.expr(at)));
  return machine_[watched ? sight.other : sight.value];
}

std::uint32_t Space::only_variable(GateId gate) const {
  const std::uint32_t id = pieces_.of_gate[gate];
  return id == kNoPiece ? UINT32_MAX : pieces_.all[id].variable;
}

std::optional<std::uint32_t> Space::group_of(GateId gate) const {
  std::uint32_t id = pieces_.of_gate[gate];
  if (id == kNoPiece) return std::nullopt;
  if (pieces_.all[id].variable != UINT32_MAX) id = pieces_.all[id].parent;
  if (id == whole_piece()) return std::nullopt;
  return id - static_cast<std::uint32_t>(inquiry_.variables.size());
}

const std::vector<Option>& Space::outcomes() const { return solved(whole_piece()).outcomes; }

bool Space::whole(GateId gate) const {
  const std::uint32_t id = pieces_.of_gate[gate];
  return id == kNoPiece || solved(id).combined.whole;
}

Assignment Space::assignment(GateId gate, const Example& example) const {
  Assignment assignment(inquiry_.variables.size(), kAnyChoice);
  assign_link(pieces_.of_gate[gate], false, example.link, assignment);
  return assignment;
}

std::optional<Assignment> Space::assignment_against(GateId truth) const {
  if (const Gate& gate = inquiry_.circuit.gates[truth]; gate.kind == GateKind::leaf) {
    const std::vector<Choice>& choices = *inquiry_.variables[gate.variable].choices;
    const auto no =
        std::find_if(choices.begin(), choices.end(), [](const Choice& choice) { return !may_hold(choice.value); });
    if (no == choices.end()) return std::nullopt;
    Assignment assignment(inquiry_.variables.size(), kAnyChoice);
    assignment[gate.variable] = static_cast<std::int32_t>(no - choices.begin());
    return assignment;
  }
  const auto* seen = sights(truth);
  if (seen == nullptr) return std::nullopt;
  for (const auto& [sight, example] : *seen) {
    if (!may_hold(result(truth, sight))) return assignment(truth, example);
  }
  return std::nullopt;
}

Assignment Space::assignment_of_outcome(std::size_t outcome) const {
  Assignment assignment(inquiry_.variables.size(), kAnyChoice);
  assign(whole_piece(), false, static_cast<std::uint32_t>(outcome), assignment);
  return assignment;
}

std::vector<Assignment> Space::assignments_of_outcome(std::size_t outcome, std::size_t most) const {
  std::vector<Assignment> found{Assignment(inquiry_.variables.size(), kAnyChoice)};
  spread(whole_piece(), false, static_cast<std::uint32_t>(outcome), most, found);
  return found;
}

// Each of the assignments becomes as many as there are cheapest ways to the outcome of the piece; no more than `most`.
void Space::spread(std::uint32_t id, bool without, std::uint32_t outcome, std::size_t most,
                   std::vector<Assignment>& assignments) const {
  const Piece& piece = pieces_.all[id];
  std::vector<Assignment> found;
  for (const std::vector<std::uint32_t>& picked :
       all_picks(solved(id, without).combined, solved(id, without).links[outcome], most)) {
    std::vector<Assignment> each = assignments;
    if (piece.variable != UINT32_MAX) {
      const bool chosen = !without && !picked.empty();
      for (Assignment& assignment : each)
        assignment[piece.variable] =
            chosen ? static_cast<std::int32_t>(solved(id).alternative_of[picked[0]]) : kNoChoice;
    }
    for (std::size_t i = 0; i < piece.members.size(); ++i)
      spread(piece.members[i], without || (picked[i] & kWithout) != 0, picked[i] & ~kWithout, most, each);
    found.insert(found.end(), each.begin(), each.end());
    if (found.size() >= most) break;
  }
  if (found.size() > most) found.resize(most);
  assignments = std::move(found);
}

void Space::assign(std::uint32_t id, bool without, std::uint32_t outcome, Assignment& assignment) const {
  assign_link(id, without, solved(id, without).links[outcome], assignment);
}

void Space::assign_link(std::uint32_t id, bool without, std::uint32_t link, Assignment& assignment) const {
  const Piece& piece = pieces_.all[id];
  const std::vector<std::uint32_t> picked = picks(solved(id, without).combined, link);
  if (piece.variable != UINT32_MAX) {
    if (without) assignment[piece.variable] = kNoChoice;
    if (!without && !picked.empty())
      assignment[piece.variable] = static_cast<std::int32_t>(solved(id).alternative_of[picked[0]]);
    return;
  }
  for (std::size_t i = 0; i < picked.size(); ++i) {
    const bool lacks = without || (picked[i] & kWithout) != 0;
    assign(piece.members[i], lacks, picked[i] & ~kWithout, assignment);
  }
}

}  // namespace rubric::prove
