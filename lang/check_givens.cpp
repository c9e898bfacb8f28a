// What tests give: a data file, levels, tallies and inputs. Single cases are in check_given_cases.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

void given_twice(Draft& draft, Span span, std::string message, std::vector<Label> related = {}) {
  draft.error(Code::declared_twice, span, std::move(message), "keep one of them", std::move(related));
}

// ---- targets

// `well-led`, `1.1`: an input, a standard, or `fieldwork`.
Target target_of_name(Draft& draft, const Node& name) {
  const std::string_view id = draft.text(name);
  if (id == "fieldwork") return {{}, {}, {}, {}, true};
  std::vector<std::string_view> names;
  for (const FactId input : draft.framework.inputs) {
    if (draft.framework[input].id == id) return {{}, {}, input, {}};
    names.push_back(draft.framework[input].id);
  }
  if (const auto found = draft.standards.find(id); found != draft.standards.end()) return {{found->second}, {}, {}, {}};
  if (const ListId list = find_list(draft, id)) return {{}, {}, {}, list};
  for (const std::string_view standard : names_in(draft.standards)) names.push_back(standard);
  draft.unknown(name, draft.framework.inputs.empty() ? "standard" : "input or standard", names);
  return {};
}

Target target_of(Draft& draft, const Node& standard, const Node* question) {
  const StandardId id = find_standard(draft, standard);
  if (!id || question == nullptr) return {id, {}, {}, {}};
  const QuestionId asked = find_question(draft, *question, id);
  return asked ? Target{id, asked, {}, {}} : Target{};
}

void cannot_be_given(Draft& draft, const Node& node) {
  draft.error(Code::not_a_value, node.span, fmt::format("`{}` cannot be given", draft.text(node)),
              "give `standard 2.1`, `question safety of standard 2.1`, or an input by its name");
}

// `standard 2.1`, or `question safety of standard 2.1`
Target target_of_path(Draft& draft, const Node& path) {
  const Node& last = *path.children.back();
  const auto word = [&](const Node& step) { return draft.text(*step.children[0]); };
  const bool question = path.children.size() == 2 && word(*path.children[0]) == "question";
  if (word(last) != "standard" || (path.children.size() > 1 && !question)) {
    cannot_be_given(draft, path);
    return {};
  }
  return target_of(draft, *last.children[1], question ? path.children[0]->children[1] : nullptr);
}

// ---- tallies and levels

std::optional<std::int64_t> whole(Draft& draft, const Node& number) {
  const auto value = Rational::parse(draft.text(number));
  if (value && value->valid() && value->is_whole() && *value >= 0) return value->numerator();
  draft.error(Code::bad_number, number.span, "cases are counted in whole numbers of at most 18 digits",
              "write a tally such as `4 of 6`");
  return std::nullopt;
}

// As data have it. None after an error.
std::optional<std::string> tally_of(Draft& draft, const Node& answer) {
  if (answer.kind == K::not_relevant) return "not relevant";
  if (answer.kind == K::not_yet_assessed) return "not yet assessed";
  if (answer.kind != K::tally && answer.kind != K::percentage) {
    draft.error(Code::wrong_type, answer.span, fmt::format("`{}` is no tally", draft.text(answer)),
                "write `4 of 6`, `79 percent of 24` or `not relevant`; what is left out is open");
    return std::nullopt;
  }
  const auto first = whole(draft, *answer.children[0]);
  const auto relevant = whole(draft, *answer.children[1]);
  if (!first || !relevant) return std::nullopt;
  if (answer.kind == K::percentage) return fmt::format("{}% of {}", *first, *relevant);
  if (*first > *relevant) {
    draft.error(Code::more_yes, answer.span, fmt::format("{} yes of {} relevant cases", *first, *relevant),
                "yes answers are at most as many as relevant cases");
    return std::nullopt;
  }
  return fmt::format("{} of {}", *first, *relevant);
}

void give_tally(Draft& draft, const Node& answer, QuestionId question, Test& test) {
  const auto tally = tally_of(draft, answer);
  if (!tally) return;
  const auto earlier = std::find_if(test.tallies.begin(), test.tallies.end(),
                                    [&](const GivenTally& other) { return other.question == question; });
  if (earlier != test.tallies.end()) {
    given_twice(draft, answer.span, fmt::format("{} is given twice", path_of(draft.framework, question)),
                {{earlier->span, "given here first"}});
  }
  test.tallies.push_back({question, *tally, answer.span});
}

void give_tallies(Draft& draft, const std::vector<const Node*>& answers, const Target& target, Span span, Test& test) {
  const Standard& standard = draft.framework[target.standard];
  const std::vector<QuestionId> questions = target.question ? std::vector{target.question} : standard.questions;
  if (answers.size() != questions.size()) {
    const std::string_view are = answers.size() == 1 ? "is" : "are";
    draft.error(Code::wrong_type, span,
                target.question ? fmt::format("one question, and {} tallies are given", answers.size())
                                : fmt::format("standard {} has {} question{}, and {} {} given", standard.id,
                                              questions.size(), questions.size() == 1 ? "" : "s", answers.size(), are),
                "give a tally for each question, in their order", {{standard.origin.span, "the standard"}});
    return;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) give_tally(draft, *answers[i], questions[i], test);
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
  if (twice || answers.size() > 1)
    return given_twice(draft, twice ? span : answers[1]->span,
                       fmt::format("standard {} is given two levels", standard.id));
  if (!standard.judged_on) return;  // an error stands already
  const auto level = find_level(draft, *answer.children[0], standard.judged_on.index);
  if (level) test.levels.push_back({id, *level, answer.span});
}

// ---- values of inputs and facts

void give_input(Draft& draft, const std::vector<const Node*>& answers, FactId input, Span span, Test& test) {
  const auto same = [&](const GivenValue& other) { return other.of == input; };
  const bool twice = std::any_of(test.inputs.begin(), test.inputs.end(), same);
  if (twice || answers.size() > 1)
    return given_twice(draft, twice ? span : answers[1]->span,
                       fmt::format("input `{}` is given two values", draft.framework[input].id));
  const ExprId value = given_value(draft, input, *answers[0]);
  if (value) test.inputs.push_back({input, value, span});
}

void give_fieldwork(Draft& draft, const std::vector<const Node*>& answers, Span span, Test& test) {
  if (test.fieldwork || answers.size() > 1)
    return given_twice(draft, test.fieldwork ? span : answers[1]->span, "`fieldwork` is given two days");
  const Node& answer = *answers[0];
  if (answer.kind != K::test_equals || answer.children[0]->kind != K::date) {
    draft.error(Code::wrong_type, answer.span, fmt::format("`{}` is no day", draft.text(answer)),
                "give the first day of fieldwork, as in `given fieldwork = 2021-07-15`");
    return;
  }
  const ExprId day = read_value(draft, *answer.children[0], Scope{});
  if (!day) return;
  const auto days = std::chrono::days(draft.framework[day].number.numerator());
  test.fieldwork = GivenDay{Date(days), answer.span};
}

// Of a list nothing is given so but that it has no records.
void give_none(Draft& draft, const std::vector<const Node*>& answers, ListId list, Span span, Test& test) {
  const std::string& id = draft.framework[list].id;
  if (answers.size() > 1 || answers[0]->kind != K::none) {
    draft.error(Code::wrong_type, span, fmt::format("`{}` is a list, and has records", id),
                fmt::format("give each of them, `given {} {{ … }}`, or `given {} = none`", id, id));
    return;
  }
  const bool twice =
      std::any_of(test.cases.begin(), test.cases.end(), [&](const GivenCase& one) { return one.list == list; }) ||
      std::any_of(test.none.begin(), test.none.end(), [&](const GivenNone& none) { return none.list == list; });
  if (twice) return given_twice(draft, span, fmt::format("the records of `{}` are given already", id));
  test.none.push_back({list, span});
}

void give_data(Draft& draft, const Node& node, Test& test) {
  const Node& file = *node.child(K::text);
  if (test.data)
    return given_twice(draft, file.span, "a test is given one file of data", {{test.data->span, "the first"}});
  test.data = GivenFile{unquote(draft.text(file)), file.span};
}

}  // namespace

std::string path_of(const Framework& framework, QuestionId id) {
  return fmt::format("question {} of standard {}", framework[id].id, framework[framework[id].standard].id);
}

StandardId find_standard(Draft& draft, const Node& id) {
  const auto found = draft.standards.find(draft.text(id));
  if (found != draft.standards.end()) return {found->second};
  draft.unknown(id, "standard", names_in(draft.standards));
  return {};
}

QuestionId find_question(Draft& draft, const Node& id, StandardId standard) {
  std::vector<std::string_view> names;
  for (const QuestionId candidate : draft.framework[standard].questions) {
    if (draft.framework[candidate].id == draft.text(id)) return candidate;
    names.push_back(draft.framework[candidate].id);
  }
  draft.unknown(id, fmt::format("question of standard {}", draft.framework[standard].id), names);
  return {};
}

ExprId given_value(Draft& draft, FactId id, const Node& answer) {
  const Fact fact = draft.framework[id];
  Expr absent;
  absent.type = fact.type;
  absent.span = answer.span;
  absent.absent = true;
  if (answer.kind == K::test_missing && fact.or_missing) return draft.add(std::move(absent));
  if (answer.kind == K::test_equals && is_numeric(fact.type)) {
    const auto number = read_constant(draft, *answer.children[0]);
    if (!number) return {};
    if (allows(fact, *number)) return draft.number(*number, answer.span);
  } else if (answer.kind == K::test_equals) {
    const ExprId value = read_value(draft, *answer.children[0], Scope{}, fact.type);
    if (!value) return {};
    const Expr& expr = draft.framework[value];
    if (expr.op == Op::constant && expr.type == fact.type && !expr.absent) return value;
  }
  draft.error(Code::wrong_type, answer.span,
              fmt::format("`{}` is no value of {} `{}`", draft.text(answer),
                          fact.kind   ? "fact"
                          : fact.list ? "field"
                                      : "input",
                          fact.id),
              "give one that its type allows", {{fact.origin.span, "declared here"}});
  return {};
}

void read_given(Draft& draft, const Node& node, Test& test) {
  if (node.kind == K::given_data) return give_data(draft, node, test);
  if (node.kind == K::given_case) return read_given_case(draft, node, test);
  std::vector<const Node*> answers;
  std::copy_if(node.children.begin() + 1, node.children.end(), std::back_inserter(answers),
               [](const Node* child) { return !is_cite(child->kind); });
  const Node& said = *node.children[0];
  give(draft, said.kind == K::path ? target_of_path(draft, said) : target_of_name(draft, said), answers, node.span,
       test);
}

Target target_of_value(Draft& draft, const Node& value) {
  const bool of_standard = value.kind == K::application && value.children[0]->kind == K::question_ref &&
                           value.children[1]->kind == K::standard_ref;
  if (value.kind == K::name || value.kind == K::number) return target_of_name(draft, value);
  if (value.kind == K::standard_ref) return target_of(draft, *value.children[0], nullptr);
  if (of_standard) return target_of(draft, *value.children[1]->children[0], value.children[0]->children[0]);
  cannot_be_given(draft, value);
  return {};
}

bool is_given(const Test& test, const Target& target) {
  const auto has = [](const auto& given, auto same) { return std::any_of(given.begin(), given.end(), same); };
  if (target.fieldwork) return test.fieldwork.has_value();
  return has(test.levels, [&](const GivenLevel& given) { return given.standard == target.standard; }) ||
         has(test.inputs, [&](const GivenValue& given) { return given.of == target.input; }) ||
         has(test.tallies, [&](const GivenTally& given) { return given.question == target.question; });
}

void give(Draft& draft, const Target& target, const std::vector<const Node*>& answers, Span span, Test& test) {
  if (target.fieldwork) return give_fieldwork(draft, answers, span, test);
  if (target.list) return give_none(draft, answers, target.list, span, test);
  if (target.input) return give_input(draft, answers, target.input, span, test);
  if (!target.standard) return;
  if (draft.framework[target.standard].judged) return give_level(draft, answers, target.standard, span, test);
  give_tallies(draft, answers, target, span, test);
}

}  // namespace rubric
