// Inspections under two frameworks: what each is rated by both, what moves, and by which rule.
#include "app/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/words.hpp"
#include "runtime/alternatives.hpp"

namespace rubric::app {
namespace {

DefinitionId awarded(const Results& results) { return results.awarded ? results.awarded : results.rating; }

bool gives_levels(const Framework& framework, DefinitionId id) {
  return id && framework[id].type.kind == TypeKind::level;
}

std::string title_of(const Standard& standard) { return fmt::format("{} {}", standard.id, standard.title); }

class Subjects {
 public:
  Subjects(const Framework& before, const Framework& after) : frameworks_{&before, &after} {}

  std::vector<Subject> run() {
    overall();
    for (const std::size_t side : {0U, 1U}) standards(side);
    for (const std::size_t side : {0U, 1U}) definitions(side);
    std::stable_partition(all_.begin(), all_.end(), [](const Subject& subject) { return subject.in_both(); });
    return std::move(all_);
  }

 private:
  Subject& add(std::string id, std::string title) {
    return all_.emplace_back(Subject{std::move(id), std::move(title), {}, {}, {}});
  }

  static void rated(Subject& subject, std::size_t side, const Results& results) {
    subject.results[side] = &results;
    subject.value[side] = awarded(results);
  }

  void overall() {
    const auto rates = [](const Framework& framework) { return framework.overall && framework.overall->rating; };
    const std::size_t first = rates(*frameworks_[0]) ? 0 : 1;
    if (!rates(*frameworks_[first])) return;
    Subject& subject = add("overall", frameworks_[first]->overall_title);
    for (const std::size_t side : {0U, 1U}) {
      if (rates(*frameworks_[side])) rated(subject, side, *frameworks_[side]->overall);
    }
  }

  void standards(std::size_t side) {
    const Framework& other = *frameworks_[1 - side];
    for (const Standard& standard : frameworks_[side]->standards) {
      if (!gives_levels(*frameworks_[side], standard.results.rating)) continue;
      const Standard* same = same_standard(other, standard);
      if (same != nullptr && !gives_levels(other, same->results.rating)) same = nullptr;
      if (same != nullptr && side == 1) continue;
      Subject& subject = add(standard.id, title_of(standard));
      rated(subject, side, standard.results);
      if (same == nullptr) subject.remark = remark(side, standard.id);
      if (same == nullptr) continue;
      rated(subject, 1, same->results);
      if (same->id != standard.id) subject.title += fmt::format(", then {}", title_of(*same));
    }
  }

  // What the crosswalk of the later of the two says.
  std::string remark(std::size_t side, const std::string& id) const {
    const auto amends = [&](std::size_t later) {
      const std::vector<std::string>& chain = frameworks_[later]->chain;
      return chain.size() > 1 && chain[1] == frameworks_[1 - later]->id;
    };
    if (!amends(0) && !amends(1)) return {};
    const std::size_t later = amends(1) ? 1 : 0;
    for (const Carried& carried : frameworks_[later]->crosswalk) {
      if ((later == side ? carried.to : carried.from) != id) continue;
      if (carried.how == Carried::How::ends) return "ends";
      return later == side ? fmt::format("in place of {}", carried.from) : fmt::format("replaced by {}", carried.to);
    }
    return {};
  }

  void definitions(std::size_t side) {
    const auto find = [](const Framework& framework, const std::string& name) {
      const auto found = std::find_if(framework.printed.begin(), framework.printed.end(), [&](DefinitionId id) {
        return framework[id].name == name && gives_levels(framework, id);
      });
      return found == framework.printed.end() ? DefinitionId{} : *found;
    };
    for (const DefinitionId id : frameworks_[side]->printed) {
      const Definition& definition = (*frameworks_[side])[id];
      const DefinitionId same = find(*frameworks_[1 - side], definition.name);
      if (!gives_levels(*frameworks_[side], id) || (same && side == 1)) continue;
      Subject& subject = add(definition.name, definition.title);
      subject.value[side] = id;
      subject.value[1 - side] = same;
    }
  }

  std::array<const Framework*, 2> frameworks_;
  std::vector<Subject> all_;
};

Cause cause_of_move(const Subject& subject, const Rating& before, const Rating& after, const Sources& sources) {
  const Divergence divergence = subject.results[0] != nullptr
                                    ? first_difference(before, *subject.results[0], after, *subject.results[1])
                                    : first_difference(before, subject.value[0], after, subject.value[1]);
  return cause_of(divergence, before, after, sources);
}

Move::Way way_of(const std::array<Standing, 2>& at, const Standings& before, const Standings& after) {
  if (at[0] == before.open() || at[1] == after.open()) return Move::Way::opens;
  const bool levels = at[0] < before.unrated() && at[1] < after.unrated();
  if (!levels || before.ids != after.ids) return Move::Way::otherwise;
  return at[1] > at[0] ? Move::Way::up : Move::Way::down;
}

std::string rated_in_words(const Subject& subject, std::size_t side, const Rating& rating) {
  const Framework& framework = *rating.framework;
  const DefinitionId id = subject.value[side];
  const std::string words = in_words(framework, rating.outcome[id], framework[id].type);
  const bool scored = subject.id == "overall" && framework.overall->score;
  return scored ? fmt::format("{} ({})", words,
                              in_words(framework, rating.outcome[framework.overall->score],
                                       framework[framework.overall->score].type))
                : words;
}

}  // namespace

std::vector<Subject> subjects_of(const Framework& before, const Framework& after) {
  return Subjects(before, after).run();
}

Standings standings_of(const Framework& framework, DefinitionId value) {
  Standings standings;
  const Type type = framework[value].type;
  for (const Level& level : framework.scales[type.of].levels) {
    standings.titles.push_back(level.title);
    standings.ids.push_back(level.id);
  }
  standings.titles.insert(standings.titles.end(), {"not rated", "open"});
  standings.ids.insert(standings.ids.end(), {"not-rated", "open"});
  return standings;
}

Standing standing_of(const Rating& rating, DefinitionId value, const Standings& standings) {
  const Value& rated = rating.outcome[value];
  if (rated.never_present()) return standings.unrated();
  return rated.certain() ? lowest_of(rated.alternatives) : standings.open();
}

void Comparison::add(std::size_t inspection, const Rating& before, const Rating& after, const Sources& sources) {
  const std::array<const Rating*, 2> ratings{&before, &after};
  Placed& here = placed.emplace_back(Placed{inspection, {}});
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    std::array<Standing, 2> at{};
    std::array<std::string, 2> id;
    for (const std::size_t side : {0U, 1U}) {
      if (!subjects[i].value[side]) continue;
      const Standings known = standings(i, side);
      at[side] = standing_of(*ratings[side], subjects[i].value[side], known);
      id[side] = known.ids[at[side]];
    }
    here.at.push_back(at);
    if (!subjects[i].in_both() || id[0] == id[1]) continue;
    moves.push_back({inspection,
                     i,
                     way_of(at, standings(i, 0), standings(i, 1)),
                     {rated_in_words(subjects[i], 0, before), rated_in_words(subjects[i], 1, after)},
                     cause_of_move(subjects[i], before, after, sources)});
  }
}

std::vector<const Move*> Comparison::moves_of(std::size_t subject) const {
  std::vector<const Move*> some;
  for (const Move& move : moves) {
    if (move.subject == subject) some.push_back(&move);
  }
  return some;
}

bool Comparison::open(std::size_t subject) const {
  const Standing before = standings(subject, 0).open();
  const Standing after = standings(subject, 1).open();
  return std::any_of(placed.begin(), placed.end(),
                     [&](const Placed& one) { return one.at[subject][0] == before || one.at[subject][1] == after; });
}

bool Comparison::opens(std::size_t subject) const {
  const Standing before = standings(subject, 0).open();
  const Standing after = standings(subject, 1).open();
  return std::any_of(placed.begin(), placed.end(), [&](const Placed& one) {
    return (one.at[subject][0] == before) != (one.at[subject][1] == after);
  });
}

std::vector<const Placed*> Comparison::all() const {
  std::vector<const Placed*> some;
  for (const Placed& one : placed) some.push_back(&one);
  return some;
}

Comparison::Matrix Comparison::matrix(std::size_t subject, const std::vector<const Placed*>& some) const {
  Matrix matrix(standings(subject, 0).ids.size(), std::vector<std::size_t>(standings(subject, 1).ids.size()));
  for (const Placed* one : some) ++matrix[one->at[subject][0]][one->at[subject][1]];
  return matrix;
}

}  // namespace rubric::app
