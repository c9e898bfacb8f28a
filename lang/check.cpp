#include "lang/check.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

bool is_declaration(const Node* node) {
  switch (node->kind) {
    case NodeKind::name:
    case NodeKind::text:
    case NodeKind::amends:
    case NodeKind::programme:
    case NodeKind::in_force:
    case NodeKind::crosswalk:
    case NodeKind::source:
    case NodeKind::note: return false;
    default: return true;
  }
}

// Whether everything has come to something: what has not must have been reported.
[[maybe_unused]] bool is_whole(const Draft& draft) {
  const auto is_broken = [](const auto& defined) { return defined.second.kind == Term::Kind::broken; };
  return draft.broken.empty() && !draft.exhausted &&
         std::none_of(draft.defined.begin(), draft.defined.end(), is_broken);
}

void read_headings(Draft& draft, const Edition& edition) {
  Framework& framework = draft.framework;
  const Node& root = draft.root;
  static_cast<Named&>(framework) = {draft.id(root), draft.title(root), draft.origin(root)};
  framework.chain = edition.chain;
  if (const Node* programme = root.child(NodeKind::programme)) {
    framework.programme = draft.id(*programme);
    framework.programme_title = draft.title(*programme);
  }
  if (const Node* in_force = root.child(NodeKind::in_force)) {  // its dates have been checked by the library
    const std::vector<const Node*> dates = in_force->all(NodeKind::date);
    const auto from = parse_date(draft.text(*dates[0]));
    const auto to = dates.size() > 1 ? parse_date(draft.text(*dates[1])) : std::nullopt;
    if (from) framework.in_force = InForce{*from, to};
  }
}

void read_crosswalk(Draft& draft, const Edition& edition) {
  if (edition.crosswalk == nullptr) return;
  const Origin whole = draft.origin(*edition.crosswalk);
  for (const Node* node : edition.crosswalk->children) {
    if (is_cite(node->kind)) continue;
    Carried carried;
    static_cast<Origin&>(carried) = draft.origin(*node, &whole);
    carried.how = node->kind == NodeKind::becomes       ? Carried::How::becomes
                  : node->kind == NodeKind::replaced_by ? Carried::How::replaced
                                                        : Carried::How::ends;
    carried.from = draft.text(*node->children[0]);
    if (carried.how != Carried::How::ends) carried.to = draft.text(*node->children[1]);
    draft.framework.crosswalk.push_back(std::move(carried));
  }
}

std::size_t nodes_in(const Node& node) {
  const auto add = [](std::size_t sum, const Node* child) { return sum + nodes_in(*child); };
  return std::accumulate(node.children.begin(), node.children.end(), std::size_t{1}, add);
}

// Which standards are the same as in other editions.
void identify(Framework& framework, const Edition& edition) {
  for (Standard& standard : framework.standards) {
    const auto carried = edition.identities.find(standard.declared);
    standard.identity = carried == edition.identities.end() ? standard.declared : carried->second;
  }
}

}  // namespace

std::optional<Framework> check(const Edition& edition, const Sources& sources, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  Draft draft(sources, diagnostics, *edition.tree.root, edition.complete);
  draft.modules = edition.modules;
  // Few frameworks come to more expressions than their tree has nodes: room for so many need not grow.
  draft.framework.exprs.reserve(std::min(nodes_in(*edition.tree.root), kMaxSteps));
  read_headings(draft, edition);
  read_crosswalk(draft, edition);
  check_not_empty(draft, *edition.tree.root,
                  std::none_of(edition.tree.root->children.begin(), edition.tree.root->children.end(), is_declaration),
                  "a framework has standards", "write what it declares between its braces");
  declare_types(draft);
  declare_standards(draft);
  identify(draft.framework, edition);
  declare_names(draft);
  read_policies(draft);
  read_bandings(draft);
  read_applicability(draft);
  read_conditions(draft);
  read_rules(draft);
  read_discretions(draft);
  if (edition.with_tests) read_tests(draft);
  report_unused(draft);
  assert(diagnostics.has_errors() || !draft.complete || is_whole(draft));
  if (diagnostics.errors() > errors || !edition.complete) return std::nullopt;
  return std::move(draft.framework);
}

void check_by_itself(const Library& library, const Declared& module, Diagnostics& diagnostics) {
  check(by_itself(library, module, diagnostics), library.sources(), diagnostics);
}

std::optional<Framework> load(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const std::optional<Edition> edition = amend(library, framework, diagnostics);
  if (!edition) return std::nullopt;
  std::optional<Framework> checked = check(*edition, library.sources(), diagnostics);
  return diagnostics.errors() > errors ? std::nullopt : std::move(checked);
}

}  // namespace rubric
