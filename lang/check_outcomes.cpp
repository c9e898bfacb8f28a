// What the lines of a `choose` or the rows of a table give: values of one type.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool is_absent(const Node* node) { return node->kind == K::not_rated || node->kind == K::missing_value; }
bool is_text(const Node* node) { return node->kind == K::text; }

// Of which type a bare level or choice of the others is meant to be.
bool lends_names(Type type) { return type.kind == TypeKind::level || type.kind == TypeKind::choice; }

// The type of the values there are; none after an error.
std::optional<Type> common_type(Draft& draft, Span span, const std::vector<ExprId>& values,
                                std::optional<Type> wanted) {
  std::vector<Member> present;
  for (const ExprId value : values) {
    if (value) present.push_back({value, {}, {}});
  }
  if (!present.empty()) {
    const Term together = collect(draft, std::move(present), span);
    return together.kind == Term::Kind::values ? std::optional(together.type) : std::nullopt;
  }
  if (!wanted)
    draft.error(Code::wrong_type, span, "none of its lines gives a value", "give one of them a value, such as a level");
  return wanted;
}

// Texts are the choices of a fact of their own.
Type type_of_texts(Draft& draft, Span span, const std::vector<const Node*>& nodes) {
  Fact texts;
  for (const Node* node : nodes) {
    const std::string text = is_text(node) ? unquote(draft.text(*node)) : std::string();
    const auto same = [&](const Choice& choice) { return choice.id == text; };
    if (is_text(node) && std::none_of(texts.choices.begin(), texts.choices.end(), same))
      texts.choices.push_back({text, text});
  }
  if (texts.choices.size() > kMaxLevels) {
    draft.error(Code::too_many_levels, span, fmt::format("more than {} different texts", kMaxLevels),
                "put rare ones together");
    texts.choices.resize(kMaxLevels);
  }
  texts.type = {TypeKind::choice, static_cast<std::uint32_t>(draft.framework.facts.size())};
  texts.origin.span = span;
  draft.framework.facts.push_back(texts);
  return texts.type;
}

}  // namespace

ExprId text_value(Draft& draft, const Node& text, std::uint32_t fact) {
  const std::vector<Choice>& choices = draft.framework.facts[fact].choices;
  const std::string wanted = unquote(draft.text(text));
  std::string all;
  for (std::uint32_t i = 0; i < choices.size(); ++i) {
    if (choices[i].title == wanted) return draft.add(Op::constant, {TypeKind::choice, fact}, text.span, {}, i);
    all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", choices[i].title);
  }
  draft.error(Code::wrong_type, text.span, fmt::format("{} is none of what this may be", draft.text(text)),
              fmt::format("it may be {}", all));
  return {};
}

// Numbers may be the names of levels, and `not rated` and `missing` are of the type that the others have; so these are
// read last.
std::optional<Outcomes> read_outcomes(Draft& draft, Span span, const std::vector<const Node*>& nodes,
                                      const Scope& scope, std::optional<Type> wanted) {
  if (!wanted && std::any_of(nodes.begin(), nodes.end(), is_text)) wanted = type_of_texts(draft, span, nodes);
  std::vector<ExprId> values(nodes.size());
  bool right = true;
  for (const bool numbers : {false, true}) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (is_absent(nodes[i]) || (nodes[i]->kind == K::number) != numbers) continue;
      values[i] = read_value(draft, *nodes[i], scope, wanted);
      right = right && values[i];
      if (!wanted && values[i] && lends_names(draft.type(values[i]))) wanted = draft.type(values[i]);
    }
  }
  const std::optional<Type> type = right ? common_type(draft, span, values, wanted) : std::nullopt;
  if (!type) return std::nullopt;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!values[i]) values[i] = read_value(draft, *nodes[i], scope, type);
  }
  return Outcomes{std::move(values), *type};
}

}  // namespace rubric
