#include "app/panel.hpp"

#include <fmt/format.h>

#include "app/table.hpp"
#include "app/words.hpp"
#include "runtime/alternatives.hpp"
#include "runtime/panel.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

std::string points(const std::optional<Rational>& distance) { return distance ? to_string(*distance) : ""; }

// Of the questions of a standard.
std::string figures(const Framework& framework, const PanelSheet& sheet) {
  if (!sheet.standard) return "";
  const BandingId id = framework[sheet.standard].banding;
  const Banding* banding = id ? &framework[id] : nullptr;
  std::vector<Row> rows{{"", "yes", "", "band", "above its edge", "to the next band"}};
  for (const PanelQuestion& question : sheet.questions) {
    const QuestionReport& about = *question.figures;
    rows.push_back({spoken(framework[about.question].id), in_words(*about.tallies),
                    percent_in_words(about.percent.numbers, banding),
                    banding != nullptr ? bands_in_words(*banding, about.bands) : "", points(question.above_edge),
                    points(question.below_next)});
  }
  return table(rows, 2);
}

std::string spread(const PanelSheet& sheet) {
  if (!sheet.spread) return sheet.questions.size() > 1 ? "  The questions' spread is not known yet.\n" : "";
  std::string out = fmt::format("  The questions lie {} {} apart", to_string(*sheet.spread),
                                *sheet.spread == Rational(1) ? "point" : "points");
  if (sheet.bands_apart) {
    out += *sheet.bands_apart == 0
               ? ", all in one band"
               : fmt::format(", {} {}", *sheet.bands_apart, *sheet.bands_apart == 1 ? "band" : "bands");
  }
  return out + ".\n";
}

// "Good or Outstanding": without the rating as it stands, which may always be confirmed.
std::string awards(const Framework& framework, const PanelSheet& sheet, const PanelGround& ground) {
  if (ground.holds == kNo) return "";
  const Value& rating = sheet.report->rating;
  const std::uint64_t others = rating.certain() ? ground.levels & ~rating.alternatives : ground.levels;
  const Scale& scale = framework.scales[framework[framework.results(sheet.standard).rating].type.of];
  std::vector<std::string> titles;
  for_each_alternative(others, [&](std::uint32_t level) { titles.push_back(scale.levels[level].title); });
  return titles.empty() ? "allows no other rating" : "allows " + joined(titles);
}

std::string grounds(const Framework& framework, const PanelSheet& sheet) {
  std::vector<Row> rows;
  for (const PanelGround& ground : sheet.grounds) {
    const Ground& about = framework.discretions[ground.use.discretion].grounds[ground.use.ground];
    rows.push_back({about.id, truth_in_words(ground.holds), about.title, awards(framework, sheet, ground)});
  }
  return table(rows, 2);
}

std::string sheet_of(const Framework& framework, const PanelSheet& sheet, const Console& console) {
  const std::string whose = sheet.standard
                                ? fmt::format("{} {}", framework[sheet.standard].id, framework[sheet.standard].title)
                                : framework.overall_title;
  const std::string rating = rating_in_words(framework, *sheet.report, sheet.standard);
  std::string out = "\n" + console.strong(fmt::format("{}: {}", whose, rating)) + "\n";
  out += figures(framework, sheet) + spread(sheet) + grounds(framework, sheet);
  return sheet.report->decision == nullptr ? out
                                           : out + "  " + decision_in_words(framework, *sheet.report->decision) + "\n";
}

// "at most 1 level; a decision records reason"
std::string limits(const Framework& framework) {
  std::string out;
  for (const Discretion& discretion : framework.discretions) {
    out += fmt::format("\n{}", discretion.title);
    if (discretion.moves_at_most)
      out += fmt::format("; moves at most {} {}", *discretion.moves_at_most,
                         *discretion.moves_at_most == 1 ? "level" : "levels");
    if (!discretion.requires_.empty())
      out += fmt::format("; a decision records {}", joined(discretion.requires_, "and"));
    out += "\n";
  }
  return out;
}

}  // namespace

std::string panel_of(const Rating& rating, const Console& console) {
  const Framework& framework = *rating.framework;
  const PanelSheets panel = panel_sheets(rating.report);
  if (panel.sheets.empty() && panel.not_yet.empty()) return "\nThere is no ground for discretion in any standard.\n";
  std::string out = limits(framework);
  for (const PanelSheet& sheet : panel.sheets) out += sheet_of(framework, sheet, console);
  std::vector<std::string> ids;
  for (const StandardId id : panel.not_yet) ids.push_back(id ? framework[id].id : "the overall");
  return ids.empty() ? out : out + fmt::format("\nToo little is known yet of {}.\n", joined(ids, "and"));
}

}  // namespace rubric::app
