// Many inspections at once, and each by itself: the same ratings, scores and grounds, on frameworks made up from a
// seed.
#include <fmt/format.h>

#include <memory>

#include "runtime/batch/rate_all.hpp"
#include "runtime/batch/rate_each.hpp"
#include "runtime/batch/row_inspection.hpp"
#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/bench.hpp"
#include "tests/oracle/generate.hpp"
#include "tests/oracle/made_columns.hpp"
#include "tests/oracle/small_forms.hpp"
#include "tests/unit/setting.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric::oracle {
namespace {

struct Counted {
  std::size_t rows = 0;
  std::size_t singly = 0;
  std::size_t failed = 0;
  std::size_t open = 0;
  std::size_t each = 0;  // one by one, but in columns
  std::size_t frameworks_in_columns = 0;
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
    const MadeColumns made(*bench.framework, rows, random);
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
