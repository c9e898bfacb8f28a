#include "app/json_panel.hpp"

#include "app/words.hpp"
#include "runtime/alternatives.hpp"
#include "runtime/panel.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

Json distance(const std::optional<Rational>& points) { return points ? Json(to_exact_string(*points)) : Json(nullptr); }

Json json_of_ground(const Framework& framework, const Scale& scale, const PanelGround& ground) {
  Json levels = Json::array();
  for_each_alternative(ground.levels, [&](std::uint32_t level) { levels.push_back(scale.levels[level].id); });
  return {{"id", framework.discretions[ground.use.discretion].grounds[ground.use.ground].id},
          {"holds", truth_in_words(ground.holds)},
          {"allows", levels}};
}

Json json_of_sheet(const Framework& framework, const PanelSheet& sheet) {
  Json json{{"standard", sheet.standard ? framework[sheet.standard].id : "overall"},
            {"questions", Json::array()},
            {"spread", distance(sheet.spread)},
            {"bands_apart", sheet.bands_apart ? Json(*sheet.bands_apart) : Json(nullptr)},
            {"grounds", Json::array()}};
  for (const PanelQuestion& question : sheet.questions) {
    json["questions"].push_back({{"id", framework[question.figures->question].id},
                                 {"above_edge", distance(question.above_edge)},
                                 {"below_next", distance(question.below_next)}});
  }
  const Scale& scale = framework.scales[framework[framework.results(sheet.standard).rating].type.of];
  for (const PanelGround& ground : sheet.grounds) json["grounds"].push_back(json_of_ground(framework, scale, ground));
  return json;
}

}  // namespace

nlohmann::ordered_json json_of_panel(const Report& report) {
  Json sheets = Json::array();
  for (const PanelSheet& sheet : panel_sheets(report).sheets) sheets.push_back(json_of_sheet(*report.framework, sheet));
  return sheets;
}

}  // namespace rubric::app
