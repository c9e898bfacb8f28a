#include "app/json_rating.hpp"

#include <fmt/format.h>

#include "app/json_notes.hpp"
#include "app/json_panel.hpp"
#include "app/json_value.hpp"
#include "app/words.hpp"
#include "lang/date.hpp"
#include "runtime/missing.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

// ---- rules

Json cites(const Origin& origin, bool notes) {
  Json json = Json::array();
  for (const Cite& cite : origin.cites) {
    if (cite.is_note == notes) json.push_back(cite.text);
  }
  return json;
}

Json json_of_rule(const Report& report, DefinitionId id, const Sources& sources) {
  const Framework& framework = *report.framework;
  const Definition& definition = framework[id];
  Json json{{"text", rule_in_words(sources.text(definition.origin.span))},
            {"at", json_of_place(definition.origin.span, sources)},
            {"sources", cites(definition.origin, false)},
            {"notes", cites(definition.origin, true)},
            {"value", json_of_value(framework, (*report.outcome)[id], definition.type)}};
  if (definition.origin.amendment) json["amendment"] = json_of_place(*definition.origin.amendment, sources);
  return json;
}

// The score's own rule, where it is not just the score of the rating's level.
bool has_score_rule(const Framework& framework, const Results& results) {
  return results.score && framework[framework[results.score].value].op != Op::score;
}

Json json_of_results(const Report& report, const Results& results, const Value& rating, const Value& score,
                     const Sources& sources) {
  const Framework& framework = *report.framework;
  Json json = Json::object();
  if (results.rating) json["rating"] = json_of_value(framework, rating, framework[results.rating].type);
  if (results.score) json["score"] = json_of_value(framework, score, framework[results.score].type);
  Json rules = Json::array();
  if (has_score_rule(framework, results)) rules.push_back(json_of_rule(report, results.score, sources));
  for (const DefinitionId id : results.rules) rules.push_back(json_of_rule(report, id, sources));
  json["rules"] = rules;
  return json;
}

// ---- standards

Json json_of_prompts(const Report& report, QuestionId id) {
  Json json = Json::array();
  const std::vector<Prompt>& prompts = (*report.framework)[id].prompts;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    const std::optional<Tallies>& tallies = report.inspection->prompts[id.index][i];
    json.push_back({{"id", prompts[i].id},
                    {"title", prompts[i].title},
                    {"tallies", tallies ? json_of_tallies(*tallies) : Json(nullptr)},
                    {"percent", tallies ? percent_in_words(tallies->percent(), nullptr) : ""}});
  }
  return json;
}

Json json_of_question(const Report& report, const Standard& standard, const QuestionReport& question, bool prompts) {
  const Framework& framework = *report.framework;
  Json json{{"id", framework[question.question].id},
            {"title", framework[question.question].title},
            {"tallies", json_of_tallies(*question.tallies)},
            {"percent",
             percent_in_words(question.percent.numbers, standard.banding ? &framework[standard.banding] : nullptr)},
            {"decides", truth_in_words(question.decides)}};
  if (const auto& named = report.inspection->named_cases; !named.empty()) {
    json["cases"] = {{"no", named[question.question.index].no}, {"open", named[question.question.index].open}};
  }
  if (prompts) json["prompts"] = json_of_prompts(report, question.question);
  if (!standard.banding) return json;
  Json bands = Json::array();
  for (const std::uint32_t i : question.bands) bands.push_back(name_of_band(framework[standard.banding].bands[i]));
  json["bands"] = bands;
  return json;
}

Json json_of_judgement(const Judgement& judgement) {
  Json json = Json::object();
  if (!judgement.by.empty()) json["by"] = judgement.by;
  if (!judgement.reason.empty()) json["reason"] = judgement.reason;
  if (!judgement.evidence.empty()) json["evidence"] = judgement.evidence;
  json["characteristics"] = judgement.characteristics;
  return json;
}

Json json_of_decision(const Framework& framework, const Decision& decision) {
  const Type type = framework[framework.results(decision.standard).rating].type;
  Json json{{"awarded", framework.scales[type.of].levels[decision.awarded].id},
            {"ground", framework.discretions[decision.ground.discretion].grounds[decision.ground.ground].id}};
  if (!decision.reason.empty()) json["reason"] = decision.reason;
  if (!decision.by.empty()) json["by"] = decision.by;
  if (decision.on) json["on"] = to_string(*decision.on);
  for (const auto& [what, text] : decision.more) json[what] = text;
  return json;
}

// Whether it applies, where that depends.
void add_applies(Json& json, const Report& report, const Applicable& subject, const std::string& when) {
  if (!subject.applies) return;
  json["applies"] = truth_in_words((*report.outcome)[subject.applies].alternatives);
  json["applies_only"] = when;
}

// What the panel awarded, where it decides at all.
void add_awarded(Json& json, const Framework& framework, const Results& results, const RatedReport& rated) {
  if (results.awarded) json["awarded"] = json_of_value(framework, rated.awarded, framework[results.awarded].type);
}

Json json_of_grounds(const Framework& framework, const RatedReport& rated) {
  Json json = Json::object();
  for (const GroundReport& ground : rated.grounds) {
    json[framework.discretions[ground.use.discretion].grounds[ground.use.ground].id] = truth_in_words(ground.holds);
  }
  return json;
}

Json json_of_overall(const Report& report, const Sources& sources) {
  const Framework& framework = *report.framework;
  const RatedReport& overall = report.overall;
  Json json = json_of_results(report, *framework.overall, overall.rating, overall.score, sources);
  add_awarded(json, framework, *framework.overall, overall);
  if (overall.decision != nullptr) json["decision"] = json_of_decision(framework, *overall.decision);
  if (!overall.grounds.empty()) json["grounds"] = json_of_grounds(framework, overall);
  return json;
}

Json json_of_standard(const Report& report, const StandardReport& standard_report, bool prompts,
                      const Sources& sources) {
  const Framework& framework = *report.framework;
  const Standard& standard = framework[standard_report.standard];
  Json json{{"id", standard.id},
            {"title", standard.title},
            {"domain", standard.domain ? Json(framework[standard.domain].id) : Json(nullptr)},
            {"judged", standard.judged},
            {"counted", standard.counted}};
  add_applies(json, report, standard, applies_in_words(framework, standard, sources));
  json.update(json_of_results(report, standard.results, standard_report.rating, standard_report.score, sources));
  add_awarded(json, framework, standard.results, standard_report);
  for (const Judgement& judgement : report.inspection->judgements) {
    if (judgement.standard == standard_report.standard) json["judgement"] = json_of_judgement(judgement);
  }
  if (standard_report.decision != nullptr) json["decision"] = json_of_decision(framework, *standard_report.decision);
  json["questions"] = Json::array();
  for (const QuestionReport& question : standard_report.questions)
    json["questions"].push_back(json_of_question(report, standard, question, prompts));
  json["grounds"] = json_of_grounds(framework, standard_report);
  return json;
}

Json json_of_domain(const Report& report, const Domain& domain, const Sources& sources) {
  const auto value = [&](DefinitionId id) { return id ? (*report.outcome)[id] : Value{}; };
  Json json{{"id", domain.id}, {"title", domain.title}};
  if (domain.when)
    add_applies(json, report, domain, "when " + rule_in_words(sources.text((*report.framework)[domain.when].span)));
  json.update(
      json_of_results(report, domain.results, value(domain.results.rating), value(domain.results.score), sources));
  return json;
}

Json json_of_difference(const Report& report, const Difference& difference) {
  const Framework& framework = *report.framework;
  const Published& published = *difference.published;
  const bool score = published.what == Published::What::score;
  const std::string what = published.what == Published::What::rating    ? framework[published.standard].id
                           : published.what == Published::What::overall ? "overall"
                                                                        : "score";
  const DefinitionId id = published.what == Published::What::rating ? framework[published.standard].results.rating
                                                                    : framework.overall->rating;
  const Json figure = score ? Json(to_exact_string(published.score))
                            : Json(framework.scales[framework[id].type.of].levels[published.level].id);
  const Type type = framework[score ? framework.overall->score : id].type;
  return {{"what", what}, {"published", figure}, {"rated", json_of_value(framework, difference.rated, type)}};
}

Json json_of_missing(const Framework& framework, const MissingFigure& figure) {
  constexpr std::string_view kWords[] = {"no", "perhaps", "yes"};
  return {{"standard", framework[figure.standard].id},
          {"question", figure.question ? Json(framework[figure.question].id) : Json(nullptr)},
          {"changes_standard", kWords[static_cast<std::size_t>(figure.to_standard)]},
          {"changes_overall", kWords[static_cast<std::size_t>(figure.to_overall)]}};
}

// What `rubric verify` needs to rate it again, and to tell what has changed since.
Json json_of_origin(const Result& result) {
  const Options& options = *result.options;
  return {{"program", RUBRIC_VERSION},
          {"rules", options.rules},
          {"framework", options.framework ? Json(*options.framework) : Json(nullptr)},
          {"sheets", options.cases},
          {"data_hash", hash_in_words(result.rating->data_hash)}};
}

}  // namespace

Json json_of_rating(const Result& result, const Sources& sources) {
  const Report& report = result.rating->report;
  const Framework& framework = *report.framework;
  const Inspection& inspection = *report.inspection;
  Json json{{"file", result.rating->file},
            {"provider", inspection.heading.provider},
            {"framework",
             {{"id", framework.id}, {"title", framework.title}, {"hash", hash_in_words(semantic_hash(framework))}}},
            {"made_from", json_of_origin(result)}};
  if (inspection.heading.fieldwork) json["fieldwork"] = to_string(*inspection.heading.fieldwork);
  json["domains"] = Json::array();
  for (const Domain& domain : framework.domains) json["domains"].push_back(json_of_domain(report, domain, sources));
  json["standards"] = Json::array();
  for (const StandardReport& standard : report.standards)
    json["standards"].push_back(json_of_standard(report, standard, result.options->prompts, sources));
  if (!framework.inputs.empty()) json["inputs"] = Json::object();
  for (const FactId id : framework.inputs)
    json["inputs"][framework[id].id] = json_of_value(framework, inspection.inputs[id.index], framework[id].type);
  json["values"] = Json::object();
  for (const DefinitionId id : framework.printed)
    json["values"][framework[id].name] = json_of_value(framework, (*report.outcome)[id], framework[id].type);
  if (framework.overall) json["overall"] = json_of_overall(report, sources);
  json["missing"] = Json::array();
  for (const MissingFigure& figure : missing_figures(inspection, *report.outcome))
    json["missing"].push_back(json_of_missing(framework, figure));
  if (result.options->panel) json["panel"] = json_of_panel(report);
  json["published_under_another_edition"] = inspection.published_elsewhere;
  json["differences"] = Json::array();
  for (const Difference& difference : report.differences)
    json["differences"].push_back(json_of_difference(report, difference));
  json["set_aside"] = Json::array();
  for (const SetAside& part : inspection.set_aside)
    json["set_aside"].push_back({{"code", info(Code::set_aside).id},
                                 {"what", part.what},
                                 {"why", part.why},
                                 {"at", json_of_place(part.span, sources)}});
  json["notes"] = json_of_notes(framework, result.notes);
  return json;
}

}  // namespace rubric::app
