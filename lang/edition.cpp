#include "lang/edition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "lang/amend.hpp"
#include "lang/crosswalk.hpp"
#include "lang/modules.hpp"

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

void report_unknown_base(const Library& library, const Declared& framework, const Node& named,
                         Diagnostics& diagnostics) {
  if (const Declared* module = library.find_module(framework.amends)) {
    diagnostics.add({Code::no_module,
                     named.span,
                     fmt::format("`{}` is a module, and `amends` needs a framework", module->name),
                     fmt::format("write `use {}` between the braces", module->name),
                     {{module->node->id()->span, "declared here"}},
                     {}});
    return;
  }
  std::vector<std::string_view> names;
  for (const Declared& other : library.frameworks()) {
    if (&other != &framework) names.push_back(other.name);
  }
  const std::string near = did_you_mean(framework.amends, names);
  diagnostics.add(
      {Code::unknown_base,
       named.span,
       fmt::format("framework `{}` is not in the rules that were read", framework.amends),
       near.empty() ? "give its file too, or its folder with `--rules`" : fmt::format("did you mean `{}`?", near),
       {},
       {},
       respelling(named.span, framework.amends, names)});
}

// The frameworks along `amends`, the oldest first. Empty, with an error, if one is unknown or comes twice.
std::vector<const Declared*> chain_of(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  std::vector<const Declared*> chain{&framework};
  while (!chain.back()->amends.empty()) {
    const Declared& last = *chain.back();
    const Node& named = *last.node->child(K::amends)->id();
    const Declared* base = library.base(last);
    if (base == nullptr) {
      report_unknown_base(library, last, named, diagnostics);
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

bool is_heading(const Node* node) {
  constexpr std::array kHeadings = {K::programme, K::in_force, K::use,  K::crosswalk, K::source,
                                    K::note,      K::name,     K::text, K::amends};
  return std::find(kHeadings.begin(), kHeadings.end(), node->kind) != kHeadings.end();
}

bool amends_something(const Node* node) { return is_amendment(node->kind); }

// What a framework takes over from its base: declarations but no headings, except for the programme, and no tests.
Nodes inherited(const Node& base) {
  Nodes taken;
  std::copy_if(base.children.begin(), base.children.end(), std::back_inserter(taken), [](const Node* child) {
    return child->kind == K::programme || (!is_heading(child) && child->kind != K::test);
  });
  return taken;
}

// What a module hands on, its declarations or its amendments. An overall or a test in it has been reported.
void add_parts(const Declared& module, bool amendments, Nodes& parts) {
  for (const Node* child : module.node->children) {
    const bool refused = is_heading(child) || child->kind == K::overall || child->kind == K::test;
    if (!refused && amends_something(child) == amendments) parts.push_back(child);
  }
}

// One framework of a chain, and the modules that it takes in.
struct Layer {
  const Declared& framework;
  std::vector<const Declared*> modules;
};

// The headings of a framework, what its base and its modules declare, and its own declarations up to its first
// amendment: all that needs no amending. The rest of the framework goes to `list`.
Nodes start_of(const Layer& layer, const Node* base, Nodes& list) {
  const Node& framework = *layer.framework.node;
  Nodes start;
  for (const Node* child : framework.children) {
    if (child->kind != K::use) (is_heading(child) ? start : list).push_back(child);
  }
  for (const Node* child : base == nullptr ? Nodes() : inherited(*base)) {
    if (child->kind != K::programme || framework.child(K::programme) == nullptr) start.push_back(child);
  }
  for (const Declared* module : layer.modules) add_parts(*module, false, start);
  const auto first = std::find_if(list.begin(), list.end(), amends_something);
  start.insert(start.end(), list.begin(), first);
  list.erase(list.begin(), first);
  return start;
}

// A framework on top of its base; null where it stands on its own.
const Node* laid_over(const Node* base, const Layer& layer, Ast& tree, Amender& amender) {
  Nodes list;
  const Nodes start = start_of(layer, base, list);
  const Node* root = amender.apply_all(tree.make(K::framework, layer.framework.node->span, start), list);
  amender.point_out(Label{layer.framework.node->id()->span, "in this framework, which uses the module"});
  for (const Declared* module : layer.modules) {
    Nodes amendments;
    add_parts(*module, true, amendments);
    root = amender.apply_all(root, amendments);
  }
  amender.point_out(std::nullopt);
  return root;
}

// A framework that stands on its own has nothing to amend but what its modules declare.
bool has_something_to_amend(const Declared& declared, Diagnostics& diagnostics) {
  const Node& framework = *declared.node;
  const auto amendment = std::find_if(framework.children.begin(), framework.children.end(), amends_something);
  if (amendment == framework.children.end() || framework.child(K::use) != nullptr) return true;
  diagnostics.add({Code::cannot_hold,
                   (*amendment)->span,
                   fmt::format("`{}` amends nothing, so there is nothing to change", declared.name),
                   "say what it changes: `framework … amends …`, or write the declaration without `add`",
                   {},
                   {}});
  return false;
}

void note_modules(const std::vector<const Declared*>& modules, Edition& edition) {
  for (const Declared* module : modules) {
    edition.modules.push_back(module->node->span);
    edition.complete = edition.complete && module->complete;
  }
}

}  // namespace

std::optional<Edition> amend(const Library& library, const Declared& framework, Diagnostics& diagnostics) {
  const std::vector<const Declared*> chain = chain_of(library, framework, diagnostics);
  if (chain.empty() || !has_something_to_amend(*chain.front(), diagnostics)) return std::nullopt;
  Edition edition;
  Modules modules(library, diagnostics);
  std::vector<Layer> layers;
  for (const Declared* member : chain) {
    layers.push_back({*member, modules.take_in(*member)});
    edition.chain.insert(edition.chain.begin(), member->name);
    edition.complete = edition.complete && member->complete;
    edition.with_tests = edition.with_tests && member->with_tests;
    note_modules(layers.back().modules, edition);
  }
  edition.complete = edition.complete && modules.complete();
  Amender amender(edition.tree, edition.complete, library.sources(), diagnostics);
  for (const Layer& layer : layers) {
    const Node* base = edition.tree.root;
    edition.tree.root = laid_over(base, layer, edition.tree, amender);
    carry_over(base, layer.framework, edition, library.sources(), diagnostics);
  }
  return edition;
}

Edition by_itself(const Library& library, const Declared& module, Diagnostics& diagnostics) {
  Edition edition;
  edition.chain = {module.name};
  const Layer layer{module, Modules(library, diagnostics).take_in(module)};
  note_modules(layer.modules, edition);
  edition.complete = false;
  Nodes start;
  std::copy_if(module.node->children.begin(), module.node->children.end(), std::back_inserter(start),
               [](const Node* child) { return is_heading(child) && child->kind != K::use; });
  for (const Declared* used : layer.modules) add_parts(*used, false, start);
  add_parts(module, false, start);
  edition.tree.root = edition.tree.make(K::framework, module.node->span, start);
  return edition;
}

}  // namespace rubric
