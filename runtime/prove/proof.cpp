#include "runtime/prove/proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "runtime/lines.hpp"
#include "runtime/prove/gaps.hpp"
#include "runtime/prove/monotone.hpp"
#include "runtime/prove/grounds.hpp"
#include "runtime/prove/reach.hpp"
#include "runtime/prove/relevance.hpp"
#include "runtime/prove/rounding.hpp"

namespace rubric::prove {

namespace {

bool has_questions(const Model& model) {
  for (const Variable& variable : model.variables) {
    if (variable.what == Variable::What::question) return true;
  }
  return false;
}

// What no rating depends on is worked out all the same, and an error there is one of the whole inspection.
std::vector<GateId> others_that_may_fail(const Circuit& circuit, const std::vector<GateId>& observed) {
  Circuit marked = circuit;
  want(marked, observed);
  std::vector<GateId> found;
  for (GateId id = 0; id < marked.gates.size(); ++id) {
    const Gate& gate = marked.gates[id];
    const bool worked_out = gate.kind == GateKind::step || gate.kind == GateKind::close;
    if (marked.wanted[id] || !worked_out) continue;
    const Op op = marked.expr(gate).op;
    if (op == Op::band || op == Op::divide || op == Op::weighted_average || has_lines(marked.expr(gate)))
      found.push_back(id);
  }
  return found;
}

void find_other_faults(const Model& model, const std::vector<GateId>& observed, Diagnostics& diagnostics,
                       Proof& proof) {
  Circuit circuit = circuit_of({&model.plan}, {model.names});
  const std::vector<GateId> others = others_that_may_fail(circuit, observed);
  if (others.empty()) return;
  const Exploration explored(model, std::move(circuit), others, {}, same_on_both_sides(model.variables));
  find_faults(explored, diagnostics);
  if (!std::all_of(others.begin(), others.end(), [&](GateId gate) { return explored.space.whole(gate); }))
    proof.not_tried.emplace_back(
        "whether what no rating depends on can always be worked out: there are too many combinations");
}

// Of tallies it is said up to how many cases all of them were tried: how many that are says nothing to anybody.
bool is_rated_from_tallies(const Framework& framework, const Subject& subject) {
  return subject.standard && !framework[subject.standard].questions.empty();
}

double combinations(const Exploration& explored) {
  double all = 0;
  for (const Subject& subject : explored.model.subjects) {
    if (is_rated_from_tallies(explored.model.framework, subject)) continue;
    const auto* sights = explored.space.sights(explored.circuit.gate(0, subject.results->rating));
    double own = 0;
    if (sights == nullptr) continue;
    for (const auto& [sight, example] : *sights) own += example.count;
    all = std::max(all, own);
  }
  return all;
}

bool is_whole(const Exploration& explored, const Subject& subject) {
  return explored.space.whole(explored.circuit.gate(0, subject.results->rating));
}

bool is_whole(const Exploration& explored) {
  const auto& subjects = explored.model.subjects;
  return std::all_of(subjects.begin(), subjects.end(), [&](const Subject& each) { return is_whole(explored, each); });
}

void find_not_tried(const Exploration& explored, std::int64_t tried_up_to, Proof& proof) {
  const Model& model = explored.model;
  for (const Variable& variable : model.variables) {
    if (variable.complete) continue;
    const bool input = variable.what == Variable::What::input;
    proof.not_tried.push_back(fmt::format(
        "all numbers of {}, which the rules reckon with: {} of them were",
        input ? "`" + model.framework.facts[variable.index].id + "`" : "the first day", variable.choices->size()));
  }
  for (const Subject& subject : model.subjects) {
    const GateId gate = explored.circuit.gate(0, subject.results->rating);
    if (explored.circuit.gates[gate].kind == GateKind::unknown)
      proof.not_tried.push_back(fmt::format("the rating of {}: it depends on records of a list", subject.name));
    else if (!is_whole(explored, subject))
      proof.not_tried.push_back(
          fmt::format("the rating of {}{}: there are too many combinations", subject.name,
                      tried_up_to == 0 ? "" : fmt::format(" beyond {} relevant cases", tried_up_to)));
  }
}

std::unique_ptr<const Exploration> explore(const Model& model) {
  Circuit circuit = circuit_of({&model.plan}, {model.names});
  std::vector<GateId> observed = observed_for_reach(circuit, model);
  return std::make_unique<const Exploration>(model, std::move(circuit), std::move(observed), std::vector<GateId>{},
                                             same_on_both_sides(model.variables));
}

// What has too many combinations is tried with fewer relevant cases: the most with which all of it can be. 0: none.
std::int64_t prove_with_fewer(const Framework& framework, std::int64_t most, Diagnostics& diagnostics,
                              Monotony& monotony) {
  for (const std::int64_t fewer : {10, 3}) {
    if (fewer >= most) continue;
    const Model model(framework, fewer);
    const auto explored = explore(model);
    if (!is_whole(*explored)) continue;
    find_faults(*explored, diagnostics);
    const Monotony found = find_falls(*explored, diagnostics);
    monotony = {monotony.falls || found.falls, found.proved};
    return fewer;
  }
  return 0;
}

}  // namespace

Proof prove(const Framework& framework, Diagnostics& diagnostics, std::int64_t most) {
  const Model model(framework, most);
  Proof proof;
  find_never_asked(framework, diagnostics, proof.not_tried);
  find_rounded_apart(framework, most, diagnostics);
  find_small_samples(framework, diagnostics);
  if (model.subjects.empty()) return proof;
  const auto explored = explore(model);
  find_other_faults(model, explored->inquiry.observed, diagnostics, proof);
  find_faults(*explored, diagnostics);
  const bool all_known = find_unreached(*explored, diagnostics);
  proof.rates = true;
  proof.tallies = has_questions(model);
  proof.most = most_relevant(framework, most);
  proof.combinations = combinations(*explored);
  proof.inputs = !framework.inputs.empty();
  Monotony monotony = find_falls(*explored, diagnostics);
  const std::int64_t fewer = is_whole(*explored) ? 0 : prove_with_fewer(framework, most, diagnostics, monotony);
  report_other_gaps(*explored, diagnostics);
  find_unreached_grounds(model, diagnostics, proof.not_tried);
  proof.reached = all_known && proof.not_tried.empty();
  proof.monotone = !monotony.falls && monotony.proved;
  if (!monotony.proved)
    proof.not_tried.emplace_back("whether a better answer can lower a rating: there is too much to compare");
  find_not_tried(*explored, fewer, proof);
  return proof;
}

}  // namespace rubric::prove
