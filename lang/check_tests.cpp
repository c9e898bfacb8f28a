// Tests that stand beside the rules: what is given, and what is expected of it.
#include <fmt/format.h>

#include <algorithm>

#include "lang/draft.hpp"

namespace rubric {
namespace {

using K = NodeKind;

struct Target {
  StandardId standard;
  QuestionId question;  // none: the whole standard
};

std::optional<std::uint32_t> find_standard(Draft& draft, const Node& step) {
  const Node& id = *step.children[1];
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < draft.framework.standards.size(); ++i) {
    if (draft.framework.standards[i].id == draft.text(id)) return i;
    names.push_back(draft.framework.standards[i].id);
  }
  draft.unknown(id, "standard", names);
  return std::nullopt;
}

// `standard 2.1`, or `question safety of standard 2.1`
std::optional<Target> read_target(Draft& draft, const Node& path) {
  const Node& last = *path.children.back();
  const auto word = [&](const Node& step) { return draft.text(*step.children[0]); };
  const bool question = path.children.size() == 2 && word(*path.children[0]) == "question";
  if (word(last) != "standard" || (path.children.size() > 1 && !question)) {
    draft.error(Code::not_a_value, path.span, fmt::format("`{}` cannot be given", draft.text(path)), "give `standard 2.1`, or `question safety of standard 2.1`");
    return std::nullopt;
  }
  const auto standard = find_standard(draft, last);
  if (!standard) return std::nullopt;
  Target target{{*standard}, {}};
  if (!question) return target;
  const Node& id = *path.children[0]->children[1];
  std::vector<std::string_view> names;
  for (const QuestionId candidate : draft.framework.standards[*standard].questions) {
    if (draft.framework[candidate].id == draft.text(id)) return Target{{*standard}, candidate};
    names.push_back(draft.framework[candidate].id);
  }
  draft.unknown(id, fmt::format("question of standard {}", draft.framework.standards[*standard].id), names);
  return std::nullopt;
}

std::int64_t whole(Draft& draft, const Node& number) {
  const auto value = Rational::parse(draft.text(number));
  if (value && value->valid() && value->is_whole() && *value >= 0) return value->numerator();
  draft.error(Code::bad_number, number.span, "cases are counted in whole numbers", "write a tally such as `4 of 6`");
  return 0;
}

void give_tally(Draft& draft, const Node& answer, QuestionId question, Test& test) {
  GivenTally given{question, GivenTally::Form::tally, 0, 0, answer.span};
  if (answer.kind == K::not_relevant) {
    given.form = GivenTally::Form::nothing_relevant;
  } else if (answer.kind == K::tally || answer.kind == K::percentage) {
    given.form = answer.kind == K::tally ? GivenTally::Form::tally : GivenTally::Form::percentage;
    given.first = whole(draft, *answer.children[0]);
    given.relevant = whole(draft, *answer.children[1]);
    if (given.form == GivenTally::Form::tally && given.first > given.relevant) {
      draft.error(Code::more_yes, answer.span, fmt::format("{} yes of {} relevant cases", given.first, given.relevant), "yes answers are at most as many as relevant cases");
    }
  } else {
    draft.error(Code::wrong_type, answer.span, fmt::format("`{}` is no tally", draft.text(answer)), "write `4 of 6`, `79 percent of 24` or `not relevant`; what is left out is open");
    return;
  }
  test.tallies.push_back(given);
}

void give_level(Draft& draft, const Node& answer, StandardId id, Test& test) {
  const Standard& standard = draft.framework[id];
  if (answer.kind != K::test_equals || (answer.children[0]->kind != K::name && answer.children[0]->kind != K::number)) {
    draft.error(Code::wrong_type, answer.span, fmt::format("standard {} is judged, and `{}` is no level", standard.id, draft.text(answer)), "give the level that it is judged at");
    return;
  }
  const auto level = find_level(draft, *answer.children[0], standard.judged_on.index);
  if (level) test.levels.push_back({id, *level});
}

void read_given(Draft& draft, const Node& node, Test& test) {
  const auto target = read_target(draft, *node.children[0]);
  if (!target) return;
  std::vector<const Node*> answers;
  std::copy_if(node.children.begin() + 1, node.children.end(), std::back_inserter(answers), [](const Node* child) { return !is_cite(child->kind); });
  const Standard& standard = draft.framework[target->standard];
  if (standard.judged) return give_level(draft, *answers[0], target->standard, test);
  const std::vector<QuestionId> questions = target->question ? std::vector{target->question} : standard.questions;
  if (answers.size() != questions.size()) {
    draft.error(Code::wrong_type, node.span, fmt::format("standard {} has {} questions, and {} are given", standard.id, questions.size(), answers.size()),
                "give a tally for each question, in their order", {{standard.origin.span, "the standard"}});
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) give_tally(draft, *answers[i], questions[i], test);
}

void read_can_be(Draft& draft, const Node& can_be, Type type, const Scope& scope, Expectation& expectation) {
  expectation.can_be = true;
  for (const Node* value : can_be.children) {
    const ExprId id = read_value(draft, *value, scope, type);
    if (!id) continue;
    const Expr& expr = draft.framework[id];
    if (type.kind == TypeKind::level || type.kind == TypeKind::truth) {
      if (expr.op == Op::constant && expr.type == type && !expr.absent) {
        expectation.levels.push_back(expr.index);
        continue;
      }
    } else if (const auto number = constant_value(draft.framework, id)) {
      expectation.numbers.push_back(*number);
      continue;
    }
    draft.error(Code::wrong_type, value->span, fmt::format("`{}` is not {}", draft.text(*value), draft.words(type)), "list the levels or numbers that are still possible");
  }
}

void read_expectation(Draft& draft, const Node& node, Test& test) {
  Scope scope;
  scope.overall = true;
  scope.test = true;
  Expectation expectation;
  expectation.span = node.span;
  const Node* can_be = node.child(K::can_be);
  expectation.value = can_be != nullptr ? read_value(draft, *node.children[0], scope) : read_truth(draft, *node.children[0], scope);
  if (!expectation.value) return;
  if (can_be != nullptr) read_can_be(draft, *can_be, draft.type(expectation.value), scope, expectation);
  test.expectations.push_back(std::move(expectation));
}

}  // namespace

void read_tests(Draft& draft) {
  for (const Node* node : draft.root.all(K::test)) {
    Test test;
    test.title = unquote(draft.text(*node->child(K::text)));
    test.span = node->span;
    const auto twin = std::find_if(draft.framework.tests.begin(), draft.framework.tests.end(), [&](const Test& other) { return other.title == test.title; });
    if (twin != draft.framework.tests.end()) {
      draft.error(Code::declared_twice, node->child(K::text)->span, "two tests have this title", "give one of them another title", {{twin->span, "the first"}});
    }
    for (const Node* given : node->all(K::given)) read_given(draft, *given, test);
    for (const Node* expect : node->all(K::expect)) read_expectation(draft, *expect, test);
    draft.framework.tests.push_back(std::move(test));
  }
}

}  // namespace rubric
