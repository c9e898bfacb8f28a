// Domains, standards, questions and prompts: what there is, before any rule is read.
#include <fmt/format.h>

#include <algorithm>

#include "lang/draft.hpp"

namespace rubric {
namespace {

using K = NodeKind;

struct Place {
  DomainId domain;
  KindId kind;
  const Origin* origin = nullptr;
};

KindId read_on(Draft& draft, const Node& node, KindId from_domain) {
  const Node* on = node.child(K::on);
  if (on == nullptr) return from_domain;
  const auto kind = draft.kinds.find(draft.text(*on->id()));
  if (kind != draft.kinds.end()) {
    draft.kind_used[kind->second] = true;
    return {kind->second};
  }
  std::vector<std::string_view> names;
  for (const auto& [name, index] : draft.kinds) names.push_back(name);
  draft.unknown(*on->id(), "kind of case", names);
  return {};
}

Rational read_weight(Draft& draft, const Node& node) {
  const Node* weight = node.child(K::weight);
  if (weight == nullptr) return 1;
  const Rational value = read_constant(draft, *weight->children[0]).value_or(1);
  if (value >= 0) return value;
  draft.error(Code::wrong_type, weight->span, "a weight is not below 0", "leave the standard out of the collection instead");
  return 1;
}

template <typename Declared>
bool is_fresh(Draft& draft, const std::vector<Declared>& all, const std::vector<std::uint32_t>& among, const Node& node, std::string_view what) {
  const std::string id = draft.id(node);
  const auto twin = std::find_if(among.begin(), among.end(), [&](std::uint32_t i) { return all[i].id == id; });
  if (twin == among.end()) return true;
  draft.error(Code::declared_twice, node.id()->span, fmt::format("{} `{}` is declared twice", what, id), "give one of them another number or name",
              {{all[*twin].origin.span, "declared here first"}});
  return false;
}

std::vector<std::uint32_t> all_indices(std::size_t size) {
  std::vector<std::uint32_t> indices(size);
  for (std::uint32_t i = 0; i < size; ++i) indices[i] = i;
  return indices;
}

void declare_prompts(Draft& draft, const Node& node, Question& question) {
  for (const Node* prompt_node : node.all(K::prompt)) {
    const auto twin = std::find_if(question.prompts.begin(), question.prompts.end(), [&](const Prompt& p) { return p.id == draft.id(*prompt_node); });
    if (twin != question.prompts.end()) {
      draft.error(Code::declared_twice, prompt_node->id()->span, fmt::format("prompt `{}` is declared twice", twin->id), "give one of them another name",
                  {{twin->origin.span, "declared here first"}});
      continue;
    }
    Prompt prompt;
    static_cast<Named&>(prompt) = {draft.id(*prompt_node), draft.title(*prompt_node), draft.origin(*prompt_node, &question.origin)};
    question.prompts.push_back(std::move(prompt));
  }
}

void declare_questions(Draft& draft, const Node& node, StandardId id) {
  Framework& framework = draft.framework;
  for (const Node* question_node : node.all(K::question)) {
    Standard& standard = framework.standards[id.index];
    std::vector<std::uint32_t> siblings;
    for (const QuestionId sibling : standard.questions) siblings.push_back(sibling.index);
    if (!is_fresh(draft, framework.questions, siblings, *question_node, "question")) continue;
    Question question;
    static_cast<Named&>(question) = {draft.id(*question_node), draft.title(*question_node), draft.origin(*question_node, &standard.origin)};
    question.standard = id;
    question.kind = read_on(draft, *question_node, standard.kind);
    declare_prompts(draft, *question_node, question);
    if (!question.kind && draft.complete) {
      draft.error(Code::no_cases, question_node->id()->span, fmt::format("question `{}` is asked of no kind of case", question.id),
                  "say on which cases, at the standard or its domain: `standard 2.1 \"…\" on court`");
    }
    standard.questions.push_back({static_cast<std::uint32_t>(framework.questions.size())});
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
      std::vector<std::string_view> names;
      for (const auto& [known, index] : draft.scales) names.push_back(known);
      draft.unknown(*name, "scale", names);
    } else {
      scale = found->second;
      draft.scale_used[*scale] = true;
    }
  } else {
    scale = only_scale(draft, mark->span);
  }
  standard.judged_on = ScaleId{scale.value_or(0)};
}

void declare_standard(Draft& draft, const Node& node, const Place& place) {
  Framework& framework = draft.framework;
  if (!is_fresh(draft, framework.standards, all_indices(framework.standards.size()), node, "standard")) return;
  const StandardId id{static_cast<std::uint32_t>(framework.standards.size())};
  Standard standard;
  static_cast<Named&>(standard) = {draft.id(node), draft.title(node), draft.origin(node, place.origin)};
  standard.domain = place.domain;
  standard.kind = read_on(draft, node, place.kind);
  standard.counted = node.child(K::not_counted) == nullptr;
  standard.without_rating = node.child(K::without_rating) != nullptr;
  standard.declared = node.id()->span;
  judge(draft, node, standard);
  if (standard.judged && !node.all(K::question).empty()) {
    draft.error(Code::judged_with_rules, node.id()->span, fmt::format("standard {} is judged and has questions", standard.id),
                "a standard is judged by the lead inspector or rated from questions: take out `judged` or the questions");
  }
  framework.standards.push_back(std::move(standard));
  draft.standard_nodes.push_back(&node);
  if (place.domain) framework.domains[place.domain.index].standards.push_back(id);
  declare_questions(draft, node, id);
}

void declare_domain(Draft& draft, const Node& node) {
  Framework& framework = draft.framework;
  if (!is_fresh(draft, framework.domains, all_indices(framework.domains.size()), node, "domain")) return;
  const DomainId id{static_cast<std::uint32_t>(framework.domains.size())};
  Domain domain;
  static_cast<Named&>(domain) = {draft.id(node), draft.title(node), draft.origin(node)};
  framework.domains.push_back(domain);
  draft.domain_nodes.push_back(&node);
  const KindId kind = read_on(draft, node, {});
  for (const Node* standard : node.all(K::standard)) declare_standard(draft, *standard, {id, kind, &domain.origin});
}

void read_condition(Draft& draft, const Node& node, KindId kind, ExprId& when) {
  const Node* condition = node.child(K::when);
  if (condition == nullptr || !kind) return;
  Scope scope;
  scope.facts = kind;
  when = read_truth(draft, *condition->children[0], scope);
}

}  // namespace

void declare_standards(Draft& draft) {
  for (const Node* node : draft.root.children) {
    if (node->kind == K::domain) declare_domain(draft, *node);
    if (node->kind == K::standard) declare_standard(draft, *node, {});
  }
}

void read_conditions(Draft& draft) {
  for (std::size_t i = 0; i < draft.standard_nodes.size(); ++i) draft.framework.standards[i].weight = read_weight(draft, *draft.standard_nodes[i]);
  for (std::size_t i = 0; i < draft.question_nodes.size(); ++i) {
    const Node& node = *draft.question_nodes[i];
    const KindId kind = draft.framework.questions[i].kind;
    draft.framework.questions[i].weight = read_weight(draft, node);
    ExprId when;
    read_condition(draft, node, kind, when);
    draft.framework.questions[i].when = when;
    const std::vector<const Node*> prompts = node.all(K::prompt);
    for (Prompt& prompt : draft.framework.questions[i].prompts) {
      const auto prompt_node = std::find_if(prompts.begin(), prompts.end(), [&](const Node* p) { return draft.id(*p) == prompt.id; });
      read_condition(draft, **prompt_node, kind, prompt.when);
    }
  }
}

}  // namespace rubric
