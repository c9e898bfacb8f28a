#include "lang/library.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric {
namespace {

std::optional<Date> read_date(const Node& node, const Sources& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(node.span);
  const std::optional<Date> date = parse_date(text);
  if (!date) diagnostics.add({Code::bad_date, node.span, fmt::format("`{}` is not a day of the calendar", text), "write year-month-day, such as 2021-07-15", {}, {}});
  return date;
}

std::optional<InForce> read_in_force(const Node& node, const Sources& sources, Diagnostics& diagnostics) {
  const std::vector<const Node*> dates = node.all(NodeKind::date);
  const std::optional<Date> from = read_date(*dates[0], sources, diagnostics);
  const std::optional<Date> to = dates.size() > 1 ? read_date(*dates[1], sources, diagnostics) : std::nullopt;
  if (!from) return std::nullopt;
  if (to && *to < *from) {
    diagnostics.add({Code::in_force_order, node.span, "the last day in force comes before the first", "both days belong to the time in force; swap them", {}, {}});
  }
  return InForce{*from, to};
}

void report_second(const Node& framework, NodeKind kind, std::string message, Diagnostics& diagnostics) {
  const std::vector<const Node*> all = framework.all(kind);
  if (all.size() < 2) return;
  diagnostics.add({Code::declared_twice, all[1]->span, std::move(message), "keep one of them", {{all[0]->span, "the first"}}, {}});
}

}  // namespace

SourceId Library::add(std::string name, std::string text, Diagnostics& diagnostics, bool unless_there) {
  const SourceId source = sources_.add(std::move(name), std::move(text));
  const Ast& ast = texts_.emplace_back(parse(source, sources_, diagnostics));
  if (ast.root == nullptr) return source;
  for (const Node* framework : ast.root->children) {
    if (unless_there && find(sources_.text(framework->id()->span)) != nullptr) continue;
    frameworks_.push_back(declare(*framework, ast.complete, diagnostics));
  }
  return source;
}

Declared Library::declare(const Node& node, bool complete, Diagnostics& diagnostics) const {
  Declared declared;
  declared.node = &node;
  declared.complete = complete;
  declared.name = sources_.text(node.id()->span);
  report_second(node, NodeKind::programme, "a framework belongs to one programme", diagnostics);
  report_second(node, NodeKind::in_force, "a framework is in force from one day on", diagnostics);
  if (const Node* title = node.child(NodeKind::text)) declared.title = unquote(sources_.text(title->span));
  if (const Node* base = node.child(NodeKind::amends)) declared.amends = sources_.text(base->id()->span);
  if (const Node* programme = node.child(NodeKind::programme)) declared.programme = sources_.text(programme->id()->span);
  if (const Node* in_force = node.child(NodeKind::in_force)) declared.in_force = read_in_force(*in_force, sources_, diagnostics);
  return declared;
}

void Library::finish(Diagnostics& diagnostics) {
  for (Declared& framework : frameworks_) {
    const Declared* first = find(framework.name);
    if (first != &framework) {
      diagnostics.add({Code::declared_twice, framework.node->id()->span, fmt::format("framework `{}` is declared twice", framework.name),
                       "give one of them another name", {{first->node->id()->span, "declared here first"}}, {}});
    }
    const Declared* from = &framework;
    for (std::size_t steps = 0; from != nullptr && framework.programme.empty() && steps < frameworks_.size(); ++steps) {
      from = base(*from);
      if (from != nullptr) framework.programme = from->programme;
    }
  }
}

const Declared* Library::find(std::string_view name) const {
  const auto found = std::find_if(frameworks_.begin(), frameworks_.end(), [&](const Declared& f) { return f.name == name; });
  return found == frameworks_.end() || name.empty() ? nullptr : &*found;
}

}  // namespace rubric
