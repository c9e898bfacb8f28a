#include "tests/oracle/case_answers.hpp"

#include <algorithm>
#include <map>

namespace rubric::oracle {

namespace {

using State = Given::State;

Answer answer_of(const Given& given) {
  if (given.state == State::yes) return Answer::yes;
  if (given.state == State::no) return Answer::no;
  return given.open() ? Answer::open : Answer::not_relevant;
}

// Of a standard all of whose questions are asked of these cases; none where an answer is open.
std::vector<Pattern> patterns_of(const Standard& standard, const std::vector<Case>& cases) {
  std::map<std::vector<Answer>, std::int64_t> found;
  for (const Case& one : cases) {
    std::vector<Answer> answers;
    for (const QuestionId id : standard.questions) answers.push_back(answer_of(one.answers[id.index]));
    if (std::find(answers.begin(), answers.end(), Answer::open) != answers.end()) return {};
    ++found[answers];
  }
  std::vector<Pattern> patterns;
  for (const auto& [answers, count] : found) patterns.push_back({answers, count});
  return patterns;
}

}  // namespace

Tally counted(const std::vector<Case>& cases, std::size_t question, std::int64_t& open) {
  Tally tally;
  for (const Case& one : cases) {
    const Given& given = one.answers[question];
    open += given.open() ? 1 : 0;
    tally.yes += given.state == State::yes ? 1 : 0;
    tally.relevant += given.state == State::yes || given.state == State::no ? 1 : 0;
  }
  return tally;
}

std::vector<std::vector<Pattern>> all_patterns(const Framework& framework,
                                               const std::vector<std::vector<Case>>& cases) {
  std::vector<std::vector<Pattern>> patterns(framework.standards.size());
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const Standard& standard = framework.standards[i];
    if (standard.questions.empty()) continue;
    const KindId kind = framework[standard.questions.front()].kind;
    const bool one_kind = std::all_of(standard.questions.begin(), standard.questions.end(),
                                      [&](QuestionId id) { return framework[id].kind == kind; });
    if (one_kind) patterns[i] = patterns_of(standard, cases[kind.index]);
  }
  return patterns;
}

}  // namespace rubric::oracle
