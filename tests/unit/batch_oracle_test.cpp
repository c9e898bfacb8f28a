// Many inspections at once, held against the oracle: of every framework that ships, with its data, and at scale.
//
// RUBRIC_PROPERTY_ROUNDS raises the number of inspections, RUBRIC_TALLIES that of the tallies at scale.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

#include "runtime/batch/rate_all.hpp"
#include "runtime/batch/rate_each.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/agreement.hpp"
#include "tests/oracle/inspection.hpp"
#include "tests/oracle/made_columns.hpp"
#include "tests/oracle/possible.hpp"
#include "tests/unit/setting.hpp"
#include "tests/unit/shipped.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric::oracle {
namespace {

constexpr int kDraws = 4;  // of what an open inspection may turn out to be

struct Counted {
  std::size_t inspections = 0, singly = 0, refused = 0, open = 0, tallies = 0, values = 0;
  std::size_t data = 0, data_in_columns = 0;
};

// Of a standard that need not apply, what comes before its rating is what it would be if it did.
bool may_be_moot(const Framework& framework, DefinitionId id) {
  return std::any_of(framework.standards.begin(), framework.standards.end(), [&](const Standard& standard) {
    const std::vector<DefinitionId>& rules = standard.results.rules;
    return standard.applies && id != standard.results.rating &&
           std::find(rules.begin(), rules.end(), id) != rules.end();
  });
}

// Every definition that is computed.
std::vector<DefinitionId> all_definitions(const Plan& plan) {
  std::vector<DefinitionId> all;
  for (std::uint32_t i = 0; i < plan.slot_of_definition.size(); ++i) {
    if (plan.slot_of_definition[i] != kNoSlot && !may_be_moot(*plan.framework, {i})) all.push_back({i});
  }
  return all;
}

std::size_t tallies_told(const Columns& table, std::size_t row) {
  return static_cast<std::size_t>(
      std::count_if(table.tallies.begin(), table.tallies.end(),
                    [&](const TallyColumn& column) { return column.relevant[row] != kNotKnown; }));
}

// A batch, and the oracle beside it.
class Held {
 public:
  Held(const std::shared_ptr<const Plan>& plan, std::vector<DefinitionId> wanted)
      : framework_(*plan->framework), wanted_(std::move(wanted)), batch_(*plan, wanted_), each_(plan, 0) {
    for (const DefinitionId id : wanted_) numbers_.push_back(holds_numbers(framework_, framework_[id].value));
  }

  // The first difference; empty where there is none.
  std::string difference(const Columns& table, Random& random) {
    batch_.rate_all(table, outcomes_);
    counted.inspections += table.rows;
    counted.singly += outcomes_.singly;
    counted.refused += outcomes_.unrated.size();
    counted.data += table.others.size();
    std::string wrong;
    for (std::size_t row = 0; row < table.rows && wrong.empty(); ++row) wrong = difference_in(table, row, random);
    return wrong;
  }

  Counted counted;

 private:
  std::string difference_in(const Columns& table, std::size_t row, Random& random) {
    counted.tallies += tallies_told(table, row);
    const Inspection* other = nullptr;
    for (const auto& [place, inspection] : table.others) other = place == row ? inspection : other;
    std::string wrong;
    for (int draw = 0; draw < kDraws && wrong.empty(); ++draw) {
      Possible one = other != nullptr ? possible(framework_, *other, random) : possible(framework_, table, row, random);
      if (!fits(framework_, one)) continue;
      wrong = compared(one, row);
      if (one.whole) break;
      if (draw == 0) ++counted.open;
    }
    const bool same = other != nullptr ? same_from_file(*other, row) : same_by_itself(table, row);
    return !wrong.empty() || same ? wrong : fmt::format("row {}: another rating by itself", row);
  }

  bool same_by_itself(const Columns& table, std::size_t row) {
    std::vector<std::uint32_t> which(wanted_.size());
    Diagnostics diagnostics;
    if (!batch_.rate_one(table, row, which, diagnostics)) return !is_rated(row);
    return is_rated(row) && all_are(row, [&](std::size_t i) { return batch_.values(i).at(which[i]); });
  }

  // In columns where they can tell it.
  bool same_from_file(const Inspection& inspection, std::size_t row) {
    Diagnostics diagnostics;
    const auto outcome = each_.rate(inspection, diagnostics);
    counted.data_in_columns = each_.in_columns();
    if (!outcome) return !is_rated(row);
    return is_rated(row) && all_are(row, [&](std::size_t i) { return (*outcome)[wanted_[i]]; });
  }

  bool is_rated(std::size_t row) const { return outcomes_.columns.front().which[row] != kFailed; }
  const Value& value(std::size_t column, std::size_t row) const {
    return outcomes_.columns[column].values.at(outcomes_.columns[column].which[row]);
  }
  template <typename Expected>
  bool all_are(std::size_t row, Expected expected) const {
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (!(value(i, row) == expected(i))) return false;
    }
    return true;
  }

  std::string compared(const Possible& one, std::size_t row) {
    const auto expected = oracle::outcomes(framework_, one.data);
    const bool rated = is_rated(row);
    if (rated != expected.has_value() && one.whole && one.lists_known)
      return fmt::format("row {} is{} rated", row, rated ? "" : " not");
    for (std::size_t i = 0; rated && expected && i < wanted_.size(); ++i) {
      const Value& is = value(i, row);
      if (!one.lists_known && !is.numbers.valid()) continue;
      const std::set<Plain>& results = (*expected)[wanted_[i].index];
      const Agreement agreed = agreement(is, results, numbers_[i]);
      ++counted.values;
      if (agreed == Agreement::exact || (agreed == Agreement::sound && !one.whole)) continue;
      const Definition& definition = framework_[wanted_[i]];
      return fmt::format("row {}: {} is {}, by the oracle {}", row, definition.name, rubric::show(is),
                         show(framework_, definition.type, results));
    }
    return "";
  }

  const Framework& framework_;
  std::vector<DefinitionId> wanted_;
  std::vector<bool> numbers_;
  Batch batch_;
  OutcomeTable outcomes_;
  RateEach each_;
};

void print(const std::string& framework, const Counted& counted) {
  fmt::print(
      "{}: {} inspections, {} of them from data files and tests ({} in columns); {} rated singly, {} open, {} refused; "
      "{} tallies; {} values as the oracle has them\n",
      framework, counted.inspections, counted.data, counted.data_in_columns, counted.singly, counted.open,
      counted.refused, counted.tallies, counted.values);
}

// Data files made up as TOML: with records, and with cases by their answers. Those that are refused are left out.
std::deque<Inspection> made_up(const Framework& framework, std::size_t count, Random& random, Sources& sources) {
  std::deque<Inspection> all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto made = make_inspection(framework, Random(random.below(1'000'000)), Openness::complete, 1);
    Diagnostics diagnostics;
    const auto document = read_toml(sources.add("made.toml", made.toml), sources, diagnostics);
    const auto heading = document ? read_heading(*document, diagnostics) : std::nullopt;
    auto inspection = heading ? bind(*document, *heading, framework, {}, sources, diagnostics) : std::nullopt;
    if (inspection) all.push_back(std::move(*inspection));
  }
  return all;
}

TEST_CASE("every framework that ships is rated in columns as by the oracle") {
  const std::uint64_t rounds = setting("RUBRIC_PROPERTY_ROUNDS", 1'000) / 10;
  Shipped shipped(RUBRIC_ROOT);
  CHECK(shipped.frameworks().size() == shipped.declared());
  for (const Framework& framework : shipped.frameworks()) {
    const auto plan = std::make_shared<const Plan>(compile(framework));
    Held held(plan, all_definitions(*plan));
    Random random(setting("RUBRIC_PROPERTY_SEED", 0));
    Sources sources;
    std::deque<Inspection> data =
        made_up(framework, framework.lists.empty() ? rounds / 2 : 2 * rounds, random, sources);
    for (Inspection& inspection : shipped.inspections(*plan)) data.push_back(std::move(inspection));
    const std::size_t in_columns = framework.lists.empty() ? rounds : 0;  // which cannot tell records
    MadeColumns made(framework, data.size() + in_columns, random);
    made.keep_to_what_applies();
    for (std::size_t i = 0; i < data.size(); ++i) made.columns.others.emplace_back(i, &data[i]);
    const std::string wrong = held.difference(made.columns, random);
    print(framework.id, held.counted);
    if (!wrong.empty()) FAIL(framework.id << ": " << wrong);
    CHECK(held.counted.refused < held.counted.inspections);
  }
}

TEST_CASE("tallies at scale are rated in columns as by the oracle") {
  const std::uint64_t most = setting("RUBRIC_TALLIES", 10 * setting("RUBRIC_PROPERTY_ROUNDS", 1'000));
  constexpr std::size_t kRows = 400;
  const Shipped shipped(RUBRIC_ROOT);
  for (const char* id : {"bench", "youth-2018"}) {
    const Framework& framework = shipped.framework(id);
    const auto plan = std::make_shared<const Plan>(compile(framework));
    Held held(plan, rated_definitions(framework));
    for (std::uint64_t seed = setting("RUBRIC_PROPERTY_SEED", 0); held.counted.tallies < most; ++seed) {
      Random random(seed);
      const MadeColumns made(framework, kRows, random);
      const std::string wrong = held.difference(made.columns, random);
      if (!wrong.empty()) FAIL(id << ", seed " << seed << ": " << wrong);
    }
    print(id, held.counted);
  }
}

}  // namespace
}  // namespace rubric::oracle
