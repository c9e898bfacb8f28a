#include "lang/ast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "lang/columns.hpp"

namespace rubric {
namespace {

constexpr std::array kKindNames = {
#define X(name) std::string_view(#name)
    X(file),
    X(name),
    X(numbered),
    X(number),
    X(date),
    X(text),
    X(word),
    X(framework),
    X(module),
    X(amends),
    X(use),
    X(programme),
    X(in_force),
    X(crosswalk),
    X(becomes),
    X(replaced_by),
    X(ends),
    X(source),
    X(note),
    X(scale),
    X(level),
    X(banding),
    X(gives),
    X(band),
    X(otherwise),
    X(table),
    X(first_row),
    X(heads),
    X(grid),
    X(row),
    X(any_value),
    X(cases),
    std::string_view("list"),
    X(fact),
    X(input),
    X(parameter),
    X(define),
    X(domain),
    X(standard),
    X(question),
    X(prompt),
    X(default_rules),
    X(discretion),
    X(ground),
    X(moves),
    X(requires),
    X(sampling),
    X(confidence),
    X(margin),
    X(split),
    X(size),
    X(overall),
    X(test),
    X(given),
    X(given_data),
    X(given_case),
    X(expect),
    X(expect_error),
    X(example),
    X(told),
    X(expected),
    X(can_be),
    X(type_truth),
    X(type_date),
    X(type_level),
    X(type_one_of),
    X(type_ordered),
    X(type_values),
    X(type_percent),
    X(type_whole),
    X(type_number),
    X(or_missing),
    X(lower_is_better),
    X(higher_is_better),
    X(choice),
    X(decimals),
    X(unit),
    X(judged),
    X(on),
    X(weight),
    X(not_counted),
    X(without_rating),
    X(when),
    X(nothing_relevant),
    X(leave_out),
    X(insufficient),
    X(not_rated_when),
    X(limit),
    X(raise),
    X(raise_by),
    X(lower_by),
    X(assign),
    X(or),
    X(and),
    X(not ),
    X(comparison),
    X(quantified),
    X(any),
    X(all),
    X(none),
    X(at_least_of),
    X(at_most_of),
    X(exactly_of),
    X(banded),
    X(choose),
    X(line),
    X(rounded),
    X(rounding),
    X(to_decimals),
    X(to_multiples),
    X(sum),
    X(product),
    X(plus),
    X(minus),
    X(times),
    X(over),
    X(application),
    X(where),
    X(list),
    X(weighted),
    X(one_case),
    X(yes),
    X(no),
    X(missing_value),
    X(not_rated),
    X(domain_ref),
    X(standard_ref),
    X(question_ref),
    X(ground_ref),
    X(domains_ref),
    X(standards_ref),
    X(questions_ref),
    X(test_not),
    X(test_missing),
    X(test_rated),
    X(test_at_least),
    X(test_at_most),
    X(test_above),
    X(test_below),
    X(test_before),
    X(test_after),
    X(test_within),
    X(test_one_of),
    X(test_equals),
    X(test_range),
    X(tally),
    X(percentage),
    X(not_relevant),
    X(not_yet_assessed),
    X(insufficient_evidence),
    X(add),
    X(before),
    X(after),
    X(replace),
    X(remove),
    X(change_title),
    X(change_when),
    X(change_type),
    X(change_rounding),
    X(change_value),
    X(change_rating),
    X(change_score),
    X(change_weight),
    X(in),
    X(path),
    X(step),
#undef X
};
static_assert(kKindNames.size() == static_cast<std::size_t>(NodeKind::step) + 1);

constexpr std::size_t kFirstBytes = 4096;  // of the nodes of a tree; each further piece is larger

bool between(NodeKind kind, NodeKind first, NodeKind last) { return kind >= first && kind <= last; }

void dump(const Node& node, const Sources& sources, int depth, std::string& out) {
  out.append(static_cast<std::size_t>(2 * depth), ' ');
  out += to_string(node.kind);
  if (is_leaf(node.kind)) fmt::format_to(std::back_inserter(out), " {}", sources.text(node.span));
  out += '\n';
  for (const Node* child : node.children) dump(*child, sources, depth + 1, out);
}

}  // namespace

std::string_view to_string(NodeKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
bool is_leaf(NodeKind kind) { return between(kind, NodeKind::name, NodeKind::word); }
bool is_amendment(NodeKind kind) {
  return between(kind, NodeKind::add, NodeKind::in) && kind != NodeKind::before && kind != NodeKind::after;
}
bool is_test(NodeKind kind) { return between(kind, NodeKind::test_not, NodeKind::test_range); }
bool is_cite(NodeKind kind) { return kind == NodeKind::source || kind == NodeKind::note; }

const Node* Node::child(NodeKind wanted) const {
  const auto found = std::find_if(children.begin(), children.end(), [&](const Node* c) { return c->kind == wanted; });
  return found == children.end() ? nullptr : *found;
}

std::vector<const Node*> Node::all(NodeKind wanted) const {
  std::vector<const Node*> found;
  std::copy_if(children.begin(), children.end(), std::back_inserter(found),
               [&](const Node* c) { return c->kind == wanted; });
  return found;
}

const Node* Node::id() const {
  const auto found = std::find_if(children.begin(), children.end(), [](const Node* c) {
    return c->kind == NodeKind::name || c->kind == NodeKind::numbered;
  });
  return found == children.end() ? nullptr : *found;
}

Ast::Ast() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(kFirstBytes)) {}

const Node* Ast::make(NodeKind kind, Span span, Children children, const Node* amendment) {
  std::pmr::polymorphic_allocator<> memory(memory_.get());
  auto* const kept = children.empty() ? nullptr : memory.allocate_object<const Node*>(children.size());
  std::copy(children.begin(), children.end(), kept);
  return memory.new_object<Node>(kind, span, Children(kept, children.size()), amendment);
}

std::string unquote(std::string_view quoted) {
  if (quoted.size() < 2) return {};
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  if (inside.find('\\') == std::string_view::npos) return printable(inside);
  std::string plain;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\\') ++i;
    plain += quoted[i];
  }
  return printable(plain);  // titles go to terminals
}

std::string dump(const Node& node, const Sources& sources) {
  std::string out;
  dump(node, sources, 0, out);
  return out;
}

}  // namespace rubric
