#include "app/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lang/edition.hpp"
#include "lang/parse.hpp"
#include "runtime/prove/difference.hpp"

namespace rubric::app {
namespace {

constexpr std::int64_t kMostRelevant = 60;  // tallies of larger samples have more of the same

// The definitions that an expression depends on.
void collect(const Framework& framework, ExprId id, std::set<std::uint32_t>& definitions) {
  if (!id) return;
  const Expr& expr = framework[id];
  if (expr.op == Op::definition && definitions.insert(expr.index).second)
    collect(framework, framework.definitions[expr.index].value, definitions);
  for (const ExprId arg : expr.args) collect(framework, arg, definitions);
  for (const Member& member : expr.members) {
    for (const ExprId part : {member.value, member.guard, member.weight}) collect(framework, part, definitions);
  }
}

// What is used beside ratings: by grounds, by figures that are shown, by what is relevant.
std::set<std::uint32_t> used_otherwise(const Framework& framework) {
  std::set<std::uint32_t> used;
  const auto add = [&](const Results& results) {
    for (const GroundUse& ground : results.grounds) collect(framework, framework[ground.holds].value, used);
    if (results.score) collect(framework, framework[results.score].value, used);
  };
  for (const Standard& standard : framework.standards) {
    add(standard.results);
    collect(framework, standard.when, used);
  }
  for (const Domain& domain : framework.domains) {
    add(domain.results);
    collect(framework, domain.when, used);
  }
  if (framework.overall) add(*framework.overall);
  for (const DefinitionId shown : framework.printed) collect(framework, framework[shown].value, used);
  for (const Question& question : framework.questions) {
    collect(framework, question.when, used);
    for (const Prompt& prompt : question.prompts) collect(framework, prompt.when, used);
  }
  return used;
}

// It has been reported already.
bool is_unused(const Definition& definition, const Diagnostics& diagnostics) {
  const Span whole = definition.origin.span;
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [&](const Diagnostic& known) {
    return known.code == Code::unused && known.span.source == whole.source && known.span.begin >= whole.begin &&
           known.span.end <= whole.end;
  });
}

bool changes_something(const Framework& framework, const Framework& variant) {
  const prove::Difference difference = prove::difference(framework, variant, kMostRelevant);
  const bool undecided = std::any_of(difference.subjects.begin(), difference.subjects.end(),
                                     [](const prove::SubjectDifference& subject) { return !subject.decided; });
  return difference.any() || undecided || !difference.bandings.empty() || !difference.remarks.empty() ||
         difference.subjects.empty();
}

}  // namespace

std::vector<std::pair<std::string, Rational>> parameters_of(const Rules& rules, const Declared& declared,
                                                            const Framework& framework) {
  std::vector<std::pair<std::string, Rational>> found;
  Diagnostics none;
  const auto edition = amend(rules.library(), declared, none);
  if (!edition) return found;
  for (const Node* node : edition->tree.root->all(NodeKind::parameter)) {
    const std::string_view name = rules.library().sources().text(node->id()->span);
    for (const Definition& definition : framework.definitions) {
      const Expr& value = framework[definition.value];
      if (definition.name == name && value.op == Op::constant && is_numeric(value.type))
        found.emplace_back(name, value.number);
    }
  }
  return found;
}

std::unique_ptr<const Framework> with_parameters(Rules& rules, const Declared& declared,
                                                 const std::vector<std::pair<std::string, Rational>>& values,
                                                 Diagnostics& diagnostics) {
  std::string changes;
  for (const auto& [name, value] : values)
    changes += fmt::format("  change value of parameter {} to {}\n", name, to_exact_string(value));
  Sources& sources = rules.sources();
  const SourceId text =
      sources.add("--set", fmt::format("framework swept amends {} {{\n{}}}\n", declared.name, changes));
  const Ast ast = parse(text, sources, diagnostics);
  Declared swept;
  swept.name = "swept";
  swept.amends = declared.name;
  swept.node = ast.root->children.front();
  auto framework = load(rules.library(), swept, diagnostics);
  return framework ? std::make_unique<const Framework>(std::move(*framework)) : nullptr;
}

void find_without_influence(Rules& rules, const Declared& declared, const Framework& framework,
                            Diagnostics& diagnostics) {
  const std::set<std::uint32_t> used = used_otherwise(framework);
  for (const auto& [name, value] : parameters_of(rules, declared, framework)) {
    const auto is_it = [&, &name = name](const Definition& definition) { return definition.name == name; };
    const auto at = std::find_if(framework.definitions.begin(), framework.definitions.end(), is_it);
    const auto index = static_cast<std::uint32_t>(at - framework.definitions.begin());
    if (used.contains(index) || is_unused(*at, diagnostics)) continue;
    bool matters = false;
    std::size_t tried = 0;
    for (const Rational other : {value + 1, value - 1, value * 2, value / 2}) {
      Diagnostics unheard;
      const auto variant = matters || !other.valid() || other == value
                               ? nullptr
                               : with_parameters(rules, declared, {{name, other}}, unheard);
      if (variant == nullptr) continue;
      ++tried;
      matters = changes_something(framework, *variant);
    }
    if (matters || tried == 0) continue;
    diagnostics.add({Code::without_influence,
                     at->origin.span,
                     fmt::format("other values of parameter `{}` change no rating", name),
                     "use it where it was meant to count, or take it out",
                     {},
                     {fmt::format("one more, one less, twice and half of {} were tried", to_string(value))}});
  }
}

}  // namespace rubric::app
