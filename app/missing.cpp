#include "app/missing.hpp"

#include <fmt/format.h>

#include <map>

#include "app/table.hpp"
#include "app/words.hpp"
#include "runtime/missing.hpp"

namespace rubric::app {
namespace {

// What a figure can change, in the order of the print-out.
enum class Reach { overall, perhaps_overall, standard, perhaps_standard, nothing };

Reach reach_of(const MissingFigure& figure) {
  if (figure.to_overall == Matters::yes) return Reach::overall;
  if (figure.to_overall == Matters::perhaps) return Reach::perhaps_overall;
  if (figure.to_standard == Matters::yes) return Reach::standard;
  return figure.to_standard == Matters::perhaps ? Reach::perhaps_standard : Reach::nothing;
}

std::string_view in_words(Reach reach, bool has_overall) {
  switch (reach) {
    case Reach::overall: return "can change the overall";
    case Reach::perhaps_overall: return "may change the overall";
    case Reach::standard:
      return has_overall ? "can change its standard, but no longer the overall" : "can change its standard";
    case Reach::perhaps_standard:
      return has_overall ? "may change its standard, but no longer the overall" : "may change its standard";
    case Reach::nothing: break;
  }
  return "can no longer change a rating";
}

// "2.3 child safety"; the number alone where all that the standard is rated from is missing.
std::string name_of(const Framework& framework, const std::vector<const MissingFigure*>& figures) {
  const Standard& standard = framework[figures.front()->standard];
  if (standard.judged || figures.size() == standard.questions.size()) return standard.id;
  std::vector<std::string> names;
  for (const MissingFigure* figure : figures) names.push_back(spoken(framework[figure->question].id));
  return standard.id + " " + joined(names, "and");
}

std::string names_of(const Framework& framework, const std::vector<MissingFigure>& figures) {
  std::vector<std::vector<const MissingFigure*>> by_standard;
  for (const MissingFigure& figure : figures) {
    if (by_standard.empty() || by_standard.back().front()->standard != figure.standard) by_standard.emplace_back();
    by_standard.back().push_back(&figure);
  }
  std::vector<std::string> names;
  for (const auto& some : by_standard) names.push_back(name_of(framework, some));
  return fmt::format("{}", fmt::join(names, "; "));
}

// Those that the data do not tell, and that are not simply absent.
std::vector<std::string> open_inputs(const Rating& rating) {
  std::vector<std::string> open;
  for (const FactId input : rating.framework->inputs) {
    if (!rating.inspection.inputs[input.index].certain()) open.push_back((*rating.framework)[input].id);
  }
  return open;
}

}  // namespace

std::string missing_of(const Rating& rating, std::optional<StandardId> standard) {
  const Framework& framework = *rating.framework;
  std::map<Reach, std::vector<MissingFigure>> by_reach;
  for (const MissingFigure& figure : missing_figures(rating.inspection, rating.outcome)) {
    if (!standard || figure.standard == *standard) by_reach[reach_of(figure)].push_back(figure);
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& [reach, figures] : by_reach)
    rows.push_back({std::string(in_words(reach, framework.overall.has_value())), names_of(framework, figures)});
  const std::vector<std::string> inputs = standard ? std::vector<std::string>{} : open_inputs(rating);
  if (!inputs.empty()) rows.push_back({"inputs that are not known", fmt::format("{}", fmt::join(inputs, "; "))});
  const bool all_settled = inputs.empty() && by_reach.size() == 1 && by_reach.contains(Reach::nothing);
  return rows.empty() || (all_settled && !standard) ? "" : "\nStill open:\n" + table(rows, 2);
}

}  // namespace rubric::app
