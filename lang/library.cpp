#include "lang/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace rubric {
namespace {

constexpr std::size_t kMaxParts = 200;  // more than a chain of frameworks and their modules may have

std::optional<Date> read_date(const Node& node, const Sources& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(node.span);
  const std::optional<Date> date = parse_date(text);
  if (!date)
    diagnostics.add({Code::bad_date,
                     node.span,
                     fmt::format("`{}` is not a day of the calendar", text),
                     "write year-month-day, such as 2021-07-15",
                     {},
                     {}});
  return date;
}

std::optional<InForce> read_in_force(const Node& node, const Sources& sources, Diagnostics& diagnostics) {
  const std::vector<const Node*> dates = node.all(NodeKind::date);
  const std::optional<Date> from = read_date(*dates[0], sources, diagnostics);
  const std::optional<Date> to = dates.size() > 1 ? read_date(*dates[1], sources, diagnostics) : std::nullopt;
  if (!from) return std::nullopt;
  if (to && *to < *from) {
    diagnostics.add({Code::in_force_order,
                     node.span,
                     "the last day in force comes before the first",
                     "both days belong to the time in force; swap them",
                     {},
                     {}});
  }
  return InForce{*from, to};
}

void report_second(const Node& framework, NodeKind kind, std::string message, Diagnostics& diagnostics) {
  const std::vector<const Node*> all = framework.all(kind);
  if (all.size() < 2) return;
  diagnostics.add(
      {Code::declared_twice, all[1]->span, std::move(message), "keep one of them", {{all[0]->span, "the first"}}, {}});
}

const Declared* find_named(const std::map<std::string, const Declared*, std::less<>>& by_name, std::string_view name) {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace

SourceId Library::add(std::string name, std::string text, Diagnostics& diagnostics, bool unless_there) {
  const SourceId source = sources_.add(std::move(name), std::move(text));
  const Ast& ast = texts_.emplace_back(parse(source, sources_, diagnostics, tests_));
  if (ast.root == nullptr) return source;
  for (const Node* node : ast.root->children) {
    const bool is_module = node->kind == NodeKind::module_;
    const std::string_view declared = sources_.text(node->id()->span);
    if (unless_there && (is_module ? find_module(declared) : find(declared)) != nullptr) continue;
    Declared& added = (is_module ? modules_ : frameworks_).emplace_back(declare(*node, ast.complete, diagnostics));
    added.with_tests = ast.with_tests;
    (is_module ? module_of_ : framework_of_).emplace(added.name, &added);
    if (is_module) check_module(added, diagnostics);
  }
  return source;
}

Declared Library::declare(const Node& node, bool complete, Diagnostics& diagnostics) const {
  Declared declared;
  declared.node = &node;
  declared.complete = complete;
  declared.name = sources_.text(node.id()->span);
  report_second(node, NodeKind::programme, "a framework belongs to one programme", diagnostics);
  report_second(node, NodeKind::crosswalk, "a framework has one crosswalk", diagnostics);
  report_second(node, NodeKind::in_force, "a framework is in force from one day on", diagnostics);
  if (const Node* title = node.child(NodeKind::text)) declared.title = unquote(sources_.text(title->span));
  if (const Node* base = node.child(NodeKind::amends)) declared.amends = sources_.text(base->id()->span);
  for (const Node* use : node.all(NodeKind::use)) {
    if (declared.uses.size() < kMaxModules) declared.uses.emplace_back(sources_.text(use->id()->span));
  }
  if (const Node* programme = node.child(NodeKind::programme))
    declared.programme = sources_.text(programme->id()->span);
  if (const Node* in_force = node.child(NodeKind::in_force))
    declared.in_force = read_in_force(*in_force, sources_, diagnostics);
  return declared;
}

// What only a framework has, and a module with nothing in it.
void Library::check_module(const Declared& module, Diagnostics& diagnostics) const {
  const auto refuse = [&](NodeKind kind, std::string message) {
    for (const Node* part : module.node->all(kind)) {
      diagnostics.add(
          {Code::not_in_module, part->span, message, "move it to the framework that uses the module", {}, {}});
    }
  };
  refuse(NodeKind::programme, "a module belongs to no programme");
  refuse(NodeKind::in_force, "a module is in force on no day");
  refuse(NodeKind::crosswalk, "a module amends no framework of its own, so it has no crosswalk");
  refuse(NodeKind::overall, "a module has no overall");
  refuse(NodeKind::test, "a module has no tests");
  const auto is_head = [](const Node* part) {
    return part->kind == NodeKind::name || part->kind == NodeKind::text || is_cite(part->kind);
  };
  if (module.complete && std::all_of(module.node->children.begin(), module.node->children.end(), is_head)) {
    diagnostics.add({Code::empty,
                     module.node->id()->span,
                     "a module declares something, and this one does not",
                     "write what it declares between its braces",
                     {},
                     {}});
  }
}

void Library::report_twice(const Declared& second, const Declared& first, Diagnostics& diagnostics) const {
  const auto is_module = [](const Declared& declared) { return declared.node->kind == NodeKind::module_; };
  const std::string what =
      is_module(first) != is_module(second)
          ? fmt::format("`{}` is declared twice, as a framework and as a module", second.name)
          : fmt::format("{} `{}` is declared twice", is_module(second) ? "module" : "framework", second.name);
  diagnostics.add({Code::declared_twice,
                   second.node->id()->span,
                   what,
                   "give one of them another name",
                   {{first.node->id()->span, "declared here first"}},
                   {}});
}

void Library::finish(Diagnostics& diagnostics) {
  for (const Declared& module : modules_) {
    if (const Declared* first = find_module(module.name); first != &module) report_twice(module, *first, diagnostics);
    if (const Declared* framework = find(module.name)) report_twice(module, *framework, diagnostics);
  }
  for (Declared& framework : frameworks_) {
    if (const Declared* first = find(framework.name); first != &framework) report_twice(framework, *first, diagnostics);
    const Declared* from = &framework;
    for (std::size_t steps = 0; from != nullptr && framework.programme.empty() && steps < frameworks_.size(); ++steps) {
      from = base(*from);
      if (from != nullptr) framework.programme = from->programme;
    }
  }
}

bool Library::read_tests(const Declared& framework) {
  bool any = false;
  for (const Declared* part : parts_of(framework)) {
    if (part->with_tests) continue;
    read_tests_in(part->node->span.source);
    any = true;
  }
  return any;
}

// The tree of the text as a whole takes the place of the one without tests; what it declares has not changed.
void Library::read_tests_in(SourceId source) {
  Diagnostics diagnostics;
  const Ast& ast = texts_.emplace_back(parse(source, sources_, diagnostics));
  for (std::deque<Declared>* declared : {&frameworks_, &modules_}) {
    for (Declared& each : *declared) {
      const auto same = [&](const Node* node) { return node->span.begin == each.node->span.begin; };
      if (each.node->span.source != source) continue;
      each.node = *std::find_if(ast.root->children.begin(), ast.root->children.end(), same);
      each.with_tests = true;
    }
  }
}

const Declared* Library::find(std::string_view name) const { return find_named(framework_of_, name); }
const Declared* Library::find_module(std::string_view name) const { return find_named(module_of_, name); }

std::vector<const Declared*> Library::parts_of(const Declared& declared) const {
  std::vector<const Declared*> parts{&declared};
  std::set<const Declared*> seen{&declared};
  const auto add = [&](const Declared* part) {
    if (part != nullptr && seen.size() < kMaxParts && seen.insert(part).second) parts.push_back(part);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    add(base(*parts[i]));
    for (const std::string& module : parts[i]->uses) add(find_module(module));
  }
  return parts;
}

}  // namespace rubric
