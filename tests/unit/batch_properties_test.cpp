// Many inspections at once, and each by itself: the same ratings, scores and grounds, on frameworks made up from a
// seed.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "runtime/batch/rate_all.hpp"
#include "runtime/batch/rate_each.hpp"
#include "runtime/batch/row_inspection.hpp"
#include "runtime/prove/variables.hpp"
#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/small_forms.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric::oracle {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* set = std::getenv(name);
  return set == nullptr ? otherwise : std::strtoull(set, nullptr, 10);
}

struct Counted {
  std::size_t rows = 0;
  std::size_t singly = 0;
  std::size_t failed = 0;
  std::size_t open = 0;
  std::size_t each = 0;  // one by one, but in columns
  std::size_t frameworks_in_columns = 0;
};

// Columns of made up inspections, with what they are views of.
class Made {
 public:
  Made(const Framework& framework, std::size_t rows, Random& random) : framework_(framework), random_(random) {
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
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;

  Columns columns;

 private:
  void make_tallies() {
    for (std::size_t question = 0; question < framework_.questions.size(); ++question) {
      for (std::size_t row = 0; row < columns.rows; ++row) {
        const std::size_t kind = random_.below(row % 4 == 0 ? 100 : 90);  // some rows have extreme figures
        const std::size_t most = kind < 70 ? 9 : kind < 90 ? 60 : kind < 97 ? 254 : 60'000;
        relevant_[question][row] = static_cast<std::uint16_t>(random_.below(most + 1));
        yes_[question][row] = static_cast<std::uint16_t>(random_.below(relevant_[question][row] + 1U));
        if (kind == 99) relevant_[question][row] = kNotKnown;
      }
    }
  }

  void make_standard(std::size_t i) {
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

  void make_cases(const Standard& standard, std::size_t row, Patterns& patterns) {
    for (const QuestionId question : standard.questions) yes_[question.index][row] = relevant_[question.index][row] = 0;
    const std::size_t most = standard.questions.size() == 1 ? 3 : standard.questions.size() == 2 ? 9 : 27;
    for (std::size_t cases = random_.below(20); cases > 0; --cases) {
      const std::size_t number = random_.below(most);
      patterns |= Patterns{1} << number;
      const Pattern pattern = pattern_of(number, standard.questions.size());
      for (std::size_t i = 0; i < pattern.answers.size(); ++i) {
        const std::uint32_t question = standard.questions[i].index;
        if (pattern.answers[i] != Answer::not_relevant) ++relevant_[question][row];
        if (pattern.answers[i] == Answer::yes) ++yes_[question][row];
      }
    }
  }

  void make_inputs() {
    columns.inputs.resize(framework_.facts.size());
    which_.resize(framework_.facts.size());
    for (const FactId fact : framework_.inputs) {
      InputColumn& input = columns.inputs[fact.index];
      for (const prove::Choice& choice : prove::choices_of(framework_, fact, Op::input).choices) {
        if (!choice.value.never_present() || choice.value.absent) input.values.push_back(choice.value);
      }
      for (std::size_t row = 0; row < columns.rows; ++row)
        which_[fact.index].push_back(static_cast<std::uint32_t>(
            random_.below(60) == 0 ? input.values.size()
                                   : random_.below(std::min<std::size_t>(input.values.size(), 30))));
      input.which = which_[fact.index];
    }
  }

  void view() {
    for (std::size_t i = 0; i < yes_.size(); ++i) columns.tallies.push_back({yes_[i], relevant_[i]});
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      columns.judged.emplace_back(judged_[i]);
      columns.patterns.emplace_back();
      if (with_cases_[i]) columns.patterns.back() = patterns_[i];
    }
  }

  const Framework& framework_;
  Random& random_;
  std::vector<std::vector<std::uint16_t>> yes_, relevant_;
  std::vector<std::vector<Patterns>> patterns_;
  std::vector<std::vector<std::uint8_t>> judged_;
  std::vector<std::vector<std::uint32_t>> which_;
  std::vector<bool> with_cases_;
};

const Value* value_in(const OutcomeColumn& column, std::size_t row) {
  return column.which[row] == kFailed ? nullptr : &column.values.at(column.which[row]);
}

std::string difference(const Bench& bench, const Columns& columns, const OutcomeTable& outcomes, std::size_t row,
                       Counted& counted) {
  Diagnostics diagnostics;
  const auto inspection = row_inspection(*bench.framework, columns, row, diagnostics);
  const auto alone =
      inspection && !diagnostics.has_errors() ? rate(bench.plan, *inspection, diagnostics) : std::nullopt;
  if (!alone) ++counted.failed;
  for (const OutcomeColumn& column : outcomes.columns) {
    const Value* together = value_in(column, row);
    const std::string& name = (*bench.framework)[column.definition].name;
    if ((together == nullptr) != !alone)
      return fmt::format("row {}: {} is{} rated together", row, name, together == nullptr ? " not" : "");
    if (!alone) continue;
    if (!together->certain()) ++counted.open;
    if (!(*together == (*alone)[column.definition]))
      return fmt::format("row {}: {} is {} together, {} alone", row, name, show(*together),
                         show((*alone)[column.definition]));
  }
  return "";
}

// One by one, without a table of outcomes; and with all steps.
std::string difference_of_one(const Bench& bench, const Columns& columns, std::size_t row, Batch& batch) {
  Diagnostics diagnostics;
  const auto inspection = row_inspection(*bench.framework, columns, row, diagnostics);
  const auto alone =
      inspection && !diagnostics.has_errors() ? rate(bench.plan, *inspection, diagnostics) : std::nullopt;
  std::vector<std::uint32_t> which(bench.plan.steps.size());
  Diagnostics unheard;
  const bool rated = batch.rate_one(columns, row, which, unheard);
  if (rated != alone.has_value()) return fmt::format("row {} is{} rated by itself", row, rated ? "" : " not");
  if (!rated && !unheard.has_errors()) return fmt::format("row {} is refused in silence", row);
  for (std::size_t slot = 0; rated && slot < which.size(); ++slot) {
    const Value& value = batch.values(slot).at(which[slot]);
    if (!(value == alone->slots[slot]))
      return fmt::format("row {}: step {} is {} in columns, {} alone", row, slot, show(value),
                         show(alone->slots[slot]));
  }
  return "";
}

// Inspections that come one by one.
std::string difference_of_each(const Bench& bench, const Columns& columns, std::size_t row, RateEach& each) {
  Diagnostics diagnostics;
  const auto inspection = row_inspection(*bench.framework, columns, row, diagnostics);
  if (!inspection || diagnostics.has_errors()) return "";
  Diagnostics told;
  const auto alone = rate(bench.plan, *inspection, diagnostics);
  const auto outcome = each.rate(*inspection, told);
  if (outcome.has_value() != alone.has_value() || told.errors() != diagnostics.errors())
    return fmt::format("row {} is{} rated after others", row, outcome ? "" : " not");
  for (std::size_t slot = 0; outcome && slot < outcome->slots.size(); ++slot) {
    if (!(outcome->slots[slot] == alone->slots[slot]))
      return fmt::format("row {}: step {} is {} after others, {} alone", row, slot, show(outcome->slots[slot]),
                         show(alone->slots[slot]));
  }
  return "";
}

void hold(std::uint64_t seed, const std::string& rules, const std::string& name, Counted& counted) {
  const Bench bench(rules, name);
  if (!bench.framework) FAIL("seed " << seed << ": the rules are refused\n" << rules);
  Random random(seed);
  std::vector<DefinitionId> all;
  for (std::uint32_t i = 0; i < bench.framework->definitions.size(); ++i) {
    if (bench.plan.slot_of_definition[i] != kNoSlot) all.push_back({i});
  }
  const bool everything = seed % 2 == 0;
  Batch batch(bench.plan, everything ? all : rated_definitions(*bench.framework));
  OutcomeTable outcomes;
  Batch steps = Batch::of_every_step(bench.plan);
  RateEach each(std::make_shared<const Plan>(compile(*bench.framework)), 0);
  std::size_t in_columns = 0;
  for (const std::size_t rows : {1U, 7U, 40U}) {
    const Made made(*bench.framework, rows, random);
    batch.rate_all(made.columns, outcomes);
    counted.rows += rows;
    counted.singly += outcomes.singly;
    in_columns += rows - outcomes.singly;
    for (std::size_t row = 0; row < rows; ++row) {
      std::string wrong = difference(bench, made.columns, outcomes, row, counted);
      if (wrong.empty()) wrong = difference_of_one(bench, made.columns, row, steps);
      if (wrong.empty()) wrong = difference_of_each(bench, made.columns, row, each);
      if (!wrong.empty()) FAIL("seed " << seed << "\n" << rules << "\n" << wrong);
    }
  }
  if (in_columns > 0) ++counted.frameworks_in_columns;
  counted.each += each.in_columns();
}

TEST_CASE("many inspections at once are rated as each by itself") {
  Counted counted;
  const std::uint64_t first = setting("RUBRIC_PROPERTY_SEED", 0);
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000);
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    const Rules rules = seed % 4 == 3   ? generate_amendment(seed)
                        : seed % 4 == 2 ? generate_small_framework(seed)
                                        : generate_framework(seed);
    const bool small_form_instead = seed % 8 == 1;
    hold(seed, small_form_instead ? small_form(seed).rules : rules.text, small_form_instead ? "small" : rules.name,
         counted);
  }
  fmt::print(
      "{} inspections in columns, {} of them rated singly, {} refused; {} of {} frameworks in columns; {} open results\n",
      counted.rows, counted.singly, counted.failed, counted.frameworks_in_columns, rounds, counted.open);
  CHECK(6 * counted.frameworks_in_columns > rounds);  // the others have lists
  CHECK(8 * (counted.rows - counted.singly) > counted.rows);
  CHECK(8 * counted.each > counted.rows);
}

}  // namespace
}  // namespace rubric::oracle
