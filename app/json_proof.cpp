#include "app/json_proof.hpp"

#include "app/json_value.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

Json json_of_difference(const NamedDifference& named) {
  const prove::Difference& difference = named.difference;
  Json json{{"base", named.base}, {"edited", named.edited}, {"relevant_cases", difference.most}};
  json["bandings"] = Json::array();
  for (const prove::BandingDifference& banding : difference.bandings) {
    Json moves = Json::array();
    for (const prove::Move& move : banding.moves)
      moves.push_back({{"from", move.from}, {"to", move.to}, {"tallies", move.count}, {"first", move.example}});
    json["bandings"].push_back({{"name", banding.name}, {"tallies", banding.tallies}, {"moves", moves}});
  }
  json["subjects"] = Json::array();
  for (const prove::SubjectDifference& subject : difference.subjects) {
    Json moves = Json::array();
    for (const prove::Move& move : subject.moves)
      moves.push_back({{"from", move.from}, {"to", move.to}, {"combinations", move.count}, {"example", move.data}});
    json["subjects"].push_back({{"name", subject.name},
                                {"decided", subject.decided},
                                {"combinations", subject.combinations},
                                {"moves", moves}});
  }
  json["remarks"] = difference.remarks;
  return json;
}

Json json_of_way(const Framework& framework, const Scale& scale, const prove::Way& way) {
  Json json{{"level", scale.levels[way.level].id}, {"tallies", Json::array()}, {"judgements", Json::array()}};
  for (const prove::ChangedTally& each : way.tallies) {
    const Question& question = framework[each.question];
    json["tallies"].push_back({{"standard", framework[question.standard].id},
                               {"question", question.id},
                               {"relevant", each.from.relevant},
                               {"from", each.from.yes},
                               {"to", each.to.yes}});
  }
  for (const prove::ChangedJudgement& each : way.judgements) {
    const Standard& standard = framework[each.standard];
    const Scale& judged_on = framework[standard.judged_on];
    json["judgements"].push_back(
        {{"standard", standard.id}, {"from", judged_on.levels[each.from].id}, {"to", judged_on.levels[each.to].id}});
  }
  return json;
}

}  // namespace

std::string what_if_as_json(const Rating& rating, const prove::Wish& wish, const prove::WhatIf& found) {
  const Framework& framework = *rating.framework;
  const Scale& scale = framework.scales[framework[framework.results(wish.standard).rating].type.of];
  Json json = document("what-if");
  json["framework"] = framework.id;
  json["of"] = wish.standard ? framework[wish.standard].id : "overall";
  json["direction"] = wish.higher ? "higher" : "lower";
  json["fixed_judgements"] = wish.fixed_judgements;
  json["level"] = scale.levels[found.level].id;
  json["cost"] = found.cost;
  json["ways"] = Json::array();
  for (const prove::Way& way : found.ways) json["ways"].push_back(json_of_way(framework, scale, way));
  json["more"] = found.more;
  json["out_of_reach"] = Json::array();
  for (const std::uint32_t level : found.out_of_reach) json["out_of_reach"].push_back(scale.levels[level].id);
  return whole(json);
}

std::string json_of(const std::vector<NamedDifference>& differences) {
  Json json = document("differences");
  json["differences"] = Json::array();
  for (const NamedDifference& each : differences) json["differences"].push_back(json_of_difference(each));
  return whole(json);
}

}  // namespace rubric::app
