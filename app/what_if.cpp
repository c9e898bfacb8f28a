#include "app/what_if.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>
#include <vector>

#include "app/ways.hpp"
#include "app/words.hpp"
#include "runtime/banding.hpp"
#include "runtime/cone.hpp"

namespace rubric::app {
namespace {

constexpr std::size_t kMostOpen = 5;  // that are named

std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

class Writer {
 public:
  Writer(const Rating& rating, const prove::Wish& wish, const prove::WhatIf& found)
      : rating_(rating), framework_(*rating.framework), wish_(wish), found_(found) {}

  std::string heading() const {
    const std::string subject =
        wish_.standard ? fmt::format("{} {}", framework_[wish_.standard].id, framework_[wish_.standard].title)
                       : framework_.overall_title;
    return fmt::format("{}: {}", subject, level(found_.level));
  }

  std::string decisions() const {
    if (const Decision* own = decision_on(rating_.inspection, wish_.standard))
      return fmt::format("  The panel awarded {}; what follows is about the indicated rating.\n", level(own->awarded));
    const std::vector<std::string> decided = decided_parts();
    return decided.empty() ? "" : fmt::format("  What the panel awarded stays as it is: {}.\n", joined(decided, "and"));
  }

  std::string ways() const {
    if (found_.ways.empty()) return nothing();
    std::string text = fmt::format("  The smallest change that {} it is {}. It becomes {}:\n", verb(), cost(),
                                   level(found_.ways.front().level));
    const std::vector<Ways> together = ways_together(framework_, found_.ways);
    for (std::size_t i = 0; i < together.size(); ++i) {
      const bool same = together[i].level == found_.ways.front().level;
      if (i > 0) text += same ? "  or:\n" : fmt::format("  or, to {}:\n", level(together[i].level));
      text += in_words(together[i]);
    }
    return found_.more ? text + "  There are more ways of the same size.\n" : text;
  }

  // Where nothing changes the rating, that has been said of all levels.
  std::string out_of_reach() const {
    std::string text;
    for (const std::uint32_t each : found_.out_of_reach) {
      const std::string band = empty_band(each);
      const std::string why = band.empty() ? fmt::format("no other {} give it", changes()) : band;
      if (!found_.ways.empty() || !band.empty()) text += fmt::format("  {} is out of reach: {}.\n", level(each), why);
    }
    return text;
  }

 private:
  const char* verb() const { return wish_.higher ? "lifts" : "lowers"; }

  // What could be said otherwise.
  std::string changes() const {
    const bool answers = depends_on([](const Expr& expr) { return static_cast<bool>(question_of(expr)); });
    const bool judgements = depends_on([](const Expr& expr) { return expr.op == Op::judged; });
    if (answers && judgements && !wish_.fixed_judgements) return "answers or judgements";
    return judgements && !wish_.fixed_judgements ? "judgements" : "answers";
  }

  std::string level(std::uint32_t level) const {
    const Level& of = framework_.scales[framework_[framework_.results(wish_.standard).rating].type.of].levels[level];
    return of.title.empty() ? of.id : of.title;
  }

  std::string nothing() const {
    if (found_.out_of_reach.empty()) return fmt::format("  It is the {} level.\n", wish_.higher ? "highest" : "lowest");
    return fmt::format("  No change of {} {} it.\n", changes(), verb());
  }

  // Of standards that the rating is worked out from, those that the panel has decided on.
  std::vector<std::string> decided_parts() const {
    std::vector<std::string> ids;
    for (const Decision& decision : rating_.inspection.decisions) {
      const auto reads = [&](const Expr& expr) {
        return expr.op == Op::awarded && expr.index == decision.standard.index;
      };
      if (decision.standard && depends_on(reads)) ids.push_back(framework_[decision.standard].id);
    }
    return ids;
  }

  template <typename Test>
  bool depends_on(Test test) const {
    const Plan& plan = *rating_.plan;
    const DefinitionId rated = framework_.results(wish_.standard).rating;
    const std::vector<bool> needed = needed_for(plan, plan.slot_of_definition[rated.index]);
    for (std::size_t slot = 0; slot < needed.size(); ++slot) {
      if (needed[slot] && test(framework_[plan.steps[slot].expr])) return true;
    }
    return false;
  }

  std::string cost() const {
    std::set<std::uint64_t> answers;
    for (const prove::Way& way : found_.ways) answers.insert(answers_of(way));
    if (answers.size() > 1) return fmt::format("{} answers or levels of judgement", found_.cost);
    std::vector<std::string> parts;
    const std::uint64_t levels = found_.cost - *answers.begin();
    if (*answers.begin() > 0) parts.push_back(counted(*answers.begin(), "answer"));
    if (levels > 0) parts.push_back(counted(levels, "level") + " of judgement");
    return joined(parts, "and");
  }

  static std::uint64_t answers_of(const prove::Way& way) {
    std::uint64_t answers = 0;
    for (const prove::ChangedTally& each : way.tallies)
      answers += static_cast<std::uint64_t>(std::abs(each.to.yes - each.from.yes));
    return answers;
  }

  // The band that gives the level, where no tally of so many cases falls into it. Else empty.
  std::string empty_band(std::uint32_t level) const {
    if (!wish_.standard || !framework_[wish_.standard].banding) return "";
    const Banding& banding = framework_[framework_[wish_.standard].banding];
    const auto band =
        std::find_if(banding.bands.begin(), banding.bands.end(), [&](const Band& each) { return each.level == level; });
    if (banding.result.kind != TypeKind::level || band == banding.bands.end()) return "";
    std::set<std::int64_t> sizes;
    for (const QuestionId question : framework_[wish_.standard].questions) {
      const Tallies& tallies = rating_.inspection.tallies[question.index];
      if (!tallies.certain()) return "";
      if (const std::int64_t relevant = tallies.list()->front().relevant; relevant > 0) sizes.insert(relevant);
    }
    const auto gives = [&](std::int64_t relevant) { return has_tally_at(banding, level, relevant); };
    if (sizes.empty() || std::any_of(sizes.begin(), sizes.end(), gives)) return "";
    return fmt::format("no tally of {} falls into {}", fmt::join(sizes, " or "),
                       band->title.empty() ? in_words(*band) : band->title);
  }

  static bool has_tally_at(const Banding& banding, std::uint32_t level, std::int64_t relevant) {
    for (std::int64_t yes = 0; yes <= relevant; ++yes) {
      const auto band = certain_band(banding, {0, Rational::fraction(100 * yes, relevant), false});
      if (band && banding.bands[*band].level == level) return true;
    }
    return false;
  }

  const Rating& rating_;
  const Framework& framework_;
  const prove::Wish& wish_;
  const prove::WhatIf& found_;
};

std::string open_in_words(std::vector<std::string> open) {
  const std::size_t all = open.size();
  if (all > kMostOpen + 1) {
    open.resize(kMostOpen);
    open.push_back(fmt::format("{} more", all - kMostOpen));
  }
  return fmt::format("{} {} still open; complete the data, or ask of a standard that is not open", joined(open, "and"),
                     all == 1 ? "is" : "are");
}

// Those that can be asked of.
std::string rated_standards(const Framework& framework) {
  std::vector<std::string> ids;
  for (const Standard& standard : framework.standards) {
    const DefinitionId rating = standard.results.rating;
    if (rating && framework[rating].type.kind == TypeKind::level) ids.push_back(standard.id);
  }
  return ids.empty() ? ", nor has anything else in this framework" : "; ask of standard " + joined(ids);
}

}  // namespace

std::string what_if_in_words(const Rating& rating, const prove::Wish& wish, const prove::WhatIf& found,
                             const Console& console) {
  const Writer writer(rating, wish, found);
  return console.strong(writer.heading()) + "\n" + writer.decisions() + writer.ways() + writer.out_of_reach();
}

std::string not_told_in_words(const Rating& rating, const prove::Wish& wish, const prove::NotTold& why) {
  using Why = prove::NotTold::Why;
  const std::string id = wish.standard ? (*rating.framework)[wish.standard].id : "overall";
  const std::string command = fmt::format("`rubric explain {} {}`", rating.file, id);
  switch (why.why) {
    case Why::no_scale: return "it has no rating on a scale" + rated_standards(*rating.framework);
    case Why::does_not_apply: return fmt::format("it does not apply to this inspection; {} says when it does", command);
    case Why::not_rated: return fmt::format("it is not rated; {} says why", command);
    case Why::open: return open_in_words(why.open);
    default: return "there are too many combinations of answers; ask of a single standard, or with --fixed-judgements";
  }
}

}  // namespace rubric::app
