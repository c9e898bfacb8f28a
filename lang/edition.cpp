#include "lang/edition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lang/amend.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// From the member that is declared first, so that all frameworks that lead into the circle say the same.
void report_circle(std::vector<const Declared*> circle, Diagnostics& diagnostics) {
  const auto earlier = [](const Declared* a, const Declared* b) { return a->node->span < b->node->span; };
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end(), earlier), circle.end());
  std::string message = fmt::format("`{}` amends", circle.front()->name);
  for (std::size_t i = 1; i < circle.size(); ++i) message += fmt::format(" `{}`, which amends", circle[i]->name);
  message += circle.size() == 1 ? " itself" : fmt::format(" `{}`", circle.front()->name);
  const Node& named = *circle.front()->node->child(K::amends)->id();
  diagnostics.add({Code::base_cycle, named.span, std::move(message), "one of them must stand on its own", {}, {}});
}

// The frameworks along `amends`, the oldest first. Empty, with an error, if one is unknown or comes twice.
std::vector<const Declared*> chain_of(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  std::vector<const Declared*> chain{&framework};
  while (!chain.back()->amends.empty()) {
    const Declared& last = *chain.back();
    const Node& named = *last.node->child(K::amends)->id();
    const Declared* base = library.base(last);
    if (base == nullptr) {
      std::vector<std::string_view> names;
      for (const Declared& other : library.frameworks()) {
        if (&other != &last) names.push_back(other.name);
      }
      const std::string near = did_you_mean(last.amends, names);
      diagnostics.add(
          {Code::unknown_base,
           named.span,
           fmt::format("framework `{}` is not in the rules that were read", last.amends),
           near.empty() ? "give its file too, or its folder with `--rules`" : fmt::format("did you mean `{}`?", near),
           {},
           {}});
      return {};
    }
    if (std::find(chain.begin(), chain.end(), base) != chain.end()) {
      report_circle({std::find(chain.begin(), chain.end(), base), chain.end()}, diagnostics);
      return {};
    }
    if (chain.size() == kMaxChain) {
      diagnostics.add({Code::chain_too_long,
                       named.span,
                       fmt::format("more than {} frameworks amend one another", kMaxChain),
                       "write one of them in full: `rubric show` prints it",
                       {},
                       {}});
      return {};
    }
    chain.push_back(base);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

bool is_heading(K kind) {
  return kind == K::programme || kind == K::in_force || is_cite(kind) || kind == K::name || kind == K::text ||
         kind == K::amends;
}

// What a framework takes over from its base: declarations but no headings, except for the programme, and no tests.
std::vector<const Node*> inherited(const Node& base) {
  std::vector<const Node*> taken;
  std::copy_if(base.children.begin(), base.children.end(), std::back_inserter(taken), [](const Node* child) {
    return child->kind == K::programme || (!is_heading(child->kind) && child->kind != K::test);
  });
  return taken;
}

const Node* amended(const Node& base, const Node& framework, Ast& tree, Amender& amender) {
  Node start{K::framework, framework.span, {}};
  std::vector<const Node*> list;
  for (const Node* child : framework.children) (is_heading(child->kind) ? start.children : list).push_back(child);
  for (const Node* child : inherited(base)) {
    if (child->kind != K::programme || framework.child(K::programme) == nullptr) start.children.push_back(child);
  }
  return amender.apply_all(tree.make(std::move(start)), list);
}

}  // namespace

std::optional<Edition> amend(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  const std::vector<const Declared*> chain = chain_of(library, framework, diagnostics);
  if (chain.empty()) return std::nullopt;
  Edition edition;
  for (const Declared* member : chain) {
    edition.chain.insert(edition.chain.begin(), member->name);
    edition.complete = edition.complete && member->complete;
  }
  const Node* root = chain.front()->node;
  for (const Node* child : root->children) {
    if (is_amendment(child->kind)) {
      diagnostics.add({Code::cannot_hold,
                       child->span,
                       fmt::format("`{}` amends nothing, so there is nothing to change", chain.front()->name),
                       "say what it changes: `framework … amends …`, or write the declaration without `add`",
                       {},
                       {}});
      return std::nullopt;
    }
  }
  Amender amender(edition.tree, edition.complete, library.sources(), diagnostics);
  for (std::size_t i = 1; i < chain.size(); ++i) root = amended(*root, *chain[i]->node, edition.tree, amender);
  edition.tree.root = root;
  return edition;
}

}  // namespace rubric
