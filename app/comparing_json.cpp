// A comparison as JSON: docs/json.md describes it.
#include <nlohmann/json.hpp>

#include "app/comparing.hpp"
#include "app/json.hpp"
#include "app/json_value.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

// Only the cells in which somebody stands.
Json json_of_matrix(const Comparison& comparison, std::size_t subject, const std::vector<const Placed*>& some) {
  const Comparison::Matrix cells = comparison.matrix(subject, some);
  const Standings rows = comparison.standings(subject, 0);
  const Standings columns = comparison.standings(subject, 1);
  Json json = Json::array();
  for (std::size_t r = 0; r < cells.size(); ++r) {
    for (std::size_t c = 0; c < cells[r].size(); ++c) {
      if (cells[r][c] > 0)
        json.push_back({{"before", rows.ids[r]}, {"after", columns.ids[c]}, {"inspections", cells[r][c]}});
    }
  }
  return json;
}

Json json_of_rule(const SaidRule& rule, const Sources& sources) {
  if (!rule.there) return nullptr;
  return {
      {"words", rule.words}, {"gives", rule.gives}, {"at", json_of_place(rule.place, sources)}, {"cites", rule.cites}};
}

Json json_of_move(const Compared& compared, const Move& move, const Sources& sources) {
  constexpr const char* kWays[] = {"up", "down", "otherwise", "open"};
  return {{"inspection", compared.inspections.name(move.inspection)},
          {"place", compared.inspections.place(move.inspection)},
          {"moves", kWays[static_cast<std::size_t>(move.way)]},
          {"before", move.rated[0]},
          {"after", move.rated[1]},
          {"figures", move.cause.figures},
          {"rule_before", json_of_rule(move.cause.said[0], sources)},
          {"rule_after", json_of_rule(move.cause.said[1], sources)},
          {"more_figures", move.cause.more}};
}

Json json_of_flow(const Flow& flow) {
  return {
      {"up", flow.up}, {"down", flow.down}, {"otherwise", flow.otherwise}, {"stay", flow.stay}, {"open", flow.open}};
}

Json json_of_subject(const Compared& compared, const Comparison& comparison, std::size_t i, const Sources& sources) {
  const Subject& subject = comparison.subjects[i];
  Json json{
      {"id", subject.id}, {"title", subject.title}, {"flow", json_of_flow(flow_of(comparison, i, comparison.all()))}};
  json["matrix"] = json_of_matrix(comparison, i, comparison.all());
  json["moves"] = Json::array();
  for (const Move* move : comparison.moves_of(i)) json["moves"].push_back(json_of_move(compared, *move, sources));
  if (compared.groups.empty()) return json;
  json["groups"] = Json::array();
  for (const Group& group : compared.groups) {
    const std::vector<const Placed*> some = members_of(comparison, group);
    json["groups"].push_back({{compared.by, group.first},
                              {"flow", json_of_flow(flow_of(comparison, i, some))},
                              {"matrix", json_of_matrix(comparison, i, some)}});
  }
  return json;
}

Json json_of_alone(const Comparison& comparison, std::size_t i) {
  const Subject& subject = comparison.subjects[i];
  const std::size_t side = subject.value[0] ? 0 : 1;
  const Standings standings = comparison.standings(i, side);
  Json json{{"framework", comparison.frameworks[side]->id}, {"id", subject.id}, {"title", subject.title}};
  json["becomes"] = subject.remark.empty() ? Json(nullptr) : Json(subject.remark);
  json["inspections"] = Json::object();
  for (const Placed& one : comparison.placed) {
    Json& number = json["inspections"][standings.ids[one.at[i][side]]];
    number = number.is_null() ? 1 : number.get<int>() + 1;
  }
  return json;
}

}  // namespace

std::string json_of(const Compared& compared, const Sources& sources) {
  Json json = document("comparison");
  json["comparisons"] = Json::array();
  for (const Comparison& comparison : compared.comparisons) {
    Json one{{"before", comparison.frameworks[0]->id},
             {"after", comparison.frameworks[1]->id},
             {"inspections", comparison.placed.size()}};
    one["subjects"] = one["alone"] = Json::array();
    for (std::size_t i = 0; i < comparison.subjects.size(); ++i) {
      if (comparison.subjects[i].in_both())
        one["subjects"].push_back(json_of_subject(compared, comparison, i, sources));
      else
        one["alone"].push_back(json_of_alone(comparison, i));
    }
    json["comparisons"].push_back(std::move(one));
  }
  json["not_rated"] = Json::array();
  for (const NotRated& one : compared.unrated)
    json["not_rated"].push_back({{"inspection", compared.inspections.name(one.inspection)},
                                 {"place", compared.inspections.place(one.inspection)},
                                 {"framework", one.framework},
                                 {"why", one.why}});
  return whole(json);
}

}  // namespace rubric::app
