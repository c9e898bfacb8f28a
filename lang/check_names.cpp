// Names of the framework's place: parameters, definitions, bandings, standards that have a name.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lang/draft.hpp"

namespace rubric {
namespace {

using K = NodeKind;

constexpr std::array<std::string_view, 8> kAggregates = {"lowest", "highest", "sum", "average", "weighted-average", "median", "count", "share"};
constexpr std::array<std::string_view, 6> kAttributes = {"rating", "score", "percent", "relevant", "answered-yes", "weight"};
constexpr std::array<std::string_view, 3> kBuiltIn = {"deciding-questions", "fieldwork", "overall"};

bool contains(const auto& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void declare(Draft& draft, const Node& node, Symbol symbol, std::map<std::string, const Node*>& spelt) {
  const Node& name = *node.id();
  const std::string id(draft.text(name));
  if (is_attribute(id) || is_aggregate(id) || contains(kBuiltIn, id)) {
    draft.error(Code::built_in_name, name.span, fmt::format("`{}` is a name that the language brings along", id), "choose another name");
    return;
  }
  symbol.node = &node;
  const auto [there, fresh] = draft.names.emplace(id, symbol);
  if (!fresh) {
    draft.error(Code::declared_twice, name.span, fmt::format("`{}` is declared twice", id), "give one of them another name",
                {{there->second.node->id()->span, "declared here first"}});
    return;
  }
  const auto [twin, first_so_spelt] = spelt.emplace(lower(id), &name);
  if (!first_so_spelt) {
    draft.error(Code::capitals, name.span, fmt::format("`{}` and `{}` differ only in capitals", id, draft.text(*twin->second)), "give one of them another name",
                {{twin->second->span, "declared here"}});
  }
}

std::string_view words(Symbol::Kind kind) {
  switch (kind) {
    case Symbol::Kind::parameter: return "parameter";
    case Symbol::Kind::define: return "definition";
    case Symbol::Kind::banding: return "banding";
    case Symbol::Kind::standard: return "standard";
  }
  return {};
}

void warn_unused(Draft& draft, const Node& node, std::string_view what, std::string_view id) {
  draft.error(Code::unused, node.id()->span, fmt::format("nothing uses {} `{}`", what, id), "take it out, or use it in a rule");
}

}  // namespace

bool is_attribute(std::string_view name) { return contains(kAttributes, name); }
bool is_aggregate(std::string_view name) { return contains(kAggregates, name); }

void declare_names(Draft& draft) {
  std::map<std::string, const Node*> spelt;
  for (const Node* node : draft.root.children) {
    switch (node->kind) {
      case K::parameter: declare(draft, *node, {Symbol::Kind::parameter}, spelt); break;
      case K::define: declare(draft, *node, {Symbol::Kind::define}, spelt); break;
      case K::banding: declare(draft, *node, {Symbol::Kind::banding}, spelt); break;
      default: break;
    }
  }
  for (std::uint32_t i = 0; i < draft.standard_nodes.size(); ++i) {
    if (draft.standard_nodes[i]->id()->kind == K::name) declare(draft, *draft.standard_nodes[i], {Symbol::Kind::standard, i, nullptr, true}, spelt);
  }
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
