// Expressions: names resolved, collections spread out to their members, types inferred.
#include <fmt/format.h>

#include <algorithm>

#include "lang/draft.hpp"
#include "lang/parse.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;

Term broken() { return {}; }

Term of_value(Draft& draft, ExprId value) {
  if (!value) return broken();
  Term term;
  term.kind = Kind::value;
  term.value = value;
  term.type = draft.type(value);
  return term;
}

Term of_entities(Kind kind, std::vector<Entity> entities, bool single = false) {
  Term term;
  term.kind = kind;
  term.entities = std::move(entities);
  term.single = single;
  return term;
}

ExprId both(Draft& draft, ExprId a, ExprId b, Span span) {
  if (!a || !b) return a ? a : b;
  return draft.add(Op::all_of, {TypeKind::truth}, span, {a, b});
}

Scope without_member(const Scope& scope) {
  Scope plain = scope;
  plain.member = nullptr;
  return plain;
}

// ---- pointers and plurals

Entity question_entity(Draft& draft, QuestionId id, const Scope& scope, Span span) {
  const Policy& policy = draft.policies[draft.framework[id].standard.index];
  if (!scope.ground && policy.kind != Policy::Kind::leave_out) return {id.index, {}};
  const ExprId percent = draft.add(Op::percent, {TypeKind::percent}, span, {}, id.index);
  return {id.index, draft.add(Op::is_present, {TypeKind::truth}, span, {percent})};
}

Term questions_of(Draft& draft, const std::vector<Entity>& standards, const Scope& scope, Span span) {
  std::vector<Entity> questions;
  for (const Entity& standard : standards) {
    for (const QuestionId id : draft.framework.standards[standard.index].questions) {
      Entity question = question_entity(draft, id, scope, span);
      question.guard = both(draft, standard.guard, question.guard, span);
      questions.push_back(question);
    }
  }
  return of_entities(Kind::questions, std::move(questions));
}

Term standards_of(Draft& draft, const std::vector<Entity>& domains) {
  std::vector<Entity> standards;
  for (const Entity& domain : domains) {
    for (const StandardId id : draft.framework.domains[domain.index].standards) standards.push_back({id.index, domain.guard});
  }
  return of_entities(Kind::standards, std::move(standards));
}

// The standards or domains that an identifier names; questions need their standard.
template <typename Declared>
std::optional<std::uint32_t> find(Draft& draft, const std::vector<Declared>& all, const Node& id, std::string_view what) {
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].id == draft.text(id)) return i;
    names.push_back(all[i].id);
  }
  draft.unknown(id, what, names);
  return std::nullopt;
}

Term one_question(Draft& draft, const Node& id, StandardId standard, const Scope& scope) {
  std::vector<std::string_view> names;
  for (const QuestionId question : draft.framework[standard].questions) {
    if (draft.framework[question].id == draft.text(id)) return of_entities(Kind::questions, {question_entity(draft, question, scope, id.span)}, true);
    names.push_back(draft.framework[question].id);
  }
  draft.unknown(id, fmt::format("question of standard {}", draft.framework[standard].id), names);
  return broken();
}

Term pointer(Draft& draft, const Node& node, const Scope& scope) {
  const Node& id = *node.id();
  if (node.kind == K::standard_ref) {
    const auto found = find(draft, draft.framework.standards, id, "standard");
    return found ? of_entities(Kind::standards, {{*found, {}}}, true) : broken();
  }
  if (node.kind == K::domain_ref) {
    const auto found = find(draft, draft.framework.domains, id, "domain");
    return found ? of_entities(Kind::domains, {{*found, {}}}, true) : broken();
  }
  if (node.kind == K::question_ref && scope.standard) return one_question(draft, id, scope.standard, scope);
  draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of which standard", draft.text(node)),
              fmt::format("write `{} of standard 2.1`", draft.text(node)));
  return broken();
}

// Bare `standards` are the counted ones of the place; bare `questions` those of the standard.
Term plural(Draft& draft, const Node& node, const Scope& scope) {
  const Framework& framework = draft.framework;
  if (!node.children.empty()) {
    if (node.kind == K::questions_ref) return broken();
    Term all;
    for (const Node* id : node.children) {
      const auto found = node.kind == K::standards_ref ? find(draft, framework.standards, *id, "standard") : find(draft, framework.domains, *id, "domain");
      if (!found) return broken();
      all.entities.push_back({*found, {}});
    }
    return of_entities(node.kind == K::standards_ref ? Kind::standards : Kind::domains, std::move(all.entities));
  }
  if (node.kind == K::questions_ref) {
    if (scope.standard) return questions_of(draft, {{scope.standard.index, {}}}, scope, node.span);
    draft.error(Code::not_a_value, node.span, "`questions` does not say of which standard", "write `questions of standard 2.1`");
    return broken();
  }
  std::vector<Entity> entities;
  if (node.kind == K::domains_ref) {
    for (std::uint32_t i = 0; i < framework.domains.size(); ++i) entities.push_back({i, {}});
    return of_entities(Kind::domains, std::move(entities));
  }
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const bool here = !scope.domain || scope.standard || standard.domain == scope.domain;
    if (standard.counted && !standard.without_rating && here) entities.push_back({i, {}});
  }
  return of_entities(Kind::standards, std::move(entities));
}

// ---- names

Term symbol_term(Draft& draft, const Node& node, Symbol& symbol, const Scope& scope);

bool is_fact_name(const Draft& draft, std::string_view name) {
  const auto& facts = draft.framework.facts;
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == name; });
}

// Whether a definition speaks of facts, itself or through others: then it is worked out for each case.
bool speaks_of_facts(const Draft& draft, const Node& node, int depth = 0) {
  if (node.kind == K::name) {
    const auto symbol = draft.names.find(draft.text(node));
    if (symbol == draft.names.end()) return is_fact_name(draft, draft.text(node));
    return symbol->second.kind == Symbol::Kind::define && depth < kMaxNesting && speaks_of_facts(draft, last_part(*symbol->second.node), depth + 1);
  }
  return std::any_of(node.children.begin(), node.children.end(), [&](const Node* child) { return speaks_of_facts(draft, *child, depth); });
}

Term fact_term(Draft& draft, const Node& node, KindId kind) {
  std::vector<std::string_view> names;
  for (const FactId id : draft.framework[kind].facts) {
    if (draft.framework[id].id == draft.text(node)) return of_value(draft, draft.add(Op::fact, draft.framework[id].type, node.span, {}, id.index));
    names.push_back(draft.framework[id].id);
  }
  for (const Fact& fact : draft.framework.facts) {
    if (fact.id != draft.text(node)) continue;
    draft.error(Code::other_cases, node.span,
                fmt::format("`{}` is a fact of `{}`, and the question is asked of `{}`", fact.id, draft.framework[fact.kind].id, draft.framework[kind].id),
                "use a fact of the same kind of case, or ask the question of the other kind", {{fact.origin.span, "declared here"}});
    return broken();
  }
  draft.unknown(node, fmt::format("fact of `{}`", draft.framework[kind].id), names);
  return broken();
}

ExprId level_constant(Draft& draft, std::uint32_t scale, std::uint32_t level, Span span) {
  Expr expr;
  expr.type = {TypeKind::level, scale};
  expr.span = span;
  expr.index = level;
  return draft.add(std::move(expr));
}

Term choice_term(Draft& draft, const Node& node, std::uint32_t fact_index) {
  const Fact& fact = draft.framework.facts[fact_index];
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < fact.choices.size(); ++i) {
    names.push_back(fact.choices[i].id);
    if (fact.choices[i].id != draft.text(node)) continue;
    Expr expr;
    expr.type = {TypeKind::choice, fact_index};
    expr.span = node.span;
    expr.index = i;
    return of_value(draft, draft.add(std::move(expr)));
  }
  draft.unknown(node, fmt::format("choice of `{}`", fact.id), names);
  return broken();
}

// A level, where one is wanted or a scale has one of that name.
Term level_term(Draft& draft, const Node& node, std::optional<Type> wanted) {
  if (wanted && wanted->kind == TypeKind::level) {
    const auto level = find_level(draft, node, wanted->of);
    return level ? of_value(draft, level_constant(draft, wanted->of, *level, node.span)) : broken();
  }
  const std::size_t errors = draft.diagnostics.errors();
  if (const auto scale = scale_with(draft, node)) {
    return of_value(draft, level_constant(draft, *scale, *find_level(draft, node, *scale), node.span));
  }
  if (draft.diagnostics.errors() > errors) return broken();
  std::vector<std::string_view> names;
  for (const auto& [name, symbol] : draft.names) names.push_back(name);
  for (const Scale& scale : draft.framework.scales) {
    for (const Level& level : scale.levels) names.push_back(level.id);
  }
  draft.unknown(node, "name", names);
  return broken();
}

Term own_result(Draft& draft, const Node& node, const Scope& scope) {
  const bool rating = draft.text(node) == "rating";
  const DefinitionId known = rating ? scope.rating : scope.score;
  if (known) return of_value(draft, draft.add(Op::definition, draft.framework[known].type, node.span, {}, known.index));
  if (scope.standard) return of_value(draft, attribute(draft, draft.text(node), Kind::standards, {scope.standard.index, {}}, node.span, scope));
  if (scope.domain) return of_value(draft, attribute(draft, draft.text(node), Kind::domains, {scope.domain.index, {}}, node.span, scope));
  if (scope.overall) return of_value(draft, attribute(draft, draft.text(node), Kind::overall, {}, node.span, scope));
  draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of what", draft.text(node)), fmt::format("write `{} of standard 2.1`", draft.text(node)));
  return broken();
}

// Bandings that a standard's percentages meet, for `deciding-questions` and `a boundary`.
Term deciding_questions(Draft& draft, const Node& node, const Scope& scope) {
  if (!scope.standard || draft.framework[scope.standard].deciding.empty()) {
    draft.error(Code::not_a_value, node.span, "only a standard rated from questions has deciding questions", "use it in a ground for standards with questions");
    return broken();
  }
  const Standard& standard = draft.framework[scope.standard];
  std::vector<Entity> entities;
  for (std::size_t i = 0; i < standard.questions.size(); ++i) {
    const ExprId decides = draft.add(Op::definition, {TypeKind::truth}, node.span, {}, standard.deciding[i].index);
    entities.push_back({standard.questions[i].index, decides});
  }
  return of_entities(Kind::questions, std::move(entities));
}

Term name_term(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  const std::string_view name = draft.text(node);
  if (scope.member != nullptr && is_attribute(name)) return of_value(draft, attribute(draft, name, scope.member_kind, *scope.member, node.span, without_member(scope)));
  if (name == "rating" || name == "score") return own_result(draft, node, scope);
  if (name == "deciding-questions") return deciding_questions(draft, node, scope);
  if (name == "fieldwork") return of_value(draft, draft.add(Op::fieldwork, {TypeKind::date}, node.span, {}));
  if (name == "overall") {
    Term term;
    term.kind = Kind::overall;
    return term;
  }
  if (wanted && wanted->kind == TypeKind::choice) return choice_term(draft, node, wanted->of);
  const auto symbol = draft.names.find(name);
  if (symbol != draft.names.end()) return symbol_term(draft, node, symbol->second, scope);
  if (scope.facts && !wanted) return fact_term(draft, node, scope.facts);
  if (is_attribute(name) || is_aggregate(name)) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of what", name), fmt::format("write `{} of …`", name));
    return broken();
  }
  return level_term(draft, node, wanted);
}

Term define_term(Draft& draft, const Node& node, Symbol& symbol, const Scope& scope) {
  const std::string name(draft.text(node));
  const Node& value = last_part(*symbol.node);
  if (scope.facts && speaks_of_facts(draft, value)) return read_term(draft, value, scope);  // worked out for each case
  if (const auto known = draft.defined.find(name); known != draft.defined.end()) return known->second;
  if (std::any_of(draft.underway.begin(), draft.underway.end(), [&](const auto& member) { return member.first == name; })) {
    report_circle(draft, name, node.span);
    return broken();
  }
  draft.underway.emplace_back(name, symbol.node->id()->span);
  const bool parameter = symbol.kind == Symbol::Kind::parameter;
  Term term = read_term(draft, value, Scope{});
  draft.underway.pop_back();
  if (term.kind == Kind::value) {
    if (parameter && !constant_value(draft.framework, term.value)) {
      draft.error(Code::not_constant, value.span, fmt::format("parameter `{}` is not a constant number", name), "use `define` for a value that depends on the inspection");
      term = broken();
    } else {
      const Node* title = symbol.node->child(K::text);
      const DefinitionId id = draft.define(name, term.value, draft.origin(*symbol.node), title != nullptr && title != &value ? unquote(draft.text(*title)) : "");
      if (!parameter && !draft.framework[id].title.empty()) draft.framework.printed.push_back(id);
      term = of_value(draft, draft.add(Op::definition, term.type, node.span, {}, id.index));
    }
  }
  draft.defined[name] = term;
  return term;
}

Term symbol_term(Draft& draft, const Node& node, Symbol& symbol, const Scope& scope) {
  symbol.used = true;
  switch (symbol.kind) {
    case Symbol::Kind::standard: return of_entities(Kind::standards, {{symbol.index, {}}}, true);
    case Symbol::Kind::banding:
      draft.error(Code::not_a_value, node.span, fmt::format("`{}` is a banding, and does not say of what", draft.text(node)),
                  fmt::format("write `{} of …`", draft.text(node)));
      return broken();
    default: return define_term(draft, node, symbol, scope);
  }
}

}  // namespace

void report_circle(Draft& draft, std::string_view name, Span span) {
  const auto first = std::find_if(draft.underway.begin(), draft.underway.end(), [&](const auto& member) { return member.first == name; });
  std::string names;
  std::vector<Label> places;
  for (auto member = first; member != draft.underway.end(); ++member) {
    names += fmt::format("{} needs ", member->first);
    places.push_back({member->second, member->first});
  }
  draft.error(Code::cycle, span, fmt::format("a circle: {}{}", names, name), "work one of them out without the other", std::move(places));
}

const Node& last_part(const Node& node) {
  return **std::find_if(node.children.rbegin(), node.children.rend(), [](const Node* child) { return !is_cite(child->kind); });
}

void read_unasked(Draft& draft, const Node& declaration) {
  const auto symbol = draft.names.find(draft.id(declaration));
  if (symbol == draft.names.end() || symbol->second.node != &declaration || speaks_of_facts(draft, last_part(declaration))) return;
  define_term(draft, *declaration.id(), symbol->second, Scope{});
}

ExprId level_value(Draft& draft, const Node& name, std::uint32_t scale) {
  const auto level = find_level(draft, name, scale);
  return level ? level_constant(draft, scale, *level, name.span) : ExprId{};
}

Term read_name(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  switch (node.kind) {
    case K::name: return name_term(draft, node, scope, wanted);
    case K::domains_ref: case K::standards_ref: case K::questions_ref: return plural(draft, node, scope);
    default: return pointer(draft, node, scope);
  }
}

// `standards of domains 2, 3`, `question safety of standard 2.2`, `ground close of standard 2.1`
Term read_part_of(Draft& draft, const Node& part, const Term& whole, const Scope& scope) {
  if (whole.kind == Kind::broken) return broken();
  if (part.kind == K::standards_ref && whole.kind == Kind::domains) return standards_of(draft, whole.entities);
  if (part.kind == K::questions_ref && whole.kind == Kind::standards) return questions_of(draft, whole.entities, scope, part.span);
  if (part.kind == K::question_ref && whole.kind == Kind::standards && whole.single) {
    return one_question(draft, *part.id(), {whole.entities[0].index}, scope);
  }
  if (part.kind == K::ground_ref && whole.kind == Kind::standards && whole.single) {
    const Standard& standard = draft.framework.standards[whole.entities[0].index];
    for (const GroundUse& use : standard.grounds) {
      if (draft.framework.discretions[use.discretion].grounds[use.ground].id != draft.text(*part.id())) continue;
      return of_value(draft, draft.add(Op::definition, {TypeKind::truth}, part.span, {}, use.holds.index));
    }
    draft.unknown(*part.id(), fmt::format("ground for standard {}", standard.id), {});
    return broken();
  }
  draft.error(Code::not_a_collection, part.span, fmt::format("`{}` does not go with what it is said to be of", draft.text(part)),
              "write `standards of domain 2`, `questions of standard 2.1` or `question safety of standard 2.1`");
  return broken();
}

}  // namespace rubric
