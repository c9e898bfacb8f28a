// What a made up inspection may turn out to be.
#include <algorithm>

#include "tests/oracle/case_answers.hpp"

namespace rubric::oracle {

using State = Given::State;

bool Made::listed() const { return fieldwork && std::find(drawn.begin(), drawn.end(), true) == drawn.end(); }

std::size_t Made::completions() const {
  std::size_t count = 1;
  for (const auto& levels : judged) count = std::min<std::size_t>(count * levels.size(), 1'000'000);
  for (const auto& values : inputs) count = std::min<std::size_t>(count * values.size(), 1'000'000);
  for (const auto& list : tallies) count = std::min<std::size_t>(count * list.size(), 1'000'000);
  return count;
}

std::vector<Complete> completions(const Made& made) {
  Complete first{{}, {}, made.patterns, made.fieldwork.value_or(Date())};
  for (const auto& levels : made.judged) first.judged.push_back(levels.front());
  for (const auto& values : made.inputs) first.inputs.push_back(values.front());
  for (const auto& list : made.tallies) first.tallies.push_back(list.front());
  first.records = made.records;
  std::vector<Complete> all{first};
  const auto spread = [&](const auto& possible, auto set) {
    for (std::size_t known = all.size(); known > 0; --known) {
      for (std::size_t i = 1; i < possible.size(); ++i) {
        all.push_back(all[known - 1]);
        set(all.back(), possible[i]);
      }
    }
  };
  for (std::size_t s = 0; s < made.judged.size(); ++s)
    spread(made.judged[s], [&](Complete& one, std::uint32_t level) { one.judged[s] = level; });
  for (std::size_t i = 0; i < made.inputs.size(); ++i)
    spread(made.inputs[i], [&](Complete& one, const Plain& value) { one.inputs[i] = value; });
  for (std::size_t q = 0; q < made.tallies.size(); ++q)
    spread(made.tallies[q], [&](Complete& one, Tally tally) { one.tallies[q] = tally; });
  return all;
}

Complete filled_in(const Framework& framework, const Made& made, Random& random) {
  std::vector<std::vector<Case>> cases = made.cases;
  for (auto& kind : cases) {
    for (Case& one : kind) {
      for (Given& given : one.answers) {
        if (given.open())
          given.state = random.chance(20) ? State::not_relevant : random.chance(50) ? State::yes : State::no;
      }
    }
  }
  Complete complete{{},
                    {},
                    all_patterns(framework, cases),
                    made.fieldwork.value_or(*parse_date("1990-01-01") + std::chrono::days(random.between(0, 30'000)))};
  for (const auto& values : made.inputs) complete.inputs.push_back(random.pick(values));
  complete.records = made.records;
  for (const auto& levels : made.judged) complete.judged.push_back(random.pick(levels));
  for (std::size_t q = 0; q < made.tallies.size(); ++q) {
    const auto& kind = cases[framework.questions[q].kind.index];
    std::int64_t none = 0;
    complete.tallies.push_back(kind.empty() ? random.pick(made.tallies[q]) : counted(kind, q, none));
  }
  return complete;
}

}  // namespace rubric::oracle
