// Single cases that tests give, with facts and answers to questions; and records of lists, with fields.
#include <fmt/format.h>

#include <algorithm>

#include "lang/check_passes.hpp"

namespace rubric {
namespace {

using K = NodeKind;

// What is told of a case; neither after an error.
struct Told {
  FactId fact;
  QuestionId question;
};

class Case {
 public:
  Case(Draft& draft, KindId kind, ListId list, Span span) : draft_(draft) {
    case_.kind = kind;
    case_.list = list;
    case_.span = span;
  }

  void tell(const Node& node) {
    const Node& said = *node.children[0];
    const Told told = said.kind == K::path ? told_by_path(said) : told_by_name(said);
    if ((told.fact || told.question) && is_told_twice(told, said)) return;
    if (told.fact) give_fact(told.fact, node);
    if (told.question) give_answer(told.question, *node.children[1]);
  }

  GivenCase take() { return std::move(case_); }

 private:
  const Framework& framework() const { return draft_.framework; }
  const std::vector<FactId>& facts() const {
    return case_.list ? framework()[case_.list].fields : framework()[case_.kind].facts;
  }
  std::string in_words() const {
    return case_.list ? fmt::format("records of `{}`", framework()[case_.list].id)
                      : fmt::format("cases `{}`", framework()[case_.kind].id);
  }

  Told told_by_name(const Node& name) const;
  Told told_by_path(const Node& path) const;
  bool is_told_twice(const Told& told, const Node& said) const;
  void report_ambiguous(const Node& name, const std::vector<QuestionId>& questions) const;

  void give_fact(FactId fact, const Node& node) {
    const ExprId value = given_value(draft_, fact, *node.children[1]);
    if (value) case_.facts.push_back({fact, value, node.span});
  }

  void give_answer(QuestionId question, const Node& answer);

  Draft& draft_;
  GivenCase case_;
};

void Case::report_ambiguous(const Node& name, const std::vector<QuestionId>& questions) const {
  std::vector<std::string> paths;
  for (const QuestionId id : questions) paths.push_back(path_of(framework(), id));
  draft_.error(Code::ambiguous_name, name.span,
               fmt::format("{} questions are called `{}`", questions.size(), draft_.text(name)),
               fmt::format("write which of them: `{}`", fmt::join(paths, "`, `")));
}

// A fact, or the only question of that name.
Told Case::told_by_name(const Node& name) const {
  const std::string_view id = draft_.text(name);
  std::vector<std::string_view> names;
  for (const FactId fact : facts()) {
    if (framework()[fact].id == id) return {fact, {}};
    names.push_back(framework()[fact].id);
  }
  std::vector<QuestionId> questions;
  for (std::uint32_t i = 0; i < framework().questions.size(); ++i) {
    const Question& question = framework().questions[i];
    if (case_.list || question.kind != case_.kind) continue;
    if (question.id == id) questions.push_back({i});
    if (std::find(names.begin(), names.end(), question.id) == names.end()) names.emplace_back(question.id);
  }
  if (questions.size() == 1) return {{}, questions.front()};
  if (questions.size() > 1)
    report_ambiguous(name, questions);
  else
    draft_.unknown(name, (case_.list ? "field of " : "fact or question of ") + in_words(), names);
  return {};
}

// `question safety of standard 2.1`
Told Case::told_by_path(const Node& path) const {
  const auto word = [&](std::size_t step) { return draft_.text(*path.children[step]->children[0]); };
  if (path.children.size() != 2 || word(0) != "question" || word(1) != "standard") {
    draft_.error(Code::not_a_value, path.span, fmt::format("`{}` cannot be told of a case", draft_.text(path)),
                 "write a fact, or `question safety of standard 2.1`");
    return {};
  }
  const StandardId standard = find_standard(draft_, *path.children[1]->children[1]);
  if (!standard) return {};
  const QuestionId question = find_question(draft_, *path.children[0]->children[1], standard);
  if (!question || (!case_.list && framework()[question].kind == case_.kind)) return {{}, question};
  draft_.error(Code::other_cases, path.span,
               fmt::format("{} is not asked of {}", path_of(framework(), question), in_words()),
               "take it out, or correct the kind of the case");
  return {};
}

bool Case::is_told_twice(const Told& told, const Node& said) const {
  const bool twice =
      std::any_of(case_.facts.begin(), case_.facts.end(), [&](const auto& fact) { return fact.of == told.fact; }) ||
      std::any_of(case_.answers.begin(), case_.answers.end(),
                  [&](const auto& answer) { return answer.question == told.question; });
  if (twice)
    draft_.error(Code::declared_twice, said.span, fmt::format("`{}` is told twice of this case", draft_.text(said)),
                 "keep one of them");
  return twice;
}

// The words of data, which are those of the grammar.
void Case::give_answer(QuestionId question, const Node& answer) {
  const bool plain =
      answer.kind == K::test_equals && (answer.children[0]->kind == K::yes || answer.children[0]->kind == K::no);
  std::string words;
  if (plain) words = draft_.text(answer);
  if (answer.kind == K::not_relevant) words = "not relevant";
  if (answer.kind == K::not_yet_assessed) words = "not yet assessed";
  if (answer.kind == K::insufficient_evidence) words = "insufficient evidence";
  if (!words.empty()) return case_.answers.push_back({question, std::move(words), answer.span});
  draft_.error(Code::wrong_type, answer.span,
               fmt::format("`{}` is no answer to a question of a single case", draft_.text(answer)),
               "the answers are `yes`, `no`, `not relevant`, `not yet assessed` and `insufficient evidence`");
}

std::vector<std::string_view> names_of_cases(const Draft& draft) {
  std::vector<std::string_view> names = names_in(draft.kinds);
  for (const RecordList& list : draft.framework.lists) names.emplace_back(list.id);
  return names;
}

}  // namespace

ListId find_list(const Draft& draft, std::string_view id) {
  const std::vector<RecordList>& lists = draft.framework.lists;
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const RecordList& list) { return list.id == id; });
  return found == lists.end() ? ListId{} : ListId{static_cast<std::uint32_t>(found - lists.begin())};
}

void read_given_case(Draft& draft, const Node& node, Test& test) {
  const Node& name = *node.id();
  const auto kind = draft.kinds.find(draft.text(name));
  const KindId of_kind = kind == draft.kinds.end() ? KindId{} : KindId{kind->second};
  const ListId of_list = find_list(draft, draft.text(name));
  if (!of_kind && !of_list)
    return draft.unknown(name, draft.framework.lists.empty() ? "kind of case" : "kind of case or list",
                         names_of_cases(draft));
  Case one(draft, of_kind, of_list, node.span);
  for (const Node* told : node.all(K::given)) one.tell(*told);
  const auto none = std::find_if(test.none.begin(), test.none.end(),
                                 [&](const GivenNone& given) { return of_list && given.list == of_list; });
  if (none != test.none.end())
    draft.error(Code::declared_twice, node.span, fmt::format("`{}` has this record, and none", draft.text(name)),
                "keep one of them", {{none->span, "none is given here"}});
  test.cases.push_back(one.take());
}

}  // namespace rubric
