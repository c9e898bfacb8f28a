// Domains, standards, questions and prompts: what there is, before any rule is read.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

struct Place {
  DomainId domain;
  KindId kind;           // that its questions are asked on, if it says so
  bool unclear = false;  // it does, but the kind is not known
  const Origin* origin = nullptr;
};

// The kind of case that a thing is asked on, its own or that of the place. `unclear`: an error has been reported.
KindId read_on(Draft& draft, const Node& node, const Place& place, bool& unclear) {
  const Node* on = node.child(K::on);
  unclear = place.unclear && on == nullptr;
  if (on == nullptr) return place.kind;
  const auto kind = draft.kinds.find(draft.text(*on->id()));
  if (kind != draft.kinds.end()) {
    draft.kind_used[kind->second] = true;
    return {kind->second};
  }
  draft.unknown(*on->id(), "kind of case", names_in(draft.kinds));
  unclear = true;
  return {};
}

// ---- marks

std::string_view words(K mark) {
  switch (mark) {
    case K::judged: return "judged";
    case K::on: return "on";
    case K::weight: return "weight";
    case K::not_counted: return "not counted";
    default: return "without rating";
  }
}

bool is_mark(K kind) {
  return kind == K::judged || kind == K::on || kind == K::weight || kind == K::not_counted || kind == K::without_rating;
}

// What a domain, standard or question may be marked with; a mark that means nothing would be passed over.
bool may_have(K owner, K mark) {
  return owner == K::standard || mark == K::on || (owner == K::question && mark == K::weight);
}

void check_marks(Draft& draft, const Node& node) {
  std::map<K, const Node*> first;
  for (const Node* mark : node.children) {
    if (!is_mark(mark->kind)) continue;
    const auto [there, fresh] = first.emplace(mark->kind, mark);
    if (!fresh) {
      draft.error(Code::declared_twice, mark->span, fmt::format("two marks say `{}`", words(mark->kind)),
                  "keep one of them", {{there->second->span, "the first"}});
    } else if (!may_have(node.kind, mark->kind)) {
      misplaced(draft, mark->span, fmt::format("a {} cannot be marked `{}`", to_string(node.kind), words(mark->kind)),
                node.kind == K::domain ? "mark its standards" : "mark its standard");
    }
  }
}

Rational read_weight(Draft& draft, const Node& node) {
  const Node* weight = node.child(K::weight);
  if (weight == nullptr) return 1;
  const Rational value = read_constant(draft, *weight->children[0]).value_or(1);
  if (value >= 0) return value;
  draft.error(Code::wrong_type, weight->span, "a weight is not below 0",
              "write a number above 0, or 0 for what has no part");
  return 1;
}

void declare_prompts(Draft& draft, const Node& node, Question& question) {
  Identifiers identifiers;
  for (const Node* prompt_node : node.all(K::prompt)) {
    if (!identifiers.declare(draft, *prompt_node, "prompt")) continue;
    Prompt prompt;
    static_cast<Named&>(prompt) = {draft.id(*prompt_node), draft.title(*prompt_node),
                                   draft.origin(*prompt_node, &question.origin)};
    question.prompts.push_back(std::move(prompt));
  }
}

void declare_questions(Draft& draft, const Node& node, StandardId id, const Place& place) {
  Framework& framework = draft.framework;
  Identifiers identifiers;
  for (const Node* question_node : node.all(K::question)) {
    check_marks(draft, *question_node);
    if (!identifiers.declare(draft, *question_node, "question")) continue;
    Question question;
    static_cast<Named&>(question) = {draft.id(*question_node), draft.title(*question_node),
                                     draft.origin(*question_node, &framework[id].origin)};
    question.standard = id;
    bool unclear = false;
    question.kind = read_on(draft, *question_node, place, unclear);
    declare_prompts(draft, *question_node, question);
    if (!question.kind && !unclear && draft.complete) {
      draft.error(Code::no_cases, question_node->id()->span,
                  fmt::format("question `{}` is asked of no kind of case", question.id),
                  "say on which cases, at the standard or its domain: `standard 2.1 \"…\" on court`");
    }
    framework.standards[id.index].questions.push_back({static_cast<std::uint32_t>(framework.questions.size())});
    framework.questions.push_back(std::move(question));
    draft.question_nodes.push_back(question_node);
  }
}

void judge(Draft& draft, const Node& node, Standard& standard) {
  const Node* mark = node.child(K::judged);
  standard.judged = mark != nullptr;
  if (!standard.judged) return;
  std::optional<std::uint32_t> scale;
  if (const Node* name = mark->id()) {
    const auto found = draft.scales.find(draft.text(*name));
    if (found == draft.scales.end()) {
      draft.unknown(*name, "scale", names_in(draft.scales));
    } else {
      scale = found->second;
      draft.scale_used[*scale] = true;
    }
  } else {
    scale = only_scale(draft, mark->span);
  }
  if (scale) standard.judged_on = ScaleId{*scale};
}

void declare_standard(Draft& draft, const Node& node, Place place, Identifiers& identifiers) {
  Framework& framework = draft.framework;
  check_marks(draft, node);
  if (!identifiers.declare(draft, node, "standard")) return;
  const StandardId id{static_cast<std::uint32_t>(framework.standards.size())};
  Standard standard;
  static_cast<Named&>(standard) = {draft.id(node), draft.title(node), draft.origin(node, place.origin)};
  standard.domain = place.domain;
  standard.kind = read_on(draft, node, place, place.unclear);
  place.kind = standard.kind;
  standard.counted = node.child(K::not_counted) == nullptr;
  standard.without_rating = node.child(K::without_rating) != nullptr;
  standard.declared = node.id()->span;
  judge(draft, node, standard);
  if (standard.judged && !node.all(K::question).empty()) {
    draft.error(
        Code::judged_with_rules, node.id()->span, fmt::format("standard {} is judged and has questions", standard.id),
        "a standard is judged by the lead inspector or rated from questions: take out `judged` or the questions");
  }
  if (standard.judged && standard.without_rating) {
    draft.error(Code::judged_with_rules, node.id()->span,
                fmt::format("standard {} is judged and without rating", standard.id),
                "a judgement is a rating: take one of the marks out; `not counted` keeps it out of the overall");
  }
  framework.standards.push_back(std::move(standard));
  draft.standards.emplace(framework[id].id, id.index);
  draft.standard_nodes.push_back(&node);
  if (place.domain) framework.domains[place.domain.index].standards.push_back(id);
  declare_questions(draft, node, id, place);
}

void declare_domain(Draft& draft, const Node& node, Identifiers& domains, Identifiers& standards) {
  Framework& framework = draft.framework;
  check_marks(draft, node);
  check_not_empty(draft, node, node.all(K::standard).empty(), "a domain has standards", "give it one, or take it out");
  if (!domains.declare(draft, node, "domain")) return;
  const DomainId id{static_cast<std::uint32_t>(framework.domains.size())};
  Domain domain;
  static_cast<Named&>(domain) = {draft.id(node), draft.title(node), draft.origin(node)};
  framework.domains.push_back(domain);
  draft.domains.emplace(domain.id, id.index);
  draft.domain_nodes.push_back(&node);
  Place place{id, {}, false, &domain.origin};
  place.kind = read_on(draft, node, Place{}, place.unclear);
  for (const Node* standard : node.all(K::standard)) declare_standard(draft, *standard, place, standards);
}

// Whether a value depends on more than the case at hand: on tallies, judgements, inputs or what others are rated.
bool looks_beyond_the_case(const Framework& framework, ExprId id) {
  const Expr& expr = framework[id];
  if (expr.list) return true;
  const auto beyond = [&](ExprId part) { return looks_beyond_the_case(framework, part); };
  switch (expr.op) {
    case Op::percent:
    case Op::relevant:
    case Op::answered_yes:
    case Op::judged:
    case Op::input: return true;
    case Op::definition: return beyond(framework.definitions[expr.index].value);
    default:
      return std::any_of(expr.args.begin(), expr.args.end(), beyond) ||
             std::any_of(expr.members.begin(), expr.members.end(), [&](const Member& member) {
               return beyond(member.value) || (member.guard && beyond(member.guard));
             });
  }
}

void read_condition(Draft& draft, const Node& node, KindId kind, ExprId& when) {
  const Node* condition = node.child(K::when);
  if (condition == nullptr || !kind) return;
  Scope scope;
  scope.facts = kind;
  when = read_truth(draft, *condition->children[0], scope);
  if (!when || !looks_beyond_the_case(draft.framework, when)) return;
  draft.error(Code::not_a_value, condition->children[0]->span,
              "whether a question is asked of a case cannot depend on tallies, ratings, inputs or lists",
              "use facts of the case, parameters and the first day of fieldwork");
  when = {};
}

}  // namespace

void declare_standards(Draft& draft) {
  Identifiers domains;
  Identifiers standards;
  for (const Node* node : draft.root.children) {
    if (node->kind == K::domain) declare_domain(draft, *node, domains, standards);
    if (node->kind == K::standard) declare_standard(draft, *node, {}, standards);
  }
}

void read_conditions(Draft& draft) {
  for (std::size_t i = 0; i < draft.standard_nodes.size(); ++i)
    draft.framework.standards[i].weight = read_weight(draft, *draft.standard_nodes[i]);
  for (std::size_t i = 0; i < draft.question_nodes.size(); ++i) {
    const Node& node = *draft.question_nodes[i];
    const KindId kind = draft.framework.questions[i].kind;
    draft.framework.questions[i].weight = read_weight(draft, node);
    ExprId when;
    read_condition(draft, node, kind, when);
    draft.framework.questions[i].when = when;
    const std::vector<const Node*> prompts = node.all(K::prompt);
    for (Prompt& prompt : draft.framework.questions[i].prompts) {
      const auto prompt_node =
          std::find_if(prompts.begin(), prompts.end(), [&](const Node* p) { return draft.id(*p) == prompt.id; });
      read_condition(draft, **prompt_node, kind, prompt.when);
    }
  }
}

}  // namespace rubric
