#include "app/ways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "app/table.hpp"
#include "runtime/tallies.hpp"

namespace rubric::app {

namespace {

std::string name(const Level& level) { return level.title.empty() ? level.id : level.title; }

std::string in_words(Tally tally) {
  return fmt::format("{} of {} = {}%", tally.yes, tally.relevant, printed_percent(tally));
}

Alterations changes_of(const Framework& framework, const prove::Way& way) {
  Alterations changes;
  for (const prove::ChangedTally& each : way.tallies) {
    const Question& question = framework[each.question];
    changes.push_back({question.standard.index,
                       each.question.index + 1,
                       {framework[question.standard].id, question.id, in_words(each.from), "->", in_words(each.to)}});
  }
  for (const prove::ChangedJudgement& each : way.judgements) {
    const Standard& standard = framework[each.standard];
    const std::vector<Level>& levels = framework[standard.judged_on].levels;
    changes.push_back(
        {each.standard.index, 0, {standard.id, "judged", name(levels[each.from]), "->", name(levels[each.to])}});
  }
  std::sort(changes.begin(), changes.end());
  return changes;
}

Alterations without(const Alterations& changes, const Alterations& others) {
  Alterations rest;
  std::set_difference(changes.begin(), changes.end(), others.begin(), others.end(), std::back_inserter(rest));
  return rest;
}

// Takes the way in, if it differs from all the others in the same one change.
bool take(Ways& ways, std::uint32_t level, const Alterations& changes) {
  const bool single = ways.one_of.empty();
  const Alterations own = without(changes, ways.all);
  const Alterations lacking = without(ways.all, changes);
  if (level != ways.level || own.size() != 1 || lacking.size() != (single ? 1 : 0)) return false;
  ways.all = without(ways.all, lacking);
  ways.one_of.insert(ways.one_of.end(), lacking.begin(), lacking.end());
  ways.one_of.insert(std::upper_bound(ways.one_of.begin(), ways.one_of.end(), own.front()), own.front());
  return true;
}

Rows rows_of(const Alterations& changes) {
  Rows rows;
  for (const Alteration& change : changes) rows.push_back(change.in_words);
  return rows;
}

}  // namespace

std::vector<Ways> ways_together(const Framework& framework, const std::vector<prove::Way>& ways) {
  std::vector<Ways> together;
  for (const prove::Way& way : ways) {
    const Alterations changes = changes_of(framework, way);
    const bool taken =
        std::any_of(together.begin(), together.end(), [&](Ways& known) { return take(known, way.level, changes); });
    if (!taken) together.push_back({way.level, changes, {}});
  }
  return together;
}

std::string in_words(const Ways& ways) {
  const std::vector<std::string> parts = tables({rows_of(ways.all), rows_of(ways.one_of)}, 4);
  if (ways.one_of.empty()) return parts[0];
  return fmt::format("{}    {}one of these:\n{}", parts[0], ways.all.empty() ? "" : "and ", parts[1]);
}

}  // namespace rubric::app
