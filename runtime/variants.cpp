// One rating of bound inspections under variants of a framework that differ in the edges of bands.
#include "runtime/variants.hpp"

#include <algorithm>
#include <utility>

#include "runtime/cone.hpp"
#include "runtime/operands.hpp"

namespace rubric {

namespace {

bool reads_one_of(const Expr& expr, const std::vector<BandingId>& bandings) {
  const bool reads = expr.op == Op::band || expr.op == Op::near_boundary;
  return reads && std::find(bandings.begin(), bandings.end(), BandingId{expr.index}) != bandings.end();
}

// Per slot: whether what is printed of an inspection, grounds aside, is worked out from it. If one of these breaks,
// there is no rating at all.
std::vector<bool> needed_for_ratings(const Plan& plan) {
  const Framework& framework = *plan.framework;
  std::vector<bool> all(plan.steps.size());
  const auto add = [&](DefinitionId id) {
    if (!id) return;
    const std::vector<bool> some = needed_for(plan, plan.slot_of_definition[id.index]);
    for (std::size_t slot = 0; slot < some.size(); ++slot) all[slot] = all[slot] || some[slot];
  };
  const auto add_results = [&](const Results& results) {
    for (const DefinitionId id : {results.rating, results.awarded, results.score}) add(id);
  };
  for (const Standard& standard : framework.standards) add_results(standard.results);
  for (const Domain& domain : framework.domains) add_results(domain.results);
  if (framework.overall) add_results(*framework.overall);
  for (const DefinitionId id : framework.printed) add(id);
  return all;
}

}  // namespace

Variants::Variants(const Framework& framework, DefinitionId wanted, const std::vector<BandingId>& moved)
    : framework_(framework), plan_(compile(framework_)), wanted_(plan_.slot_of_definition[wanted.index]) {
  const std::vector<bool> needed = needed_for_ratings(plan_);
  std::vector<bool> depends(plan_.steps.size());
  reads_edges_.resize(plan_.steps.size());
  changed_.resize(plan_.steps.size());
  for (std::uint32_t slot = 0; slot < plan_.steps.size(); ++slot) {
    const Step& step = plan_.steps[slot];
    // What trials of other answers or records depend on does not show in their operands.
    const Expr& expr = framework_[step.expr];
    reads_edges_[slot] = reads_one_of(expr, moved) || expr.op == Op::one_case || expr.list;
    bool part = reads_edges_[slot];
    for_each_operand(step, [&](std::uint32_t operand) { part = part || depends[operand]; });
    depends[slot] = part;
    if (part && needed[slot]) steps_.push_back(slot);
  }
}

void Variants::take(const Inspection& inspection) {
  inspection_ = &inspection;
  slots_ = work_out(plan_, inspection, unheard_).slots;
  unheard_ = {};
  broken_ = 0;
}

Value Variants::step(std::uint32_t slot) {
  return step_value(plan_, plan_.steps[slot], slots_, {framework_, inspection_, unheard_});
}

Value Variants::rating() {
  if (!inspection_->decisions.empty()) {  // whether these are allowed is known when all is worked out
    const auto outcome = rate(plan_, *inspection_, unheard_);
    unheard_ = {};
    return outcome ? outcome->slots[wanted_] : broken();
  }
  for (const std::uint32_t slot : steps_) {
    bool again = reads_edges_[slot];
    for_each_operand(plan_.steps[slot], [&](std::uint32_t operand) { again = again || changed_[operand]; });
    if (!again) continue;
    Value value = step(slot);
    changed_[slot] = value != slots_[slot];
    if (!changed_[slot]) continue;
    broken_ += (is_broken(value) ? 1 : 0) - (is_broken(slots_[slot]) ? 1 : 0);
    slots_[slot] = std::move(value);
  }
  for (const std::uint32_t slot : steps_) changed_[slot] = false;
  return broken_ > 0 ? broken() : slots_[wanted_];
}

}  // namespace rubric
