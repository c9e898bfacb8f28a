#include "runtime/report.hpp"

#include <algorithm>

#include "runtime/banding.hpp"

namespace rubric {
namespace {

class Reporter {
 public:
  Reporter(const Framework& framework, const Inspection& inspection, const Outcome& outcome)
      : framework_(framework), inspection_(inspection), outcome_(outcome) {}

  Report run();

 private:
  Value value(DefinitionId id) const { return id ? outcome_[id] : Value{}; }
  RatedReport rated(const Results& results, StandardId id) const;
  StandardReport standard(std::uint32_t index) const;
  QuestionReport question(const Standard& standard, std::size_t place) const;
  bool by_lowest_band(const Standard& standard) const;
  std::vector<std::uint32_t> bands(BandingId id, const Numbers& percents) const;

  const Framework& framework_;
  const Inspection& inspection_;
  const Outcome& outcome_;
};

std::vector<std::uint32_t> Reporter::bands(BandingId id, const Numbers& percents) const {
  std::vector<std::uint32_t> met;
  if (!id || percents.empty()) return met;
  const Banding& banding = framework_[id];
  const Numbers values = rounded(percents, banding.rounding);
  for (std::uint32_t i = 0; i < banding.bands.size(); ++i) {
    if (!banding.bands[i].otherwise && (lies_within(values, banding.bands[i].bounds) & 2U) != 0) met.push_back(i);
  }
  if (met.empty() && banding.bands.back().otherwise)
    met.push_back(static_cast<std::uint32_t>(banding.bands.size() - 1));
  return met;
}

// `lowest of BANDING of percent of questions`, whatever holds where nothing is relevant.
bool Reporter::by_lowest_band(const Standard& standard) const {
  if (!standard.banding) return false;
  const auto inside = [&](const Expr& expr, Op wrapper) -> const Expr& {
    return expr.op == wrapper ? framework_[expr.args[0]] : expr;
  };
  const Expr& rule = inside(framework_[framework_[standard.results.rules.front()].value], Op::unless);
  return rule.op == Op::lowest && std::all_of(rule.members.begin(), rule.members.end(), [&](const Member& member) {
           const Expr& band = inside(framework_[member.value], Op::or_else);
           return band.op == Op::band && inside(framework_[band.args[0]], Op::or_else).op == Op::percent;
         });
}

QuestionReport Reporter::question(const Standard& standard, std::size_t place) const {
  QuestionReport report;
  report.question = standard.questions[place];
  report.tallies = &inspection_.tallies[report.question.index];
  report.percent.numbers = report.tallies->percent();
  report.percent.absent = report.tallies->may_be_nothing();
  report.bands = bands(standard.banding, report.percent.numbers);
  report.decides = outcome_[standard.deciding[place]].alternatives;
  return report;
}

RatedReport Reporter::rated(const Results& results, StandardId id) const {
  RatedReport report;
  report.rating = value(results.rating);
  report.awarded = results.awarded ? value(results.awarded) : report.rating;
  report.decision = decision_on(inspection_, id);
  report.score = value(results.score);
  for (const GroundUse& use : results.grounds) report.grounds.push_back({use, outcome_[use.holds].alternatives});
  return report;
}

StandardReport Reporter::standard(std::uint32_t index) const {
  const Standard& standard = framework_.standards[index];
  StandardReport report{rated(standard.results, {index}), {index}, by_lowest_band(standard), {}};
  if (standard.applies) report.applies = outcome_[standard.applies].alternatives;
  for (std::size_t i = 0; i < standard.questions.size(); ++i) report.questions.push_back(question(standard, i));
  return report;
}

Report Reporter::run() {
  Report report;
  report.framework = &framework_;
  report.inspection = &inspection_;
  report.outcome = &outcome_;
  for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) report.standards.push_back(standard(i));
  if (framework_.overall) report.overall = rated(*framework_.overall, {});
  if (inspection_.published_elsewhere) return report;
  for (const Published& published : inspection_.published) {
    const Value rated = value(held_against(framework_, published));
    if (!confirms(rated, published)) report.differences.push_back({&published, rated});
  }
  return report;
}

}  // namespace

bool is_open(const Value& value) { return !(value.never_present() && !value.absent) && !value.certain(); }

DefinitionId held_against(const Framework& framework, const Published& published) {
  const bool of_standard = published.what == Published::What::rating;
  if (!of_standard && !framework.overall) return {};
  const Results& results = of_standard ? framework[published.standard].results : *framework.overall;
  if (published.what == Published::What::score) return results.score;
  return results.awarded ? results.awarded : results.rating;
}

bool confirms(const Value& rated, const Published& published) {
  if (published.what != Published::What::score) return rated.may_be(published.level);
  return (lies_within(rated.numbers, {published.score, published.score}) & 2U) != 0;
}

bool Report::open() const {
  const bool open_standard = std::any_of(standards.begin(), standards.end(), [&](const StandardReport& s) {
    return (*framework)[s.standard].counted && is_open(s.awarded);
  });
  return open_standard || is_open(overall.awarded) || is_open(overall.score);
}

Report report(const Framework& framework, const Inspection& inspection, const Outcome& outcome) {
  return Reporter(framework, inspection, outcome).run();
}

}  // namespace rubric
