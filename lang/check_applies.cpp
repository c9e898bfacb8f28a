// Whether a standard or a domain applies to the inspection at all: `when` behind its title, read when first asked for.
#include <fmt/format.h>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
constexpr Type kTruth{TypeKind::truth};

// Its own condition; none without one, and after an error.
ExprId read_own(Draft& draft, Subject subject, const Node& node) {
  const Node* when = node.child(K::when);
  if (when == nullptr) return {};
  draft.underway.emplace_back(fmt::format("{} applies", draft.name(subject)), node.id()->span);
  ++draft.inputs_only;
  const ExprId holds = read_truth(draft, *when->children[0], {});
  --draft.inputs_only;
  draft.underway.pop_back();
  return holds;
}

const Node& node_of(const Draft& draft, Subject subject) {
  return *(subject.kind == Subject::Kind::domain ? draft.domain_nodes : draft.standard_nodes)[subject.index];
}

Applicable& applicable(Draft& draft, Subject subject) {
  if (subject.kind == Subject::Kind::domain) return draft.framework.domains[subject.index];
  return draft.framework.standards[subject.index];
}

ExprId refer(Draft& draft, DefinitionId to, Span span) {
  return to ? draft.add(Op::definition, kTruth, span, {}, to.index) : ExprId{};
}

void work_out(Draft& draft, Subject subject, Span asked_from) {
  const DomainId domain =
      subject.kind == Subject::Kind::standard ? draft.framework.standards[subject.index].domain : DomainId{};
  const DefinitionId of_domain =
      domain ? applies(draft, {Subject::Kind::domain, domain.index}, asked_from) : DefinitionId{};
  const ExprId own = read_own(draft, subject, node_of(draft, subject));
  applicable(draft, subject).when = own;
  if (!own) {
    applicable(draft, subject).applies = of_domain;
    return;
  }
  const Span span = draft.framework[own].span;
  const ExprId both = of_domain ? draft.add(Op::all_of, kTruth, span, {refer(draft, of_domain, span), own}) : own;
  applicable(draft, subject).applies =
      draft.define(fmt::format("{} applies", draft.name(subject)), both, applicable(draft, subject).origin);
}

}  // namespace

DefinitionId applies(Draft& draft, Subject subject, Span asked_from) {
  if (subject.kind == Subject::Kind::overall) return {};
  Draft::State& state = draft.applying[subject];
  if (state == Draft::State::underway) {
    report_circle(draft, fmt::format("{} applies", draft.name(subject)), asked_from);
    return {};
  }
  if (state == Draft::State::fresh) {
    state = Draft::State::underway;
    work_out(draft, subject, asked_from);
    draft.applying[subject] = Draft::State::done;
  }
  return applicable(draft, subject).applies;
}

bool require_figures(Draft& draft, Span span) {
  if (draft.inputs_only == 0) return true;
  draft.error(Code::not_a_value, span, "whether a standard or domain applies cannot depend on tallies or ratings",
              "use inputs, lists, parameters and the first day of fieldwork");
  return false;
}

ExprId applies_guard(Draft& draft, Subject subject, Span span) {
  return refer(draft, applies(draft, subject, span), span);
}

void read_applicability(Draft& draft) {
  for (std::uint32_t i = 0; i < draft.framework.domains.size(); ++i)
    applies(draft, {Subject::Kind::domain, i}, draft.framework.domains[i].origin.span);
  for (std::uint32_t i = 0; i < draft.framework.standards.size(); ++i)
    applies(draft, {Subject::Kind::standard, i}, draft.framework.standards[i].declared);
}

}  // namespace rubric
