// Names in expressions: what each stands for.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"
#include "lang/parts.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;

Term broken() { return {}; }

Scope without_member(const Scope& scope) {
  Scope plain = scope;
  plain.member = nullptr;
  return plain;
}

Term symbol_term(Draft& draft, const Node& node, Symbol& symbol, const Scope& scope);

bool has_fact(const Draft& draft, KindId kind, std::string_view name) {
  const std::vector<FactId>& facts = draft.framework[kind].facts;
  return std::any_of(facts.begin(), facts.end(), [&](FactId id) { return draft.framework[id].id == name; });
}

Term fact_term(Draft& draft, const Node& node, KindId kind) {
  std::vector<std::string_view> names;
  for (const FactId id : draft.framework[kind].facts) {
    if (draft.framework[id].id == draft.text(node))
      return term_of(draft, draft.add(Op::fact, draft.framework[id].type, node.span, {}, id.index));
    if (draft.suggests()) names.push_back(draft.framework[id].id);
  }
  for (const Fact& fact : draft.framework.facts) {
    if (!fact.kind || fact.id != draft.text(node)) continue;  // an input, or a field of records
    draft.error(Code::other_cases, node.span,
                fmt::format("`{}` is a fact of `{}`, and the question is asked of `{}`", fact.id,
                            draft.framework[fact.kind].id, draft.framework[kind].id),
                "use a fact of the same kind of case, or ask the question of the other kind",
                {{fact.origin.span, "declared here"}});
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
    return term_of(draft, draft.add(std::move(expr)));
  }
  draft.unknown(node, fmt::format("choice of `{}`", fact.id), names);
  return broken();
}

// A level, where one is wanted or a scale has one of that name.
Term level_term(Draft& draft, const Node& node, std::optional<Type> wanted) {
  if (wanted && wanted->kind == TypeKind::level) {
    const auto level = find_level(draft, node, wanted->of);
    return level ? term_of(draft, level_constant(draft, wanted->of, *level, node.span)) : broken();
  }
  const std::vector<std::uint32_t> scales = scales_with(draft, node);
  if (scales.size() == 1)
    return term_of(draft, level_constant(draft, scales[0], *find_level(draft, node, scales[0]), node.span));
  if (scales.size() > 1) {
    report_ambiguous(draft, node, scales);
    return broken();
  }
  std::vector<std::string_view> names;
  if (draft.suggests()) {
    names = names_of_levels(draft);
    for (const auto& [name, symbol] : draft.names) names.push_back(name);
  }
  draft.unknown(node, "name", names);
  return broken();
}

// Whose `rating` and `score` are meant where no name follows.
std::optional<Subject> place_of(const Scope& scope) {
  if (scope.standard) return Subject{Subject::Kind::standard, scope.standard.index};
  if (scope.domain) return Subject{Subject::Kind::domain, scope.domain.index};
  return scope.overall ? std::optional(Subject{Subject::Kind::overall, 0}) : std::nullopt;
}

Kind kind_of(Subject subject) {
  switch (subject.kind) {
    case Subject::Kind::standard: return Kind::standards;
    case Subject::Kind::domain: return Kind::domains;
    case Subject::Kind::overall: break;
  }
  return Kind::overall;
}

Term own_result(Draft& draft, const Node& node, const Scope& scope) {
  const std::string_view name = draft.text(node);
  const DefinitionId known = name == "rating" ? scope.rating : scope.score;
  if (known) return term_of(draft, draft.add(Op::definition, draft.framework[known].type, node.span, {}, known.index));
  const std::optional<Subject> place = place_of(scope);
  if (!place) {
    draft.error(scope.constant ? Code::not_constant : Code::not_a_value, node.span,
                scope.constant ? fmt::format("`{}` depends on the inspection", name)
                               : fmt::format("`{}` does not say of what", name),
                scope.constant ? "write a number or a parameter" : fmt::format("write `{} of standard 2.1`", name));
    return broken();
  }
  const auto state = draft.results.find(*place);
  if (state == draft.results.end() || state->second != Draft::State::underway) {
    return term_of(draft, attribute(draft, name, kind_of(*place), {place->index, {}}, node.span, scope));
  }
  if (draft.complete && !draft.broken.contains(*place)) {
    draft.error(Code::rule_order, node.span,
                fmt::format("{} has no {} yet that this rule could use", draft.words(*place), name),
                fmt::format("rules run in the order written: put it behind `{} = …`", name));
  }
  return broken();
}

Term deciding_questions(Draft& draft, const Node& node, const Scope& scope) {
  if (!scope.standard || draft.framework[scope.standard].deciding.empty()) {
    draft.error(Code::not_a_value, node.span,
                scope.standard ? fmt::format("standard {} has no questions, so none of them decides",
                                             draft.framework[scope.standard].id)
                               : "only a standard rated from questions has deciding questions",
                "use it in a ground for standards with questions: `for standards of domains 2, 3`");
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
  const auto symbol = draft.names.find(name);
  if (symbol != draft.names.end() && is_built_in(name)) return symbol_term(draft, node, symbol->second, scope);
  if (scope.facts && !wanted && is_built_in(name) && has_fact(draft, scope.facts, name))
    return fact_term(draft, node, scope.facts);
  if (scope.member != nullptr && is_attribute(name))
    return term_of(draft, attribute(draft, name, scope.member_kind, *scope.member, node.span, without_member(scope)));
  if (name == "rating" || name == "score") return own_result(draft, node, scope);
  if (name == "deciding-questions") return deciding_questions(draft, node, scope);
  if (name == "fieldwork") return term_of(draft, draft.add(Op::fieldwork, {TypeKind::date}, node.span, {}));
  if (name == "overall") {
    Term term;
    term.kind = Kind::overall;
    return term;
  }
  if (wanted && wanted->kind == TypeKind::choice) return choice_term(draft, node, wanted->of);
  if (scope.record && is_field(draft, scope.record, name)) return field_term(draft, node, scope.record);
  if (symbol != draft.names.end()) return symbol_term(draft, node, symbol->second, scope);
  if (scope.facts && !wanted) return fact_term(draft, node, scope.facts);
  if (is_attribute(name) || is_aggregate(name)) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of what", name),
                fmt::format("write `{} of …`", name));
    return broken();
  }
  return level_term(draft, node, wanted);
}

// What a definition or parameter comes to is read once; a definition over facts, wherever a condition uses it.
Term read_definition(Draft& draft, const Node& node, const Symbol& symbol, const Scope& scope) {
  const std::string name(draft.text(node));
  const auto is_it = [&](const auto& member) { return member.first == name; };
  if (std::any_of(draft.underway.begin(), draft.underway.end(), is_it)) {
    report_circle(draft, name, node.span);
    return broken();
  }
  const std::size_t constant = symbol.kind == Symbol::Kind::parameter ? 1 : 0;
  draft.underway.emplace_back(name, symbol.node->id()->span);
  draft.constants_only += constant;
  Term term = symbol.kind == Symbol::Kind::table ? term_of(draft, read_table(draft, *symbol.node, scope))
                                                 : read_term(draft, value_of(*symbol.node), scope);
  draft.constants_only -= constant;
  draft.underway.pop_back();
  return term;
}

// Empty where it has none: then it is not printed.
std::string title_of(const Draft& draft, const Node& declaration) {
  const Node* title = declaration.child(K::text);
  return title == nullptr || declaration.kind == K::table || title == &value_of(declaration)
             ? std::string()
             : unquote(draft.text(*title));
}

// A parameter is a constant; and no constant may be a number that cannot be held.
bool check_constant(Draft& draft, const Symbol& symbol, const Term& term) {
  const Node& value = value_of(*symbol.node);
  const auto constant = constant_value(draft, term.value);
  if (constant && !constant->valid()) {
    draft.error(Code::bad_number, value.span, "the number becomes too large to be held exactly",
                "write smaller numbers");
    return false;
  }
  if (constant || symbol.kind != Symbol::Kind::parameter) return true;
  draft.error(Code::not_constant, value.span,
              fmt::format("parameter `{}` is not a constant number", draft.id(*symbol.node)),
              "use `define` for a value that depends on the inspection");
  return false;
}

// What a name stands for, with the place where it is used.
Term used_at(Draft& draft, Term term, Span span) {
  if (term.kind != Kind::value) return term;
  const std::uint32_t definition = draft.framework[term.value].index;
  return term_of(draft, draft.add(Op::definition, term.type, span, {}, definition));
}

Term define_term(Draft& draft, const Node& node, const Symbol& symbol, const Scope& scope) {
  const std::string name(draft.text(node));
  if (symbol.of_facts && (scope.facts || scope.record)) return read_definition(draft, node, symbol, scope);
  if (const auto known = draft.defined.find(name); known != draft.defined.end())
    return used_at(draft, known->second, node.span);
  Term term = read_definition(draft, node, symbol, Scope{});
  if (term.kind == Kind::value && !check_constant(draft, symbol, term)) term = broken();
  if (term.kind == Kind::value) {
    const DefinitionId id = draft.define(name, term.value, draft.origin(*symbol.node), title_of(draft, *symbol.node));
    const bool printed = symbol.kind == Symbol::Kind::define && !draft.framework[id].title.empty();
    if (printed) draft.framework.printed.push_back(id);
    term = term_of(draft, draft.add(Op::definition, term.type, node.span, {}, id.index));
  }
  draft.defined[name] = term;
  return term;
}

Term input_term(Draft& draft, const Node& node, FactId input, const Scope& scope) {
  if (!scope.constant && draft.constants_only == 0)
    return term_of(draft, draft.add(Op::input, draft.framework[input].type, node.span, {}, input.index));
  draft.error(Code::not_constant, node.span, fmt::format("`{}` depends on the inspection", draft.text(node)),
              "write a number or a parameter");
  return broken();
}

Term symbol_term(Draft& draft, const Node& node, Symbol& symbol, const Scope& scope) {
  symbol.used = true;
  switch (symbol.kind) {
    case Symbol::Kind::input: return input_term(draft, node, {symbol.index}, scope);
    case Symbol::Kind::list: return records_of({symbol.index});
    case Symbol::Kind::standard: return of_entities(Kind::standards, {{symbol.index, {}}}, true);
    case Symbol::Kind::banding:
      draft.error(Code::not_a_value, node.span,
                  fmt::format("`{}` is a banding, and does not say of what", draft.text(node)),
                  fmt::format("write `{} of …`", draft.text(node)));
      return broken();
    default: return define_term(draft, node, symbol, scope);
  }
}

}  // namespace

void report_circle(Draft& draft, std::string_view name, Span span) {
  const auto first = std::find_if(draft.underway.begin(), draft.underway.end(),
                                  [&](const auto& member) { return member.first == name; });
  const auto words = [](std::string_view member) {
    return member == "overall" ? std::string("the overall") : fmt::format("`{}`", member);
  };
  std::string needs = words(name);
  std::vector<Label> places;
  for (auto member = first; member != draft.underway.end(); ++member) {
    const bool last = member + 1 == draft.underway.end();
    const std::string next = last ? member == first ? "itself" : words(name) : words((member + 1)->first);
    needs += fmt::format("{} {}", member == first ? " needs" : ", which needs", next);
    places.push_back({member->second, member->first});
  }
  draft.error(Code::cycle, span, needs, "work one of them out without the other",
              places.size() > 1 ? std::move(places) : std::vector<Label>{});
}

void read_unasked(Draft& draft, const Node& declaration) {
  const auto symbol = draft.names.find(draft.id(declaration));
  if (symbol == draft.names.end() || symbol->second.node != &declaration) return;
  const bool printed = !title_of(draft, declaration).empty();
  const Span name = declaration.id()->span;
  if (symbol->second.of_facts) {
    if (printed)
      draft.error(Code::not_a_value, name,
                  fmt::format("`{}` differs from case to case, and cannot be printed", draft.text(*declaration.id())),
                  "leave its title out");
    return;
  }
  const Term term = define_term(draft, *declaration.id(), symbol->second, Scope{});
  if (term.kind == Kind::broken || term.kind == Kind::value || !printed) return;
  draft.error(Code::not_a_value, name,
              fmt::format("`{}` stands for several values, and cannot be printed", draft.text(*declaration.id())),
              "leave its title out, or say which figure of them: `lowest of rating of …`, `count of …`");
}

ExprId level_value(Draft& draft, const Node& name, std::uint32_t scale) {
  const auto level = find_level(draft, name, scale);
  return level ? level_constant(draft, scale, *level, name.span) : ExprId{};
}

Term read_name(Draft& draft, const Node& node, const Scope& scope, std::optional<Type> wanted) {
  return node.kind == K::name ? name_term(draft, node, scope, wanted) : read_pointer(draft, node, scope);
}

}  // namespace rubric
