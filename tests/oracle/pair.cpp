#include "tests/oracle/pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/missing.hpp"
#include "runtime/rate.hpp"
#include "tests/oracle/agreement.hpp"
#include "tests/oracle/panel.hpp"
#include "tests/oracle/shape.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric::oracle {
namespace {

constexpr std::size_t kDecidedCompletions = 20;  // of which all are tried with decisions

// One framework, one inspection.
class Pair {
 public:
  Pair(Bench& bench, const Made& made, Figures& figures)
      : bench_(bench), framework_(*bench.framework), made_(made), figures_(figures) {}

  // What is wrong; empty if nothing is.
  std::string complaint(bool all_exact, Random& random) {
    const std::optional<Inspection> inspection = bench_.inspection(made_.toml);
    if (!inspection) return "the data are refused:\n" + bench_.complaints();
    if (seems_open(made_, *inspection)) {
      ++figures_.seem_open;
      return "";
    }
    if (const std::string wrong = miscounted(framework_, made_, *inspection); !wrong.empty()) return wrong;
    outcome_ = rate(bench_.plan, *inspection, bench_.diagnostics);
    ++figures_.pairs;
    if (made_.listed() && made_.completions() == 1) return certain();
    ++figures_.open;
    const bool all = made_.listed() && made_.completions() <= kMostCompletions;
    return all ? through_all(all_exact, random) : through_some(random);
  }

  // Of figures that are open: whether they can still make a difference.
  std::string complaint_of_missing() {
    if (!outcome_ || !made_.listed() || made_.completions() == 1 || made_.completions() > kMostCompletions) return "";
    const std::optional<Inspection> inspection = bench_.inspection(made_.toml);
    const std::vector<Complete> all = completions(made_);
    std::vector<Outcomes> ratings;
    for (const Complete& data : all) {
      const std::optional<Outcomes> one = outcomes(framework_, data);
      if (!one) return "";
      ratings.push_back(*one);
    }
    for (const MissingFigure& figure : missing_figures(*inspection, *outcome_)) {
      const Results& own = framework_[figure.standard].results;
      const auto& overall = framework_.overall;
      const DefinitionId whole = !overall ? DefinitionId{} : overall->rating ? overall->rating : overall->score;
      const std::string wrong = miss(figure.to_standard, turns(all, ratings, figure, own.rating)) +
                                miss(figure.to_overall, turns(all, ratings, figure, whole));
      if (!wrong.empty()) return fmt::format("a figure of standard {}: {}", framework_[figure.standard].id, wrong);
    }
    return "";
  }

  // The same, after the ratings panel has decided on some ratings.
  std::string complaint_of_decisions(Random& random) {
    if (!outcome_) return "";
    awards_ = make_awards(framework_, *outcome_, random);
    if (awards_.empty() || !made_.listed() || made_.completions() > kDecidedCompletions) return "";
    std::string toml = made_.toml;
    for (const Award& award : awards_) toml += toml_of(framework_, award);
    Diagnostics before;
    const std::optional<Inspection> inspection = bench_.inspection(toml);
    if (!inspection) return "the decisions are refused:\n" + bench_.complaints();
    outcome_ = rate(bench_.plan, *inspection, before);
    ++figures_.decided;
    bool some_allowed = false;
    for (const Complete& data : completions(made_)) {
      const Allowed allows = all_allowed(data);
      if (allows == Allowed::untold) return "";
      if (allows == Allowed::no) continue;
      some_allowed = true;
      if (const std::string wrong = decided(data); !wrong.empty()) return wrong;
    }
    ++(outcome_ ? figures_.decisions_stand : figures_.decisions_fall);
    return outcome_ && !some_allowed && made_.completions() == 1 ? "decisions stand that the oracle does not allow"
                                                                 : "";
  }

 private:
  // Some two completions differ in the figure alone, and in the rating.
  bool turns(const std::vector<Complete>& all, const std::vector<Outcomes>& ratings, const MissingFigure& figure,
             DefinitionId rating) const {
    std::map<std::tuple<std::vector<Tally>, std::vector<std::uint32_t>, std::vector<Plain>>, std::set<Plain>>
        by_the_rest;
    for (std::size_t i = 0; rating && i < all.size(); ++i) {
      std::tuple rest(all[i].tallies, all[i].judged, all[i].inputs);
      if (figure.question)
        std::get<0>(rest)[figure.question.index] = {};
      else
        std::get<1>(rest)[figure.standard.index] = 0;
      by_the_rest[rest].insert(ratings[i][rating.index].begin(), ratings[i][rating.index].end());
    }
    return std::any_of(by_the_rest.begin(), by_the_rest.end(), [](const auto& one) { return one.second.size() > 1; });
  }

  std::string miss(Matters said, bool turns) {
    ++(said == Matters::perhaps ? figures_.matters_untold
       : said == Matters::yes   ? figures_.matters
                                : figures_.matters_not);
    if (said == Matters::yes && !turns) return "it is said to matter";
    return said == Matters::no && turns ? "it is said not to matter" : "";
  }

  Allowed all_allowed(const Complete& data) const {
    Allowed worst = Allowed::yes;
    for (const Award& award : awards_) {
      const Allowed one = allowed(framework_, data, award);
      if (one == Allowed::untold) return one;
      if (one == Allowed::no) worst = one;
    }
    return worst;
  }

  // Of a completion in which the panel may decide so.
  std::string decided(Complete data) {
    for (const Award& award : awards_) data.awarded[award.standard.index] = award.level;
    const std::optional<Outcomes> one = outcomes(framework_, data);
    if (!one) return outcome_ ? "rated by the plan, where a completion has no rating" : "";
    if (!outcome_) return "the plan refuses decisions that the oracle allows";
    for (std::uint32_t i = 0; i < one->size(); ++i) {
      const Definition& definition = framework_.definitions[i];
      if (agreement((*outcome_)[DefinitionId{i}], (*one)[i], holds_numbers(framework_, definition.value)) ==
          Agreement::none) {
        return "decided: " + differing(definition.name, definition.value, (*one)[i]);
      }
    }
    return "";
  }

  // Every expression that the plan has a slot for.
  std::string certain() {
    const Complete data = completions(made_).front();
    const bool rated = outcomes(framework_, data).has_value();
    if (!rated) ++figures_.unrated;
    if (rated != outcome_.has_value())
      return rated ? "refused by the plan only:\n" + bench_.complaints() : "rated by the plan only";
    Oracle oracle(framework_, data, false);
    Oracle trusting(framework_, data, true);
    for (std::uint32_t i = 0; rated && i < framework_.exprs.size(); ++i) {
      if (bench_.plan.slot_of_expr[i] == kNoSlot) continue;
      const Result result = oracle.value(ExprId{i});
      const Result other = oracle.doubted() ? trusting.value(ExprId{i}) : result;
      ++figures_.expressions;
      if (!result || !other ||
          agreement((*outcome_)[ExprId{i}], {*result, *other}, holds_numbers(framework_, {i})) != Agreement::exact) {
        return differing(dump(framework_, ExprId{i}), {i},
                         result && other ? std::set{*result, *other} : std::set<Plain>{});
      }
    }
    return "";
  }

  std::string through_all(bool all_exact, Random& random) {
    Outcomes found(framework_.definitions.size());
    for (const Complete& data : completions(made_)) {
      const std::optional<Outcomes> one = outcomes(framework_, data);
      ++figures_.completions;
      if (!one) return unrated();
      for (std::size_t i = 0; i < found.size(); ++i) found[i].insert((*one)[i].begin(), (*one)[i].end());
    }
    if (!outcome_) {
      ++figures_.refused;  // a plan cannot always tell it apart from a division by zero or a number in no band
      return "";
    }
    const std::vector<bool> exact = must_be_exact(framework_, made_);
    for (std::uint32_t i = 0; i < found.size(); ++i) {
      const std::string wrong = compared(i, found[i], exact[i]);
      if (!wrong.empty()) return wrong;
    }
    if (all_exact) {
      for (const DefinitionId id : ratings_and_scores()) {
        if (agreement((*outcome_)[id], found[id.index], holds_numbers(framework_, framework_[id].value)) !=
            Agreement::exact)
          return "not exact: " + framework_[id].name;
      }
    }
    return cases_filled_in(random);
  }

  std::string through_some(Random& random) {
    std::string wrong;
    for (int i = 0; i < 12 && wrong.empty(); ++i) wrong = cases_filled_in(random);
    return wrong;
  }

  // Where cases are known one by one, some completion of each.
  std::string cases_filled_in(Random& random) {
    const std::optional<Outcomes> one = outcomes(framework_, filled_in(framework_, made_, random));
    ++figures_.completions;
    if (!one) return unrated();
    if (!outcome_) return "";
    for (std::uint32_t i = 0; i < one->size(); ++i) {
      const Definition& definition = framework_.definitions[i];
      if (agreement((*outcome_)[DefinitionId{i}], (*one)[i], holds_numbers(framework_, definition.value)) ==
          Agreement::none) {
        return differing(definition.name, definition.value, (*one)[i]);
      }
    }
    return "";
  }

  std::string compared(std::uint32_t index, const std::set<Plain>& results, bool must_be_exact) {
    const Definition& definition = framework_.definitions[index];
    const Value& value = (*outcome_)[DefinitionId{index}];
    const Agreement how = agreement(value, results, holds_numbers(framework_, definition.value));
    if (!value.certain()) count(definition, must_be_exact, how);
    const bool wrong = how == Agreement::none || (must_be_exact && how != Agreement::exact);
    return wrong ? differing(definition.name, definition.value, results) : "";
  }

  void count(const Definition& definition, bool must_be_exact, Agreement how) {
    const bool exact = how == Agreement::exact;
    ++(must_be_exact ? figures_.exact_by_shape : exact ? figures_.exact_all_the_same : figures_.sound);
    if (!definition.name.starts_with("rating of ") && !definition.name.starts_with("score of ")) return;
    ++figures_.open_ratings;
    if (!exact) ++figures_.sound_ratings;
  }

  std::vector<DefinitionId> ratings_and_scores() const {
    std::vector<DefinitionId> found;
    const auto add = [&](const Results& results) {
      if (results.rating) found.push_back(results.rating);
      if (results.score) found.push_back(results.score);
    };
    for (const Standard& standard : framework_.standards) add(standard.results);
    if (framework_.overall) add(*framework_.overall);
    return found;
  }

  // Of a completion that has no rating.
  std::string unrated() {
    if (outcome_) return "rated by the plan, where a completion has no rating";
    ++figures_.unrated;
    return "";
  }

  std::string differing(const std::string& what, ExprId id, const std::set<Plain>& results) const {
    return fmt::format("{}\n  {}\nplan: {}\noracle: {}", what, dump(framework_, id), rubric::show((*outcome_)[id]),
                       show(framework_, framework_[id].type, results));
  }

  Bench& bench_;
  const Framework& framework_;
  const Made& made_;
  Figures& figures_;
  std::optional<Outcome> outcome_;
  std::vector<Award> awards_;
};

}  // namespace

std::string disagreement(Bench& bench, const Made& made, bool all_exact, Random& random, Figures& figures) {
  Pair pair(bench, made, figures);
  std::string wrong = pair.complaint(all_exact, random);
  if (wrong.empty()) wrong = pair.complaint_of_missing();
  if (wrong.empty()) wrong = pair.complaint_of_decisions(random);
  return wrong;
}

}  // namespace rubric::oracle
