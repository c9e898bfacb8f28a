// `choose`: the first line that holds, all of one type.
#include <algorithm>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;

bool is_otherwise(const Node* line) { return line->child(K::otherwise) != nullptr; }
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

}  // namespace

ExprId read_choose(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const std::vector<const Node*> lines = node.all(K::line);
  if (!check_otherwise(draft, node, lines)) return {};
  std::vector<ExprId> conditions;
  for (const Node* line : lines) {
    if (const Node* when = line->child(K::when)) conditions.push_back(read_truth(draft, *when->children[0], scope));
  }
  std::vector<const Node*> values;
  for (const Node* line : lines) values.push_back(&value_of(*line));
  const std::optional<Outcomes> outcomes = read_outcomes(draft, node.span, values, scope, wanted);
  const auto is_read = [](ExprId id) { return static_cast<bool>(id); };
  if (!outcomes || !std::all_of(conditions.begin(), conditions.end(), is_read)) return {};
  std::vector<ExprId> args;
  Table table;
  table.origin = draft.origin(node);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < conditions.size()) args.push_back(conditions[i]);
    args.push_back(outcomes->values[i]);
    table.lines.push_back(draft.origin(*lines[i]));
  }
  draft.framework.tables.push_back(std::move(table));
  return draft.add(Op::first_of, outcomes->type, node.span, std::move(args),
                   static_cast<std::uint32_t>(draft.framework.tables.size() - 1));
}

}  // namespace rubric
