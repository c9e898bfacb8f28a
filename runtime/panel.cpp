#include "runtime/panel.hpp"

#include <algorithm>
#include <bit>

#include "runtime/banding.hpp"
#include "runtime/decisions.hpp"

namespace rubric {

namespace {

bool is_certain(const QuestionReport& question) {
  return question.percent.numbers.certain() && !question.percent.absent;
}

Rational rounded_percent(const QuestionReport& question, const Banding& banding) {
  return rounded(question.percent.numbers, banding.rounding).hull().low;
}

PanelQuestion distances(const QuestionReport& question, const Banding* banding) {
  PanelQuestion result{&question, {}, {}};
  if (banding == nullptr || !is_certain(question) || question.bands.size() != 1) return result;
  const std::uint32_t met = question.bands.front();
  const Rational percent = rounded_percent(question, *banding);
  const auto& low = banding->bands[met].bounds.low;
  const bool has_next = met + 1 < banding->bands.size() && banding->bands[met + 1].bounds.low;
  if (met > 0 && low) result.above_edge = percent - *low;
  if (has_next) result.below_next = *banding->bands[met + 1].bounds.low - percent;
  return result;
}

// Of the questions that have a percentage.
void find_spread(PanelSheet& sheet, const StandardReport& standard, const Banding* banding) {
  std::vector<const QuestionReport*> rated;
  for (const QuestionReport& question : standard.questions) {
    if (!is_certain(question) && !question.percent.never_present()) return;
    if (is_certain(question)) rated.push_back(&question);
  }
  if (banding == nullptr || rated.size() < 2) return;
  const auto less = [&](const QuestionReport* a, const QuestionReport* b) {
    return rounded_percent(*a, *banding) < rounded_percent(*b, *banding);
  };
  const auto [lowest, highest] = std::minmax_element(rated.begin(), rated.end(), less);
  sheet.spread = rounded_percent(**highest, *banding) - rounded_percent(**lowest, *banding);
  if ((*lowest)->bands.size() == 1 && (*highest)->bands.size() == 1) {
    sheet.bands_apart = (*highest)->bands.front() - (*lowest)->bands.front();
  }
}

PanelSheet sheet_of(const Report& report, const RatedReport& rated, StandardId standard) {
  PanelSheet sheet{standard, &rated, {}, {}, {}, {}};
  for (const GroundReport& ground : rated.grounds) {
    const std::uint64_t levels = levels_open_to_panel(*report.inspection, *report.outcome, standard, ground.use);
    sheet.grounds.push_back({ground.use, ground.holds, levels});
  }
  return sheet;
}

PanelSheet sheet_of(const Report& report, const StandardReport& standard) {
  const Framework& framework = *report.framework;
  const BandingId id = framework[standard.standard].banding;
  const Banding* banding = id ? &framework[id] : nullptr;
  PanelSheet sheet = sheet_of(report, standard, standard.standard);
  for (const QuestionReport& question : standard.questions) sheet.questions.push_back(distances(question, banding));
  find_spread(sheet, standard, banding);
  return sheet;
}

bool concerns_panel(const RatedReport& rated) {
  const auto may_hold = [](const GroundReport& ground) { return ground.holds != kNo; };
  return std::any_of(rated.grounds.begin(), rated.grounds.end(), may_hold);
}

bool may_be_any(const Framework& framework, const RatedReport& rated, StandardId standard) {
  const std::uint32_t scale = framework[framework.results(standard).rating].type.of;
  return static_cast<std::size_t>(std::popcount(rated.rating.alternatives)) == framework.scales[scale].levels.size();
}

}  // namespace

PanelSheets panel_sheets(const Report& report) {
  PanelSheets result;
  const Framework& framework = *report.framework;
  for (const StandardReport& standard : report.standards) {
    if (!concerns_panel(standard)) continue;
    if (may_be_any(framework, standard, standard.standard)) {
      result.not_yet.push_back(standard.standard);
    } else {
      result.sheets.push_back(sheet_of(report, standard));
    }
  }
  if (!concerns_panel(report.overall)) return result;
  if (may_be_any(framework, report.overall, {}))
    result.not_yet.emplace_back();
  else
    result.sheets.push_back(sheet_of(report, report.overall, {}));
  return result;
}

}  // namespace rubric
