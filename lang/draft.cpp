#include "lang/draft.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric {

std::string Draft::title(const Node& node) const {
  if (const Node* text_node = node.child(NodeKind::text)) return unquote(text(*text_node));
  std::string words = id(node);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

Origin Draft::origin(const Node& node, const Origin* owner) const {
  Origin origin{node.span, std::nullopt, {}};
  if (node.amendment != nullptr) origin.amendment = node.amendment->span;
  for (const Node* child : node.children) {
    if (is_cite(child->kind)) origin.cites.push_back({child->kind == NodeKind::note, unquote(text(*child->children[0]))});
  }
  if (owner != nullptr && !origin.amendment) origin.amendment = owner->amendment;
  if (owner != nullptr && origin.cites.empty()) origin.cites = owner->cites;
  return origin;
}

std::string Draft::name(Subject subject) const {
  switch (subject.kind) {
    case Subject::Kind::standard: return "standard " + framework.standards[subject.index].id;
    case Subject::Kind::domain: return "domain " + framework.domains[subject.index].id;
    case Subject::Kind::overall: break;
  }
  return "overall";
}

std::string Draft::words(Type type) const {
  switch (type.kind) {
    case TypeKind::truth: return "yes or no";
    case TypeKind::whole: return "a whole number";
    case TypeKind::number: return "a number";
    case TypeKind::percent: return "a percent";
    case TypeKind::date: return "a date";
    case TypeKind::choice: return fmt::format("a choice of `{}`", framework.facts[type.of].id);
    case TypeKind::level: return fmt::format("a level of `{}`", framework.scales[type.of].id);
  }
  return {};
}

void Draft::error(Code code, Span span, std::string message, std::string advice, std::vector<Label> related, std::vector<std::string> notes) {
  diagnostics.add({code, span, std::move(message), std::move(advice), std::move(related), std::move(notes)});
}

void Draft::unknown(const Node& node, std::string_view what, const std::vector<std::string_view>& candidates) {
  if (!complete) return;
  const std::string near = did_you_mean(text(node), candidates);
  error(Code::unknown_name, node.span, fmt::format("`{}` is no {} here", text(node), what),
        near.empty() ? "declare it, or use a name that is declared" : fmt::format("did you mean `{}`?", near));
}

ExprId Draft::add(Expr expr) {
  framework.exprs.push_back(std::move(expr));
  return {static_cast<std::uint32_t>(framework.exprs.size() - 1)};
}

ExprId Draft::add(Op op, Type type, Span span, std::vector<ExprId> args, std::uint32_t index) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.span = span;
  expr.index = index;
  expr.args = std::move(args);
  return add(std::move(expr));
}

ExprId Draft::number(Rational value, Span span) {
  const ExprId id = add(Op::constant, {value.is_whole() ? TypeKind::whole : TypeKind::number}, span, {});
  framework.exprs[id.index].number = value;
  return id;
}

DefinitionId Draft::define(std::string name, ExprId value, Origin origin, std::string title) {
  framework.definitions.push_back({std::move(name), std::move(title), type(value), value, std::move(origin)});
  return {static_cast<std::uint32_t>(framework.definitions.size() - 1)};
}

}  // namespace rubric
