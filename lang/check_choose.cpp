// `choose`: the first line that holds, all of one type.
#include <algorithm>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool is_otherwise(const Node* line) { return line->child(K::otherwise) != nullptr; }
bool is_absent(const Node& value) { return value.kind == K::not_rated || value.kind == K::missing_value; }

// `otherwise` stands last, and only there.
bool check_otherwise(Draft& draft, const Node& node, const std::vector<const Node*>& lines) {
  const auto first = std::find_if(lines.begin(), lines.end(), is_otherwise);
  if (first != lines.end() && first + 1 == lines.end()) return true;
  if (first != lines.end()) {
    draft.error(Code::no_otherwise, (*(first + 1))->span, "this line never counts: `otherwise` stands before it",
                "put `otherwise` last", {{(*first)->span, "this holds whatever comes"}});
  } else if (draft.whole(node)) {
    draft.error(Code::no_otherwise, node.span, "this does not say what holds where none of its lines does",
                "end with `otherwise -> …`");
  }
  return false;
}

// Of which type a bare level or choice of the other lines is meant to be.
bool lends_names(Type type) { return type.kind == TypeKind::level || type.kind == TypeKind::choice; }

struct Outcomes {
  std::vector<ExprId> values;  // a line each; empty after an error
  Type type;
};

// The type of the values there are; none after an error.
std::optional<Type> common_type(Draft& draft, const Node& node, const std::vector<ExprId>& values,
                                std::optional<Type> wanted) {
  std::vector<Member> present;
  for (const ExprId value : values) {
    if (value) present.push_back({value, {}, {}});
  }
  if (!present.empty()) {
    const Term together = collect(draft, std::move(present), node.span);
    return together.kind == Term::Kind::values ? std::optional(together.type) : std::nullopt;
  }
  if (!wanted)
    draft.error(Code::wrong_type, node.span, "none of its lines gives a value",
                "give one of them a value, such as a level");
  return wanted;
}

// `not rated` and `missing` are of the type that the other lines have.
Outcomes read_outcomes(Draft& draft, const Node& node, const std::vector<const Node*>& lines, const Scope& scope,
                       std::optional<Type> wanted) {
  std::vector<ExprId> values(lines.size());
  bool right = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_absent(value_of(*lines[i]))) continue;
    values[i] = read_value(draft, value_of(*lines[i]), scope, wanted);
    right = right && values[i];
    if (!wanted && values[i] && lends_names(draft.type(values[i]))) wanted = draft.type(values[i]);
  }
  const std::optional<Type> type = right ? common_type(draft, node, values, wanted) : std::nullopt;
  if (!type) return {};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!values[i]) values[i] = read_value(draft, value_of(*lines[i]), scope, type);
  }
  return {std::move(values), *type};
}

}  // namespace

ExprId read_choose(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const std::vector<const Node*> lines = node.all(K::line);
  if (!check_otherwise(draft, node, lines)) return {};
  std::vector<ExprId> conditions;
  for (const Node* line : lines) {
    if (const Node* when = line->child(K::when)) conditions.push_back(read_truth(draft, *when->children[0], scope));
  }
  const auto [values, type] = read_outcomes(draft, node, lines, scope, wanted);
  if (values.empty() ||
      !std::all_of(conditions.begin(), conditions.end(), [](ExprId id) { return static_cast<bool>(id); }))
    return {};
  std::vector<ExprId> args;
  Table table;
  table.origin = draft.origin(node);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < conditions.size()) args.push_back(conditions[i]);
    args.push_back(values[i]);
    table.lines.push_back(draft.origin(*lines[i]));
  }
  draft.framework.tables.push_back(std::move(table));
  return draft.add(Op::first_of, type, node.span, std::move(args),
                   static_cast<std::uint32_t>(draft.framework.tables.size() - 1));
}

}  // namespace rubric
