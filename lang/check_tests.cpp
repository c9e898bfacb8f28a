// Tests that stand beside the rules: what is given, and what is expected of it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

struct Target {
  StandardId standard;
  QuestionId question;  // none: the whole standard
};

std::optional<std::uint32_t> find_standard(Draft& draft, const Node& step) {
  const Node& id = *step.children[1];
  const auto found = draft.standards.find(draft.text(id));
  if (found != draft.standards.end()) return found->second;
  draft.unknown(id, "standard", names_in(draft.standards));
  return std::nullopt;
}

// `standard 2.1`, or `question safety of standard 2.1`
std::optional<Target> read_target(Draft& draft, const Node& path) {
  const Node& last = *path.children.back();
  const auto word = [&](const Node& step) { return draft.text(*step.children[0]); };
  const bool question = path.children.size() == 2 && word(*path.children[0]) == "question";
  if (word(last) != "standard" || (path.children.size() > 1 && !question)) {
    draft.error(Code::not_a_value, path.span, fmt::format("`{}` cannot be given", draft.text(path)),
                "give `standard 2.1`, `question safety of standard 2.1`, or an input by its name");
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

std::optional<std::int64_t> whole(Draft& draft, const Node& number) {
  const auto value = Rational::parse(draft.text(number));
  if (value && value->valid() && value->is_whole() && *value >= 0) return value->numerator();
  draft.error(Code::bad_number, number.span, "cases are counted in whole numbers of at most 18 digits",
              "write a tally such as `4 of 6`");
  return std::nullopt;
}

void give_tally(Draft& draft, const Node& answer, QuestionId question, Test& test) {
  GivenTally given{question, GivenTally::Form::tally, 0, 0, answer.span};
  if (answer.kind == K::not_relevant) {
    given.form = GivenTally::Form::nothing_relevant;
  } else if (answer.kind == K::tally || answer.kind == K::percentage) {
    given.form = answer.kind == K::tally ? GivenTally::Form::tally : GivenTally::Form::percentage;
    const auto first = whole(draft, *answer.children[0]);
    const auto relevant = whole(draft, *answer.children[1]);
    if (!first || !relevant) return;
    given.first = *first;
    given.relevant = *relevant;
    if (given.form == GivenTally::Form::tally && given.first > given.relevant) {
      draft.error(Code::more_yes, answer.span, fmt::format("{} yes of {} relevant cases", given.first, given.relevant),
                  "yes answers are at most as many as relevant cases");
    }
  } else {
    draft.error(Code::wrong_type, answer.span, fmt::format("`{}` is no tally", draft.text(answer)),
                "write `4 of 6`, `79 percent of 24` or `not relevant`; what is left out is open");
    return;
  }
  const auto earlier = std::find_if(test.tallies.begin(), test.tallies.end(),
                                    [&](const GivenTally& other) { return other.question == question; });
  if (earlier != test.tallies.end()) {
    draft.error(Code::declared_twice, answer.span,
                fmt::format("question {} of standard {} is given twice", draft.framework[question].id,
                            draft.framework[draft.framework[question].standard].id),
                "keep one of them", {{earlier->span, "given here first"}});
  }
  test.tallies.push_back(given);
}

void give_level(Draft& draft, const std::vector<const Node*>& answers, StandardId id, Span span, Test& test) {
  const Standard& standard = draft.framework[id];
  const Node& answer = *answers[0];
  if (answer.kind != K::test_equals || (answer.children[0]->kind != K::name && answer.children[0]->kind != K::number)) {
    draft.error(Code::wrong_type, answer.span,
                fmt::format("standard {} is judged, and `{}` is no level", standard.id, draft.text(answer)),
                "give the level that it is judged at");
    return;
  }
  const bool twice = std::any_of(test.levels.begin(), test.levels.end(),
                                 [&](const GivenLevel& other) { return other.standard == id; });
  if (twice || answers.size() > 1) {
    draft.error(Code::declared_twice, twice ? span : answers[1]->span,
                fmt::format("standard {} is given two levels", standard.id), "keep one of them");
    return;
  }
  if (!standard.judged_on) return;  // an error stands already
  const auto level = find_level(draft, *answer.children[0], standard.judged_on.index);
  if (level) test.levels.push_back({id, *level});
}

// What an input is given: a constant of its type.
ExprId input_value(Draft& draft, const Fact& input, const Node& answer) {
  Expr absent;
  absent.type = input.type;
  absent.span = answer.span;
  absent.absent = true;
  if (answer.kind == K::test_missing && input.or_missing) return draft.add(std::move(absent));
  if (answer.kind == K::test_equals && is_numeric(input.type)) {
    const auto number = read_constant(draft, *answer.children[0]);
    if (!number) return {};
    if (allows(input, *number)) return draft.number(*number, answer.span);
  } else if (answer.kind == K::test_equals) {
    const ExprId value = read_value(draft, *answer.children[0], Scope{}, input.type);
    if (!value) return {};
    const Expr& expr = draft.framework[value];
    if (expr.op == Op::constant && expr.type == input.type && !expr.absent) return value;
  }
  draft.error(Code::wrong_type, answer.span,
              fmt::format("`{}` is no value of input `{}`", draft.text(answer), input.id),
              "give one that its type allows", {{input.origin.span, "declared here"}});
  return {};
}

void give_input(Draft& draft, const std::vector<const Node*>& answers, FactId input, Span span, Test& test) {
  const auto same = [&](const GivenInput& other) { return other.input == input; };
  const bool twice = std::any_of(test.inputs.begin(), test.inputs.end(), same);
  if (twice || answers.size() > 1) {
    draft.error(Code::declared_twice, twice ? span : answers[1]->span,
                fmt::format("input `{}` is given two values", draft.framework[input].id), "keep one of them");
    return;
  }
  const ExprId value = input_value(draft, Fact(draft.framework[input]), *answers[0]);
  if (value) test.inputs.push_back({input, value, span});
}

// A name alone: an input.
std::optional<FactId> find_input(Draft& draft, const Node& name) {
  std::vector<std::string_view> names;
  for (const FactId input : draft.framework.inputs) {
    if (draft.framework[input].id == draft.text(name)) return input;
    names.push_back(draft.framework[input].id);
  }
  draft.unknown(name, "input", names);
  return std::nullopt;
}

void read_given(Draft& draft, const Node& node, Test& test) {
  std::vector<const Node*> answers;
  std::copy_if(node.children.begin() + 1, node.children.end(), std::back_inserter(answers),
               [](const Node* child) { return !is_cite(child->kind); });
  if (node.children[0]->kind == K::name) {
    if (const auto input = find_input(draft, *node.children[0])) give_input(draft, answers, *input, node.span, test);
    return;
  }
  const auto target = read_target(draft, *node.children[0]);
  if (!target) return;
  const Standard& standard = draft.framework[target->standard];
  if (standard.judged) return give_level(draft, answers, target->standard, node.span, test);
  const std::vector<QuestionId> questions = target->question ? std::vector{target->question} : standard.questions;
  if (answers.size() != questions.size()) {
    const std::string_view are = answers.size() == 1 ? "is" : "are";
    draft.error(Code::wrong_type, node.span,
                target->question ? fmt::format("one question, and {} tallies are given", answers.size())
                                 : fmt::format("standard {} has {} question{}, and {} {} given", standard.id,
                                               questions.size(), questions.size() == 1 ? "" : "s", answers.size(), are),
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
    } else if (const auto number = constant_value(draft, id)) {
      expectation.numbers.push_back(*number);
      continue;
    }
    draft.error(Code::wrong_type, value->span, fmt::format("`{}` is not {}", draft.text(*value), draft.words(type)),
                "list the levels or numbers that are still possible");
  }
}

void read_expectation(Draft& draft, const Node& node, Test& test) {
  Scope scope;
  scope.overall = true;
  scope.test = true;
  Expectation expectation;
  expectation.span = node.span;
  const Node* can_be = node.child(K::can_be);
  expectation.value =
      can_be != nullptr ? read_value(draft, *node.children[0], scope) : read_truth(draft, *node.children[0], scope);
  if (!expectation.value) return;
  if (can_be != nullptr) read_can_be(draft, *can_be, draft.type(expectation.value), scope, expectation);
  test.expectations.push_back(std::move(expectation));
}

}  // namespace

void read_tests(Draft& draft) {
  std::map<std::string, Span> titles;
  for (const Node* node : draft.root.all(K::test)) {
    Test test;
    const Span title = node->child(K::text)->span;
    test.title = unquote(draft.sources.text(title));
    test.span = node->span;
    const auto [twin, fresh] = titles.emplace(test.title, title);
    if (!fresh)
      draft.error(Code::declared_twice, title, "two tests have this title", "give one of them another title",
                  {{twin->second, "the first"}});
    if (node->all(K::expect).empty() && draft.whole(*node)) {
      draft.error(Code::empty, title, "a test expects something, and this one does not",
                  "write what comes out: `expect rating is good`");
    }
    for (const Node* given : node->all(K::given)) read_given(draft, *given, test);
    for (const Node* expect : node->all(K::expect)) read_expectation(draft, *expect, test);
    draft.framework.tests.push_back(std::move(test));
  }
}

}  // namespace rubric
