// Pointers (`standard 2.1`) and plurals (`standards of domains 2, 3`) in expressions: what each stands for.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;
using Kind = Term::Kind;

Term broken() { return {}; }

ExprId both(Draft& draft, ExprId a, ExprId b, Span span) {
  if (!a || !b) return a ? a : b;
  return draft.add(Op::all_of, {TypeKind::truth}, span, {a, b});
}

// Inside of its own standard it is as if that applied: the rating of one that does not is nothing in any case.
Entity question_entity(Draft& draft, QuestionId id, const Scope& scope, Span span) {
  if (!require_figures(draft, span)) return {id.index, {}};
  const StandardId standard = draft.framework[id].standard;
  const ExprId asked =
      scope.standard == standard ? ExprId{} : applies_guard(draft, {Subject::Kind::standard, standard.index}, span);
  if (!scope.ground && draft.policies[standard.index].kind != Policy::Kind::leave_out) return {id.index, asked};
  const ExprId percent = draft.add(Op::percent, {TypeKind::percent}, span, {}, id.index);
  return {id.index, both(draft, asked, draft.add(Op::is_present, {TypeKind::truth}, span, {percent}), span)};
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

// A member of several as far as it applies.
Entity member_of(Draft& draft, Subject subject, Span span) {
  return {subject.index, applies_guard(draft, subject, span)};
}

Term standards_of(Draft& draft, const std::vector<Entity>& domains, Span span) {
  std::vector<Entity> standards;
  for (const Entity& domain : domains) {
    for (const StandardId id : draft.framework.domains[domain.index].standards) {
      Entity standard = member_of(draft, {Subject::Kind::standard, id.index}, span);
      standard.guard = both(draft, domain.guard, standard.guard, span);
      standards.push_back(standard);
    }
  }
  return of_entities(Kind::standards, std::move(standards));
}

// ---- by identifier

using Declared = std::map<std::string, std::uint32_t, std::less<>>;

std::optional<std::uint32_t> find(Draft& draft, const Declared& all, const Node& id, std::string_view what) {
  const auto found = all.find(draft.text(id));
  if (found != all.end()) return found->second;
  draft.unknown(id, what, names_in(all));
  return std::nullopt;
}

Term one_question(Draft& draft, const Node& id, StandardId standard, const Scope& scope) {
  std::vector<std::string_view> names;
  for (const QuestionId question : draft.framework[standard].questions) {
    if (draft.framework[question].id == draft.text(id))
      return of_entities(Kind::questions, {question_entity(draft, question, scope, id.span)}, true);
    names.push_back(draft.framework[question].id);
  }
  draft.unknown(id, fmt::format("question of standard {}", draft.framework[standard].id), names);
  return broken();
}

Term pointer(Draft& draft, const Node& node, const Scope& scope) {
  const Node& id = *node.id();
  if (node.kind == K::standard_ref) {
    const auto found = find(draft, draft.standards, id, "standard");
    return found ? of_entities(Kind::standards, {{*found, {}}}, true) : broken();
  }
  if (node.kind == K::domain_ref) {
    const auto found = find(draft, draft.domains, id, "domain");
    return found ? of_entities(Kind::domains, {{*found, {}}}, true) : broken();
  }
  if (node.kind == K::question_ref && scope.standard) return one_question(draft, id, scope.standard, scope);
  draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of which standard", draft.text(node)),
              fmt::format("write `{} of standard 2.1`", draft.text(node)));
  return broken();
}

// `domains 2, 3`
Term each_named(Draft& draft, const Node& node) {
  if (node.kind == K::questions_ref) {
    draft.error(Code::not_a_value, node.span, fmt::format("`{}` does not say of which standard", draft.text(node)),
                "list them one by one: `(percent of question 1 of standard 2.1, …)`");
    return broken();
  }
  const bool standards = node.kind == K::standards_ref;
  std::vector<Entity> named;
  for (const Node* id : node.children) {
    const auto found =
        standards ? find(draft, draft.standards, *id, "standard") : find(draft, draft.domains, *id, "domain");
    if (!found) return broken();
    const Subject::Kind kind = standards ? Subject::Kind::standard : Subject::Kind::domain;
    named.push_back(member_of(draft, {kind, *found}, id->span));
  }
  return of_entities(standards ? Kind::standards : Kind::domains, std::move(named));
}

// ---- without one

Term all_domains(Draft& draft, Span span) {
  std::vector<Entity> domains;
  for (std::uint32_t i = 0; i < draft.framework.domains.size(); ++i)
    domains.push_back(member_of(draft, {Subject::Kind::domain, i}, span));
  return of_entities(Kind::domains, std::move(domains));
}

// The counted ones of the place.
Term standards_here(Draft& draft, const Scope& scope, Span span) {
  std::vector<Entity> standards;
  for (std::uint32_t i = 0; i < draft.framework.standards.size(); ++i) {
    const Standard& standard = draft.framework.standards[i];
    const bool here = !scope.domain || scope.standard || standard.domain == scope.domain;
    if (standard.counted && !standard.without_rating && here)
      standards.push_back(member_of(draft, {Subject::Kind::standard, i}, span));
  }
  return of_entities(Kind::standards, std::move(standards));
}

Term questions_here(Draft& draft, const Node& node, const Scope& scope) {
  if (scope.standard) return questions_of(draft, {{scope.standard.index, {}}}, scope, node.span);
  draft.error(Code::not_a_value, node.span, "`questions` does not say of which standard",
              "write `questions of standard 2.1`");
  return broken();
}

Term plural(Draft& draft, const Node& node, const Scope& scope) {
  if (!node.children.empty()) return each_named(draft, node);
  if (node.kind == K::questions_ref) return questions_here(draft, node, scope);
  return node.kind == K::domains_ref ? all_domains(draft, node.span) : standards_here(draft, scope, node.span);
}

// ---- parts

// A ground that it does not have: there may be none of that name, or it may be for others.
void report_no_ground(Draft& draft, const Node& id, const std::string& whose) {
  std::vector<std::string_view> names;
  for (const Discretion& discretion : draft.framework.discretions) {
    for (const Ground& ground : discretion.grounds) names.push_back(ground.id);
  }
  if (std::find(names.begin(), names.end(), draft.text(id)) == names.end()) {
    draft.unknown(id, fmt::format("ground for {}", whose), names);
  } else if (!draft.diagnostics.has_errors()) {  // else an error may have kept it from the standard
    draft.error(Code::not_a_value, id.span, fmt::format("ground `{}` is not for {}", draft.text(id), whose),
                "ask it of a standard that its discretion is for, and that is rated by rules");
  }
}

Term one_ground(Draft& draft, const Node& part, const Results& results, const std::string& whose) {
  for (const GroundUse& use : results.grounds) {
    if (draft.framework.discretions[use.discretion].grounds[use.ground].id != draft.text(*part.id())) continue;
    return term_of(draft, draft.add(Op::definition, {TypeKind::truth}, part.span, {}, use.holds.index));
  }
  report_no_ground(draft, *part.id(), whose);
  return broken();
}

std::string_view whole_has(const Term& whole) {
  switch (whole.kind) {
    case Kind::domains: return whole.single ? "a domain has" : "domains have";
    case Kind::standards: return whole.single ? "a standard has" : "several standards have";
    case Kind::questions: return whole.single ? "a question has" : "questions have";
    case Kind::overall: return "the overall has";
    default: return "a value has";
  }
}

}  // namespace

Term of_entities(Term::Kind kind, std::vector<Entity> entities, bool single) {
  Term term;
  term.kind = kind;
  term.entities = std::move(entities);
  term.single = single;
  return term;
}

Term read_pointer(Draft& draft, const Node& node, const Scope& scope) {
  const bool several = node.kind == K::domains_ref || node.kind == K::standards_ref || node.kind == K::questions_ref;
  return several ? plural(draft, node, scope) : pointer(draft, node, scope);
}

Term read_part_of(Draft& draft, const Node& part, const Term& whole, const Scope& scope) {
  if (whole.kind == Kind::broken) return broken();
  if (part.kind == K::standards_ref && whole.kind == Kind::domains)
    return standards_of(draft, whole.entities, part.span);
  if (whole.kind == Kind::standards) {
    if (part.kind == K::questions_ref) return questions_of(draft, whole.entities, scope, part.span);
    if (part.kind == K::question_ref && whole.single)
      return one_question(draft, *part.id(), {whole.entities[0].index}, scope);
    if (part.kind == K::ground_ref && whole.single) {
      const Standard& standard = draft.framework.standards[whole.entities[0].index];
      return one_ground(draft, part, standard.results, fmt::format("standard {}", standard.id));
    }
  }
  if (part.kind == K::ground_ref && whole.kind == Kind::overall && draft.framework.overall)
    return one_ground(draft, part, *draft.framework.overall, "the overall");
  draft.error(Code::not_a_collection, part.span, fmt::format("{} no `{}`", whole_has(whole), draft.text(part)),
              "write `standards of domain 2`, `questions of standard 2.1` or `question safety of standard 2.1`");
  return broken();
}

}  // namespace rubric
