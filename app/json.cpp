#include "app/json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/json_notes.hpp"
#include "app/json_panel.hpp"
#include "app/words.hpp"
#include "lang/date.hpp"
#include "runtime/missing.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

Json document(std::string_view what) { return {{"rubric", kJsonVersion}, {"kind", what}}; }

// Bytes that are not UTF-8 are replaced: JSON cannot hold them.
std::string whole(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json place(Span span, const Sources& sources) {
  const Source& source = sources[span.source];
  const Position from = source.position(span.begin);
  const Position to = source.position(span.end);
  return {{"file", source.name()}, {"line", from.line}, {"column", from.column}, {"end_line", to.line}, {"end_column", to.column}};
}

std::string_view severity_of(Code code) {
  switch (info(code).severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

// ---- values

std::string exact(Rational number, Type type) { return type.kind == TypeKind::date ? to_string(Date(std::chrono::days(number.numerator()))) : to_exact_string(number); }

// { "certain": true, "levels": ["good"] } or "numbers", "from" and "to", "truth"; "absent" where it may be.
Json json_of_value(const Framework& framework, const Value& value, Type type) {
  Json json{{"certain", value.certain()}};
  if (type.kind == TypeKind::level || type.kind == TypeKind::choice) {
    Json ids = Json::array();
    for (std::uint32_t i = 0; i < 64; ++i) {
      if (!value.may_be(i)) continue;
      ids.push_back(type.kind == TypeKind::level ? framework.scales[type.of].levels[i].id : framework.facts[type.of].choices[i].id);
    }
    json[type.kind == TypeKind::level ? "levels" : "choices"] = ids;
  } else if (type.kind == TypeKind::truth) {
    json["truth"] = value.never_present() ? "missing" : truth_in_words(value.alternatives);
  } else if (const auto members = value.numbers.members()) {
    Json numbers = Json::array();
    for (const Rational number : *members) numbers.push_back(exact(number, type));
    json["numbers"] = numbers;
  } else {
    const Interval ends = value.numbers.hull();
    json["from"] = exact(ends.low, type);
    json["to"] = exact(ends.high, type);
  }
  if (value.absent) json["not_rated"] = true;
  return json;
}

Json json_of_tallies(const Tallies& tallies) {
  Json json = Json::array();
  if (const auto* list = tallies.list()) {
    for (const Tally tally : *list) json.push_back({{"yes", tally.yes}, {"relevant", tally.relevant}});
    return json;
  }
  return nullptr;  // too many to list, or not known
}

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
  Json json{{"text", rule_in_words(sources.text(definition.origin.span))}, {"at", place(definition.origin.span, sources)},
            {"sources", cites(definition.origin, false)}, {"notes", cites(definition.origin, true)},
            {"value", json_of_value(framework, (*report.outcome)[id], definition.type)}};
  if (definition.origin.amendment) json["amendment"] = place(*definition.origin.amendment, sources);
  return json;
}

// The score's own rule, where it is not just the score of the rating's level.
bool has_score_rule(const Framework& framework, const Results& results) {
  return results.score && framework[framework[results.score].value].op != Op::score;
}

Json json_of_results(const Report& report, const Results& results, const Value& rating, const Value& score, const Sources& sources) {
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
    json.push_back({{"id", prompts[i].id}, {"title", prompts[i].title}, {"tallies", tallies ? json_of_tallies(*tallies) : Json(nullptr)},
                    {"percent", tallies ? percent_in_words(tallies->percent(), nullptr) : ""}});
  }
  return json;
}

Json json_of_question(const Report& report, const Standard& standard, const QuestionReport& question, bool prompts) {
  const Framework& framework = *report.framework;
  Json json{{"id", framework[question.question].id}, {"title", framework[question.question].title}, {"tallies", json_of_tallies(*question.tallies)},
            {"percent", percent_in_words(question.percent.numbers, standard.banding ? &framework[standard.banding] : nullptr)},
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
  const Type type = framework[framework[decision.standard].results.rating].type;
  Json json{{"awarded", framework.scales[type.of].levels[decision.awarded].id}, {"ground", framework.discretions[decision.ground.discretion].grounds[decision.ground.ground].id}};
  if (!decision.reason.empty()) json["reason"] = decision.reason;
  if (!decision.by.empty()) json["by"] = decision.by;
  if (decision.on) json["on"] = to_string(*decision.on);
  for (const auto& [what, text] : decision.more) json[what] = text;
  return json;
}

Json json_of_standard(const Report& report, const StandardReport& standard_report, bool prompts, const Sources& sources) {
  const Framework& framework = *report.framework;
  const Standard& standard = framework[standard_report.standard];
  Json json{{"id", standard.id}, {"title", standard.title}, {"domain", standard.domain ? Json(framework[standard.domain].id) : Json(nullptr)},
            {"judged", standard.judged}, {"counted", standard.counted}};
  json.update(json_of_results(report, standard.results, standard_report.rating, standard_report.score, sources));
  if (standard.results.awarded) json["awarded"] = json_of_value(framework, standard_report.awarded, framework[standard.results.awarded].type);
  for (const Judgement& judgement : report.inspection->judgements) {
    if (judgement.standard == standard_report.standard) json["judgement"] = json_of_judgement(judgement);
  }
  if (standard_report.decision != nullptr) json["decision"] = json_of_decision(framework, *standard_report.decision);
  json["questions"] = Json::array();
  for (const QuestionReport& question : standard_report.questions) json["questions"].push_back(json_of_question(report, standard, question, prompts));
  json["grounds"] = Json::object();
  for (const GroundReport& ground : standard_report.grounds) {
    json["grounds"][framework.discretions[ground.use.discretion].grounds[ground.use.ground].id] = truth_in_words(ground.holds);
  }
  return json;
}

Json json_of_domain(const Report& report, const Domain& domain, const Sources& sources) {
  const auto value = [&](DefinitionId id) { return id ? (*report.outcome)[id] : Value{}; };
  Json json{{"id", domain.id}, {"title", domain.title}};
  json.update(json_of_results(report, domain.results, value(domain.results.rating), value(domain.results.score), sources));
  return json;
}

Json json_of_difference(const Report& report, const Difference& difference) {
  const Framework& framework = *report.framework;
  const Published& published = *difference.published;
  const bool score = published.what == Published::What::score;
  const std::string what = published.what == Published::What::rating ? framework[published.standard].id : published.what == Published::What::overall ? "overall" : "score";
  const DefinitionId id = published.what == Published::What::rating ? framework[published.standard].results.rating : framework.overall->rating;
  const Json figure = score ? Json(to_exact_string(published.score)) : Json(framework.scales[framework[id].type.of].levels[published.level].id);
  const Type type = framework[score ? framework.overall->score : id].type;
  return {{"what", what}, {"published", figure}, {"rated", json_of_value(framework, difference.rated, type)}};
}

Json json_of_missing(const Framework& framework, const MissingFigure& figure) {
  constexpr std::string_view kWords[] = {"no", "perhaps", "yes"};
  return {{"standard", framework[figure.standard].id}, {"question", figure.question ? Json(framework[figure.question].id) : Json(nullptr)},
          {"changes_standard", kWords[static_cast<std::size_t>(figure.to_standard)]}, {"changes_overall", kWords[static_cast<std::size_t>(figure.to_overall)]}};
}

Json json_of_report(const NamedReport& named, const Sources& sources) {
  const Report& report = *named.report;
  const Framework& framework = *report.framework;
  const Inspection& inspection = *report.inspection;
  Json json{{"file", named.file}, {"provider", inspection.heading.provider},
            {"framework", {{"id", framework.id}, {"title", framework.title}, {"hash", fmt::format("{:016x}", semantic_hash(framework))}}}};
  if (inspection.heading.fieldwork) json["fieldwork"] = to_string(*inspection.heading.fieldwork);
  json["domains"] = Json::array();
  for (const Domain& domain : framework.domains) json["domains"].push_back(json_of_domain(report, domain, sources));
  json["standards"] = Json::array();
  for (const StandardReport& standard : report.standards) json["standards"].push_back(json_of_standard(report, standard, named.prompts, sources));
  json["values"] = Json::object();
  for (const DefinitionId id : framework.printed) json["values"][framework[id].name] = json_of_value(framework, (*report.outcome)[id], framework[id].type);
  if (framework.overall) json["overall"] = json_of_results(report, *framework.overall, report.rating, report.score, sources);
  json["missing"] = Json::array();
  for (const MissingFigure& figure : missing_figures(inspection, *report.outcome)) json["missing"].push_back(json_of_missing(framework, figure));
  if (named.panel) json["panel"] = json_of_panel(report);
  json["published_under_another_edition"] = inspection.published_elsewhere;
  json["differences"] = Json::array();
  for (const Difference& difference : report.differences) json["differences"].push_back(json_of_difference(report, difference));
  json["set_aside"] = Json::array();
  for (const SetAside& part : inspection.set_aside) json["set_aside"].push_back({{"code", info(Code::set_aside).id}, {"what", part.what}, {"why", part.why}, {"at", place(part.span, sources)}});
  json["notes"] = json_of_notes(framework, named.notes);
  return json;
}

}  // namespace

std::string json_of(const Diagnostics& diagnostics, const Sources& sources) {
  Json json = document("diagnostics");
  json["errors"] = diagnostics.errors();
  json["diagnostics"] = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    Json related = Json::array();
    for (const Label& label : diagnostic.related) related.push_back({{"text", label.text}, {"at", place(label.span, sources)}});
    json["diagnostics"].push_back({{"code", info(diagnostic.code).id}, {"severity", severity_of(diagnostic.code)}, {"message", diagnostic.message},
                                   {"at", place(diagnostic.span, sources)}, {"advice", diagnostic.advice}, {"related", related}, {"notes", diagnostic.notes}});
  }
  return whole(json);
}

std::string json_of(const std::vector<const Declared*>& frameworks, const Rules& rules) {
  Json json = document("frameworks");
  json["frameworks"] = Json::array();
  for (const Declared* framework : frameworks) {
    Json entry{{"id", framework->name}, {"title", framework->title}, {"programme", framework->programme}};
    entry["amends"] = framework->amends.empty() ? Json(nullptr) : Json(framework->amends);
    entry["from"] = framework->in_force ? Json(to_string(framework->in_force->from)) : Json(nullptr);
    entry["to"] = framework->in_force && framework->in_force->to ? Json(to_string(*framework->in_force->to)) : Json(nullptr);
    json["frameworks"].push_back(entry);
  }
  json["modules"] = Json::array();
  for (const Declared* module : rules.given_modules()) {
    json["modules"].push_back({{"id", module->name}, {"title", module->title}, {"used_by", rules.users(*module)}});
  }
  return whole(json);
}

std::string json_of(const std::vector<NamedReport>& reports, const Sources& sources) {
  Json json = document("ratings");
  json["ratings"] = Json::array();
  for (const NamedReport& report : reports) json["ratings"].push_back(json_of_report(report, sources));
  return whole(json);
}

std::string json_of(const std::vector<TestLine>& tests) {
  Json json = document("tests");
  json["tests"] = Json::array();
  for (const TestLine& test : tests) {
    json["tests"].push_back({{"framework", test.framework}, {"title", test.title}, {"passed", test.passed}, {"differences", test.differences}});
  }
  return whole(json);
}

std::string json_of(const std::vector<SampleLine>& samples, const Sampling& sampling, const Framework* framework) {
  Json json = document("samples");
  if (framework != nullptr) json["framework"] = framework->id;
  json["confidence"] = to_exact_string(*sampling.confidence);
  json["margin"] = to_exact_string(*sampling.margin);
  json["samples"] = Json::array();
  for (const SampleLine& line : samples) {
    Json entry{{"eligible", line.eligible}, {"sample", line.sample}};
    if (!line.kind.empty()) entry["of"] = line.kind;
    for (const auto& [kind, cases] : line.kinds) entry["split"][kind] = cases;
    if (!line.remark.empty()) entry["remark"] = line.remark;
    json["samples"].push_back(std::move(entry));
  }
  return whole(json);
}

std::string json_of(const std::vector<FormattedFile>& files) {
  Json json = document("formatted");
  json["files"] = Json::array();
  for (const FormattedFile& file : files) {
    Json entry{{"file", file.file}, {"changed", file.changed}, {"errors", file.errors}};
    entry["decoded_from"] = file.decoded_from.empty() ? Json(nullptr) : Json(file.decoded_from);
    entry["repairs"] = Json::array();
    for (const Repair& repair : file.repairs) entry["repairs"].push_back({{"line", repair.line}, {"from", repair.from}, {"to", repair.to}});
    if (file.text) entry["text"] = *file.text;
    json["files"].push_back(entry);
  }
  return whole(json);
}

std::string json_of(std::string_view what, std::string_view text) {
  Json json = document(what);
  json["text"] = text;
  return whole(json);
}

}  // namespace rubric::app
