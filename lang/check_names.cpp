// Names of the framework's place: parameters, definitions, bandings, standards that have a name.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

constexpr std::array<std::string_view, 8> kAggregates = {"lowest",           "highest", "sum",   "average",
                                                         "weighted-average", "median",  "count", "share"};
constexpr std::array<std::string_view, 6> kAttributes = {"rating",   "score",        "percent",
                                                         "relevant", "answered-yes", "weight"};
constexpr std::array<std::string_view, 3> kBuiltIn = {"deciding-questions", "fieldwork", "overall"};

bool contains(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A level or a fact that has the name too: wherever it is used, it could mean either.
std::optional<Label> also_named(const Draft& draft, std::string_view name) {
  for (const Scale& scale : draft.framework.scales) {
    for (const Level& level : scale.levels) {
      if (level.id == name) return Label{level.origin.span, fmt::format("a level of `{}`", scale.id)};
    }
  }
  for (const Fact& fact : draft.framework.facts) {
    if (fact.id != name || (!fact.kind && !fact.list)) continue;
    const Named& owner = fact.kind ? static_cast<const Named&>(draft.framework[fact.kind]) : draft.framework[fact.list];
    return Label{fact.origin.span, fmt::format("a fact of `{}`", owner.id)};
  }
  return std::nullopt;
}

void declare(Draft& draft, const Node& node, Symbol symbol, Identifiers& identifiers) {
  const Node& name = *node.id();
  check_not_built_in(draft, name);
  if (!identifiers.declare(draft, node, "")) return;
  symbol.node = &node;
  if (auto other = also_named(draft, draft.text(name))) {
    std::string message = fmt::format("`{}` is {} too", draft.text(name), other->text);
    draft.error(Code::declared_twice, name.span, std::move(message), "give one of them another name",
                {{other->span, "declared here first"}});
  } else {
    draft.names.emplace(draft.text(name), symbol);
  }
}

std::string_view words(Symbol::Kind kind) {
  switch (kind) {
    case Symbol::Kind::parameter: return "parameter";
    case Symbol::Kind::define: return "definition";
    case Symbol::Kind::banding: return "banding";
    case Symbol::Kind::table: return "table";
    case Symbol::Kind::standard: return "standard";
    case Symbol::Kind::input: return "input";
    case Symbol::Kind::list: return "list";
  }
  return {};
}

// A module declares what some framework needs, not what each of them does.
void warn_unused(Draft& draft, const Node& node, std::string_view what, std::string_view id) {
  if (draft.is_of_module(node.span)) return;
  draft.error(Code::unused, node.id()->span, fmt::format("nothing uses {} `{}`", what, id),
              "take it out, or use it in a rule");
}

bool is_pointer(K kind) {
  return kind == K::domain_ref || kind == K::standard_ref || kind == K::question_ref || kind == K::ground_ref;
}

// `sum of points of violations`: what is said of the records of a list is worked out within.
bool is_of_records(const Draft& draft, const Node& node) {
  if (node.kind == K::application) return is_of_records(draft, *node.children[1]);
  if (node.kind == K::where) return is_of_records(draft, *node.children[0]);
  const auto symbol = node.kind == K::name ? draft.names.find(draft.text(node)) : draft.names.end();
  return symbol != draft.names.end() && symbol->second.kind == Symbol::Kind::list;
}

// Every name of a value that the text of a definition mentions.
void find_names(const Draft& draft, const Node& node, std::set<std::string_view>& found) {
  if (is_pointer(node.kind) || is_of_records(draft, node)) return;
  if (node.kind == K::name) found.insert(draft.text(node));
  for (const Node* child : node.children) find_names(draft, *child, found);
}

void find_names_in_table(const Draft& draft, const Node& table, std::set<std::string_view>& found) {
  for (const Node* part : table.children) {
    const bool titled = part->kind == K::heads;  // its last name is the title of what the rows give
    if (part->kind != K::row && part->kind != K::grid && !titled) continue;
    const auto end = part->children.end() - (titled ? 1 : 0);
    for (auto child = part->children.begin(); child != end; ++child) find_names(draft, **child, found);
  }
}

// Marks the definitions that speak of facts, and those that speak of them.
void mark_definitions_over_facts(Draft& draft) {
  std::map<std::string_view, std::vector<Symbol*>> users;
  std::vector<std::string_view> todo;
  for (const Fact& fact : draft.framework.facts) {
    if (fact.kind || fact.list) todo.emplace_back(fact.id);
  }
  for (auto& [name, symbol] : draft.names) {
    std::set<std::string_view> mentioned;
    if (symbol.kind == Symbol::Kind::define) find_names(draft, value_of(*symbol.node), mentioned);
    if (symbol.kind == Symbol::Kind::table) find_names_in_table(draft, *symbol.node, mentioned);
    for (const std::string_view other : mentioned) users[other].push_back(&symbol);
  }
  while (!todo.empty()) {
    const std::string_view name = todo.back();
    todo.pop_back();
    for (Symbol* user : users[name]) {
      if (!user->of_facts) todo.push_back(draft.text(*user->node->id()));
      user->of_facts = true;
    }
  }
}

}  // namespace

bool is_attribute(std::string_view name) { return contains(kAttributes, name); }
bool is_aggregate(std::string_view name) { return contains(kAggregates, name); }

bool is_built_in(std::string_view name) { return is_attribute(name) || is_aggregate(name) || contains(kBuiltIn, name); }

void check_not_built_in(Draft& draft, const Node& name) {
  const std::string_view id = draft.text(name);
  if (is_built_in(id))
    draft.error(Code::built_in_name, name.span, fmt::format("`{}` is a name that the language brings along", id),
                "choose another name");
}

void declare_names(Draft& draft) {
  Identifiers identifiers;
  auto input = draft.framework.inputs.begin();
  std::uint32_t list = 0;
  for (const Node* node : draft.root.children) {
    switch (node->kind) {
      case K::input: declare(draft, *node, {Symbol::Kind::input, (input++)->index}, identifiers); break;
      case K::records: {
        const bool twice = list == draft.framework.lists.size() || draft.framework.lists[list].id != draft.id(*node);
        declare(draft, *node, {Symbol::Kind::list, twice ? 0 : list++}, identifiers);
        break;
      }
      case K::table: declare(draft, *node, {Symbol::Kind::table}, identifiers); break;
      case K::parameter: declare(draft, *node, {Symbol::Kind::parameter}, identifiers); break;
      case K::define: declare(draft, *node, {Symbol::Kind::define}, identifiers); break;
      case K::banding: declare(draft, *node, {Symbol::Kind::banding, UINT32_MAX}, identifiers); break;
      default: break;
    }
  }
  for (std::uint32_t i = 0; i < draft.standard_nodes.size(); ++i) {
    const Node& node = *draft.standard_nodes[i];
    if (node.id()->kind == K::name) declare(draft, node, {Symbol::Kind::standard, i, nullptr, true}, identifiers);
  }
  mark_definitions_over_facts(draft);
}

void report_unused(Draft& draft) {
  if (!draft.complete || draft.diagnostics.has_errors()) return;  // what uses it may be what is broken
  for (const auto& [name, symbol] : draft.names) {
    const bool printed = symbol.kind == Symbol::Kind::define && symbol.node->child(K::text) != nullptr;
    if (!symbol.used && !printed) warn_unused(draft, *symbol.node, words(symbol.kind), name);
  }
  for (std::size_t i = 0; i < draft.scale_used.size(); ++i) {
    if (draft.scale_used[i]) continue;
    for (const Node* node : draft.root.all(K::scale)) {
      if (draft.id(*node) == draft.framework.scales[i].id) warn_unused(draft, *node, "scale", draft.id(*node));
    }
  }
  for (const Node* node : draft.root.all(K::cases)) {
    const auto kind = draft.kinds.find(draft.id(*node));
    if (!draft.kind_used[kind->second]) warn_unused(draft, *node, "kind of case", kind->first);
  }
}

}  // namespace rubric
