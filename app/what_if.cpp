#include "app/what_if.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

#include "app/table.hpp"
#include "app/words.hpp"
#include "runtime/banding.hpp"

namespace rubric::app {
namespace {

class Writer {
 public:
  Writer(const Rating& rating, const prove::Wish& wish) : framework_(*rating.framework), wish_(wish) {}

  std::string subject() const {
    if (!wish_.standard) return framework_.overall_title;
    return fmt::format("{} {}", framework_[wish_.standard].id, framework_[wish_.standard].title);
  }
  std::string level(std::uint32_t level) const {
    const Results& results = framework_.results(wish_.standard);
    const Level& of = framework_.scales[framework_[results.rating].type.of].levels[level];
    return of.title.empty() ? of.id : of.title;
  }
  std::string cost(const prove::WhatIf& found) const {
    std::uint64_t answers = 0;
    std::uint64_t levels = 0;
    for (const prove::ChangedTally& each : found.ways.front().tallies)
      answers += static_cast<std::uint64_t>(std::abs(each.to.yes - each.from.yes));
    levels = found.cost - answers;
    std::vector<std::string> parts;
    if (answers > 0) parts.push_back(fmt::format("{} {}", answers, answers == 1 ? "answer" : "answers"));
    if (levels > 0) parts.push_back(fmt::format("{} {} of judgement", levels, levels == 1 ? "level" : "levels"));
    return joined(parts, "and");
  }
  // Why no answers and judgements give the level.
  std::string reason(std::uint32_t level, const Inspection& inspection) const {
    const Standard* standard = wish_.standard ? &framework_[wish_.standard] : nullptr;
    if (standard == nullptr || standard->questions.empty())
      return wish_.fixed_judgements ? "no answers to so many cases give it" : "no answers and judgements give it";
    if (!standard->banding) return "no answers to so many cases give it";
    const Banding& banding = framework_[standard->banding];
    const auto band =
        std::find_if(banding.bands.begin(), banding.bands.end(), [&](const Band& each) { return each.level == level; });
    std::set<std::int64_t> sizes;
    for (const QuestionId question : standard->questions) {
      const std::int64_t relevant = inspection.tallies[question.index].list()->front().relevant;
      if (relevant > 0 && meets(banding, static_cast<std::size_t>(band - banding.bands.begin()), relevant))
        return "no answers to so many cases give it";
      if (relevant > 0) sizes.insert(relevant);
    }
    if (sizes.empty()) return "no answers to so many cases give it";
    return fmt::format("no tally of {} falls into {}", fmt::join(sizes, " or "),
                       band->title.empty() ? band->id : band->title);
  }
  static bool meets(const Banding& banding, std::size_t band, std::int64_t relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      if (certain_band(banding, {0, Rational::fraction(100 * yes, relevant), false}) == band) return true;
    }
    return false;
  }
  std::string way(const prove::Way& way) const {
    Rows rows;
    for (const prove::ChangedTally& each : way.tallies) {
      const Question& question = framework_[each.question];
      rows.push_back({framework_[question.standard].id, question.id, tally(each.from), "->", tally(each.to)});
    }
    for (const prove::ChangedJudgement& each : way.judgements) {
      const Standard& standard = framework_[each.standard];
      const Scale& scale = framework_[standard.judged_on];
      rows.push_back({standard.id, "judged", name(scale, each.from), "->", name(scale, each.to)});
    }
    return table(rows, 4);
  }

 private:
  static std::string name(const Scale& scale, std::uint32_t level) {
    return scale.levels[level].title.empty() ? scale.levels[level].id : scale.levels[level].title;
  }
  static std::string tally(Tally tally) {
    return fmt::format("{} of {} = {}%", tally.yes, tally.relevant, printed_percent(tally));
  }

  const Framework& framework_;
  const prove::Wish& wish_;
};

}  // namespace

std::string what_if_in_words(const Rating& rating, const prove::Wish& wish, const Console& console, std::string& why) {
  const auto found = prove::what_if(rating.outcome, rating.inspection, wish, why);
  if (!found) return {};
  const Writer writer(rating, wish);
  const std::string_view verb = wish.higher ? "lifts" : "lowers";
  std::string text = console.strong(fmt::format("{}: {}", writer.subject(), writer.level(found->level))) + "\n";
  if (found->ways.empty())
    text += fmt::format("  No change of answers{} {} it.\n", wish.fixed_judgements ? "" : " or judgements", verb);
  for (std::size_t i = 0; i < found->ways.size(); ++i) {
    text += i > 0 ? fmt::format("  or, {}:\n", writer.level(found->ways[i].level))
                  : fmt::format("  The smallest change that {} it is {}. It becomes {}:\n", verb, writer.cost(*found),
                                writer.level(found->ways[i].level));
    text += writer.way(found->ways[i]);
  }
  if (found->more) text += "  There are more ways of the same size.\n";
  for (const std::uint32_t level : found->out_of_reach)
    text += fmt::format("  {} is out of reach: {}.\n", writer.level(level), writer.reason(level, rating.inspection));
  return text;
}

}  // namespace rubric::app
