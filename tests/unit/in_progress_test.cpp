// An inspection in progress, held against the enumeration of everything that it may still turn out to be.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/alternatives.hpp"
#include "runtime/missing.hpp"
#include "runtime/rate.hpp"
#include "tests/catch.hpp"
#include "tests/oracle/agreement.hpp"
#include "tests/oracle/oracle.hpp"
#include "tests/unit/shipped.hpp"

namespace rubric::oracle {
namespace {

// An example, with the rules that ship.
struct Example {
  Sources sources;
  Library library{sources};
  Diagnostics diagnostics;
  Framework framework;
  Plan plan;
  Inspection inspection;
  Outcome outcome;

  Example(const std::string& data, const std::string& rules) {
    for (const auto& file : fs::directory_iterator(RUBRIC_ROOT "/rules/hmip")) {
      if (file.path().extension() != ".rubric") continue;
      library.add(file.path().string(), text_of(file.path()), diagnostics);
    }
    library.finish(diagnostics);
    framework = load(library, *library.find(rules), diagnostics).value();
    plan = compile(framework);
    const SourceId source = sources.add(data, text_of(fs::path(RUBRIC_ROOT "/examples") / data));
    const DataValue document = read_toml(source, sources, diagnostics).value();
    const Heading heading = read_heading(document, diagnostics).value();
    inspection = bind(document, heading, framework, {}, sources, diagnostics).value();
    outcome = rate(plan, inspection, diagnostics).value();
  }
};

// What is possible of each judgement and tally, put together in every way.
std::vector<Complete> all_completions(const Inspection& inspection) {
  std::vector<Complete> all{{{}, {}, inspection.patterns, inspection.heading.fieldwork.value()}};
  const auto spread = [&](std::size_t count, auto add) {
    std::vector<Complete> more;
    for (const Complete& one : all) {
      for (std::size_t i = 0; i < count; ++i) {
        more.push_back(one);
        add(more.back(), i);
      }
    }
    all = std::move(more);
  };
  for (const std::uint64_t levels : inspection.judged) {
    std::vector<std::uint32_t> possible;
    for_each_alternative(levels, [&](std::uint32_t level) { possible.push_back(level); });
    if (possible.empty()) possible.push_back(0);
    spread(possible.size(), [&](Complete& one, std::size_t i) { one.judged.push_back(possible[i]); });
  }
  for (const Tallies& tallies : inspection.tallies) {
    spread(tallies.list()->size(), [&](Complete& one, std::size_t i) { one.tallies.push_back((*tallies.list())[i]); });
  }
  return all;
}

// The completion without the figure.
Complete without(Complete data, const MissingFigure& figure) {
  if (figure.question)
    data.tallies[figure.question.index] = {};
  else
    data.judged[figure.standard.index] = 0;
  return data;
}

class Enumerated {
 public:
  Enumerated(const Example& example) : example_(example), completions_(all_completions(example.inspection)) {  // NOLINT
    for (const Complete& data : completions_) outcomes_.push_back(outcomes(example.framework, data).value());
  }

  std::size_t size() const { return completions_.size(); }

  std::set<Plain> possible(DefinitionId id) const {
    std::set<Plain> results;
    for (const Outcomes& one : outcomes_) results.insert(one[id.index].begin(), one[id.index].end());
    return results;
  }

  bool matters(const MissingFigure& figure, DefinitionId rating) const {
    std::map<std::pair<std::vector<Tally>, std::vector<std::uint32_t>>, std::set<Plain>> by_the_rest;
    for (std::size_t i = 0; i < completions_.size(); ++i) {
      const Complete rest = without(completions_[i], figure);
      const std::set<Plain>& results = outcomes_[i][rating.index];
      by_the_rest[{rest.tallies, rest.judged}].insert(results.begin(), results.end());
    }
    return std::any_of(by_the_rest.begin(), by_the_rest.end(), [](const auto& one) { return one.second.size() > 1; });
  }

 private:
  const Example& example_;
  std::vector<Complete> completions_;
  std::vector<Outcomes> outcomes_;
};

TEST_CASE("an inspection in progress: certain, possible and deciding, as all completions have it") {
  const Example example("millbrook-invented.toml", "youth-2018");
  const Enumerated all(example);
  CHECK(all.size() == 4 * 28 * 2 * 28);
  const Framework& framework = example.framework;
  for (std::uint32_t i = 0; i < framework.definitions.size(); ++i) {
    CAPTURE(framework.definitions[i].name);
    const Value& value = example.outcome[DefinitionId{i}];
    CHECK(agreement(value, all.possible({i}), holds_numbers(framework, framework.definitions[i].value)) ==
          Agreement::exact);
  }
  const std::vector<MissingFigure> missing = missing_figures(example.inspection, example.outcome);
  CHECK(missing.size() == 4);
  for (const MissingFigure& figure : missing) {
    CAPTURE(framework[figure.standard].id);
    const Matters standard =
        all.matters(figure, framework[figure.standard].results.rating) ? Matters::yes : Matters::no;
    const Matters overall = all.matters(figure, framework.overall->rating) ? Matters::yes : Matters::no;
    CHECK(figure.to_standard == standard);
    CHECK(figure.to_overall == overall);
  }
}

}  // namespace
}  // namespace rubric::oracle
