#include "tests/oracle/cheapest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/alternatives.hpp"
#include "runtime/cone.hpp"

namespace rubric::oracle {

namespace {

DefinitionId rating_of(const Framework& framework, const prove::Wish& wish) {
  return framework.results(wish.standard).rating;
}

// Goes through all changes.
class Enumeration {
 public:
  Enumeration(const Plan& plan, const Inspection& inspection, const prove::Wish& wish, std::uint32_t level)
      : plan_(plan), given_(inspection), wish_(wish), level_(level), changed_(inspection), way_{{}, {}, 0} {
    for (auto& patterns : changed_.patterns) patterns.clear();
  }

  Cheapest run() {
    what_ = changeable(plan_, given_, wish_);
    from_question(0, 0);
    const Framework& framework = *plan_.framework;
    const auto levels =
        static_cast<std::uint32_t>(framework.scales[framework[rating_of(framework, wish_)].type.of].levels.size());
    for (std::uint32_t level = 0; level < levels; ++level) {
      if (is_wished(level) && !reached_.contains(level)) found_.out_of_reach.push_back(level);
    }
    return std::move(found_);
  }

 private:
  bool is_wished(std::uint32_t level) const { return wish_.higher ? level > level_ : level < level_; }

  void from_question(std::size_t i, std::uint64_t cost) {
    if (i == what_.questions.size()) return from_judgement(0, cost);
    const QuestionId id = what_.questions[i];
    const Tally from = given_.tallies[id.index].list()->front();
    for (Tally to{0, from.relevant}; to.yes <= to.relevant; ++to.yes) {
      const auto by = static_cast<std::uint64_t>(std::abs(to.yes - from.yes));
      if (by > 0) way_.tallies.push_back({id, from, to});
      changed_.tallies[id.index] = to;
      from_question(i + 1, cost + by);
      if (by > 0) way_.tallies.pop_back();
    }
  }

  void from_judgement(std::size_t i, std::uint64_t cost) {
    if (i == what_.judgements.size()) return rated(cost);
    const StandardId id = what_.judgements[i];
    const Framework& framework = *plan_.framework;
    const std::uint32_t from = lowest_of(given_.judged[id.index]);
    for (std::uint32_t to = 0; to < framework[framework[id].judged_on].levels.size(); ++to) {
      const auto by = static_cast<std::uint64_t>(to > from ? to - from : from - to);
      if (by > 0) way_.judgements.push_back({id, from, to});
      changed_.judged[id.index] = std::uint64_t{1} << to;
      from_judgement(i + 1, cost + by);
      if (by > 0) way_.judgements.pop_back();
    }
  }

  void rated(std::uint64_t cost) {
    Diagnostics unheard;
    const Value rating = work_out(plan_, changed_, unheard)[rating_of(*plan_.framework, wish_)];
    if (!rating.certain() || rating.alternatives == 0) return;
    way_.level = lowest_of(rating.alternatives);
    reached_.insert(way_.level);
    if (!is_wished(way_.level) || (!found_.ways.empty() && cost > found_.cost)) return;
    if (cost < found_.cost) found_.ways.clear();
    found_.cost = cost;
    found_.ways.insert(told(way_));
  }

  const Plan& plan_;
  const Inspection& given_;
  const prove::Wish& wish_;
  std::uint32_t level_;
  Inspection changed_;
  Changeable what_;
  prove::Way way_;
  std::set<std::uint32_t> reached_;
  Cheapest found_;
};

}  // namespace

Changeable changeable(const Plan& plan, const Inspection& inspection, const prove::Wish& wish) {
  const Framework& framework = *plan.framework;
  const std::vector<bool> needed = needed_for(plan, plan.slot_of_definition[rating_of(framework, wish).index]);
  std::set<QuestionId> questions;
  std::set<StandardId> judgements;
  for (std::size_t slot = 0; slot < needed.size(); ++slot) {
    if (!needed[slot]) continue;
    const Expr& expr = framework[plan.steps[slot].expr];
    const QuestionId question = question_of(expr);
    if (question && inspection.tallies[question.index].certain()) questions.insert(question);
    if (expr.op == Op::judged && std::popcount(inspection.judged[expr.index]) == 1 && !wish.fixed_judgements)
      judgements.insert(StandardId{expr.index});
  }
  return {{questions.begin(), questions.end()}, {judgements.begin(), judgements.end()}};
}

std::size_t changes(const Framework& framework, const Inspection& inspection, const Changeable& what) {
  std::size_t count = 1;
  for (const QuestionId id : what.questions)
    count *= static_cast<std::size_t>(inspection.tallies[id.index].list()->front().relevant) + 1;
  for (const StandardId id : what.judgements) count *= framework[framework[id].judged_on].levels.size();
  return count;
}

void shrink(Inspection& inspection, const Plan& plan, const prove::Wish& wish, std::size_t most, Random& random) {
  const Changeable what = changeable(plan, inspection, wish);
  const auto is_large = [&] { return changes(*plan.framework, inspection, what) > most; };
  if (!is_large()) return;
  for (auto& patterns : inspection.patterns) patterns.clear();
  for (const QuestionId id : what.questions) {
    Tally tally = inspection.tallies[id.index].list()->front();
    tally.relevant = std::min(tally.relevant, random.between(2, 6));
    inspection.tallies[id.index] = Tally{std::min(tally.yes, random.between(0, tally.relevant)), tally.relevant};
  }
  for (int tries = 0; is_large() && !what.questions.empty() && tries < 200; ++tries) {
    const QuestionId id = random.pick(what.questions);
    const Tally tally = inspection.tallies[id.index].list()->front();
    if (tally.relevant == 0) continue;
    inspection.tallies[id.index] = Tally{std::min(tally.yes, tally.relevant - 1), tally.relevant - 1};
  }
}

Cheapest cheapest(const Plan& plan, const Inspection& inspection, const prove::Wish& wish, std::uint32_t level) {
  return Enumeration(plan, inspection, wish, level).run();
}

std::string told(const prove::Way& way) {
  std::vector<std::string> parts;
  for (const prove::ChangedTally& each : way.tallies)
    parts.push_back(fmt::format("q{}={} of {}", each.question.index, each.to.yes, each.to.relevant));
  for (const prove::ChangedJudgement& each : way.judgements)
    parts.push_back(fmt::format("s{}={}", each.standard.index, each.to));
  std::sort(parts.begin(), parts.end());
  return fmt::format("{} -> {}", fmt::join(parts, " "), way.level);
}

}  // namespace rubric::oracle
