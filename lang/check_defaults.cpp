// Which rules hold for a standard, a domain or the overall: their own, and those of defaults.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// Two rules of one kind: the place's own takes the place of the default.
bool same_kind(const Draft& draft, const Node& a, const Node& b) {
  if (a.kind != b.kind) return false;
  return a.kind == K::nothing_relevant || a.kind == K::insufficient || a.kind == K::not_rated_when ||
         draft.id(a) == draft.id(b);
}

void add_rules(Draft& draft, const Node& holder, const Origin& owner, std::vector<Rule>& rules, bool own) {
  std::vector<Rule> more;
  for (const Node* child : holder.children) {
    if (!is_rule(child->kind)) continue;
    const bool stated = !own && std::any_of(rules.begin(), rules.end(),
                                            [&](const Rule& rule) { return same_kind(draft, *rule.node, *child); });
    if (!stated) more.push_back({child, owner});
  }
  rules.insert(rules.end(), more.begin(), more.end());
}

const std::vector<const Node*>& defaults_in(Draft& draft, const Node& holder) {
  const auto [found, fresh] = draft.defaults.try_emplace(&holder);
  if (fresh) found->second = holder.all(K::default_rules);
  return found->second;
}

void add_defaults(Draft& draft, const Node& holder, std::string_view whom, std::vector<Rule>& rules) {
  for (const Node* node : defaults_in(draft, holder)) {
    if (draft.text(*node->child(K::word)) == whom) add_rules(draft, *node, draft.origin(*node), rules, false);
  }
}

bool mentions(const Draft& draft, const Node& node, std::string_view name) {
  return (node.kind == K::name && draft.text(node) == name) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](const Node* child) { return mentions(draft, *child, name); });
}

// Where a default gives the rating or the score, it comes before the place's own rules; of a rating and a score from
// two places, the one that the other is worked out from comes first.
void put_assigned_first(const Draft& draft, std::vector<Rule>& rules, std::size_t own) {
  const auto assigns = [](const Rule& rule) { return rule.node->kind == K::assign; };
  const auto first_default = rules.begin() + static_cast<std::ptrdiff_t>(own);
  if (std::none_of(first_default, rules.end(), assigns)) return;
  const auto end = std::stable_partition(rules.begin(), rules.end(), assigns);
  if (end - rules.begin() == 2 && mentions(draft, value_of(*rules[0].node), draft.id(*rules[1].node)))
    std::swap(rules[0], rules[1]);
}

}  // namespace

std::vector<Rule> rules_of(Draft& draft, Subject subject) {
  std::vector<Rule> rules;
  if (subject.kind == Subject::Kind::overall) {
    if (const Node* node = draft.root.child(K::overall)) add_rules(draft, *node, draft.origin(*node), rules, true);
    return rules;
  }
  const bool standard = subject.kind == Subject::Kind::standard;
  const Node& node = standard ? *draft.standard_nodes[subject.index] : *draft.domain_nodes[subject.index];
  add_rules(draft, node,
            standard ? draft.framework.standards[subject.index].origin : draft.framework.domains[subject.index].origin,
            rules, true);
  const auto own = static_cast<std::ptrdiff_t>(rules.size());
  if (standard && draft.framework.standards[subject.index].domain) {
    add_defaults(draft, *draft.domain_nodes[draft.framework.standards[subject.index].domain.index], "standards", rules);
  }
  add_defaults(draft, draft.root, standard ? "standards" : "domains", rules);
  put_assigned_first(draft, rules, static_cast<std::size_t>(own));
  return rules;
}

// Defaults for the same whom in one place, and defaults in a place where nobody looks for them.
void check_defaults(Draft& draft, const Node& holder, bool in_domain) {
  std::map<std::string_view, const Node*> first;
  for (const Node* node : holder.all(K::default_rules)) {
    const Node& whom = *node->child(K::word);
    const bool rules = std::any_of(node->children.begin(), node->children.end(),
                                   [](const Node* child) { return is_rule(child->kind); });
    check_not_empty(draft, *node, !rules, "a default has rules", "give it one, such as `rating = …`, or take it out");
    const auto [there, fresh] = first.emplace(draft.text(whom), &whom);
    if (!fresh) {
      draft.error(Code::declared_twice, whom.span, fmt::format("there are two defaults for {} here", there->first),
                  "put the rules into one", {{there->second->span, "the first"}});
    }
    if (in_domain && draft.text(whom) == "domains")
      misplaced(draft, whom.span, "there are no domains in a domain", "write it outside of the domain");
  }
}

}  // namespace rubric
