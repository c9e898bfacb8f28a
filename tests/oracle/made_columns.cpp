#include "tests/oracle/made_columns.hpp"

#include <algorithm>

#include "runtime/prove/variables.hpp"
#include "tests/oracle/operations.hpp"
#include "tests/oracle/possible.hpp"

namespace rubric::oracle {

namespace {

// About as many yes as no would leave most ratings at their lowest.
bool mostly_yes(std::size_t row) { return row % 2 == 1; }

void add(std::uint16_t& count, std::size_t more) { count = static_cast<std::uint16_t>(count + more); }

}  // namespace

MadeColumns::MadeColumns(const Framework& framework, std::size_t rows, Random& random)
    : framework_(framework), random_(random) {
  columns.rows = rows;
  yes_.assign(framework.questions.size(), std::vector<std::uint16_t>(rows));
  relevant_ = yes_;
  patterns_.assign(framework.standards.size(), std::vector<Patterns>(rows));
  judged_.assign(framework.standards.size(), std::vector<std::uint8_t>(rows, kNotJudged));
  make_tallies();
  for (std::size_t i = 0; i < framework.standards.size(); ++i) make_standard(i);
  make_inputs();
  view();
}

void MadeColumns::make_tallies() {
  for (std::size_t question = 0; question < framework_.questions.size(); ++question) {
    for (std::size_t row = 0; row < columns.rows; ++row) make_tally(question, row);
  }
}

// Some rows have extreme figures.
void MadeColumns::make_tally(std::size_t question, std::size_t row) {
  static const std::vector<std::uint16_t> kEdges = {0, 1, 254, 255, kMostCounted};
  const std::size_t kind = random_.below(row % 4 == 0 ? 100 : 90);
  const std::size_t most = kind < 70 ? 9 : kind < 90 ? 60 : kind < 96 ? 254 : 60'000;
  std::uint16_t relevant = static_cast<std::uint16_t>(random_.below(most + 1));
  if (kind == 98) relevant = random_.pick(kEdges);
  const std::size_t spread = mostly_yes(row) ? relevant / 4U + 2U : relevant + 1U;
  yes_[question][row] = static_cast<std::uint16_t>(relevant - std::min<std::size_t>(random_.below(spread), relevant));
  relevant_[question][row] = kind == 99 ? kNotKnown : relevant;
}

void MadeColumns::make_standard(std::size_t i) {
  const Standard& standard = framework_.standards[i];
  if (standard.judged) {
    const std::size_t levels = framework_[standard.judged_on].levels.size();
    for (std::uint8_t& level : judged_[i])
      level = random_.below(50) == 0 ? kNotJudged : static_cast<std::uint8_t>(random_.below(levels));
  }
  with_cases_.push_back(!standard.questions.empty() && standard.questions.size() <= kMostQuestions &&
                        random_.below(2) == 0);
  if (!with_cases_.back()) return;
  for (std::size_t row = 0; row < columns.rows; ++row) make_cases(standard, row, patterns_[i][row]);
}

void MadeColumns::make_cases(const Standard& standard, std::size_t row, Patterns& patterns) {
  for (const QuestionId question : standard.questions) yes_[question.index][row] = relevant_[question.index][row] = 0;
  for (std::size_t kinds = random_.below(20); kinds > 0; --kinds) {
    const std::size_t cases = random_.below(400) == 0 ? 1 + random_.below(3'000) : 1;
    std::size_t number = 0, power = 1;
    for (const QuestionId question : standard.questions) {
      const std::size_t answer = std::min<std::size_t>(random_.below(mostly_yes(row) ? 9 : 3), 3);
      const bool yes = answer == 1 || answer == 3;
      number += power * (yes ? 1 : answer);
      power *= 3;
      if (answer != 0) add(relevant_[question.index][row], cases);
      if (yes) add(yes_[question.index][row], cases);
    }
    patterns |= Patterns{1} << number;
  }
}

void MadeColumns::make_inputs() {
  columns.inputs.resize(framework_.facts.size());
  which_.resize(framework_.facts.size());
  for (const FactId fact : framework_.inputs) {
    InputColumn& input = columns.inputs[fact.index];
    for (const prove::Choice& choice : prove::choices_of(framework_, fact, Op::input).choices) {
      if (!choice.value.never_present() || choice.value.absent) input.values.push_back(choice.value);
    }
    const std::size_t few = std::min<std::size_t>(input.values.size(), 30);
    for (std::size_t row = 0; row < columns.rows; ++row) {
      const std::size_t known = random_.below(mostly_yes(row) ? input.values.size() : few);
      which_[fact.index].push_back(static_cast<std::uint32_t>(random_.below(60) == 0 ? input.values.size() : known));
    }
    input.which = which_[fact.index];
  }
}

void MadeColumns::view() {
  for (std::size_t i = 0; i < yes_.size(); ++i) columns.tallies.push_back({yes_[i], relevant_[i]});
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    columns.judged.emplace_back(judged_[i]);
    columns.patterns.emplace_back();
    if (with_cases_[i]) columns.patterns.back() = patterns_[i];
  }
}

void MadeColumns::keep_to_what_applies() {
  for (std::size_t i = 0; i < framework_.standards.size(); ++i) {
    const Standard& standard = framework_.standards[i];
    for (std::size_t row = 0; standard.applies && row < columns.rows; ++row) {
      const Possible one = possible(framework_, columns, row, random_);
      const Result applies = Oracle(framework_, one.data).value(standard.applies);
      if (!applies || is_yes(*applies)) continue;
      judged_[i][row] = kNotJudged;
      patterns_[i][row] = 0;
      for (const QuestionId id : standard.questions) yes_[id.index][row] = relevant_[id.index][row] = 0;
    }
  }
}

}  // namespace rubric::oracle
