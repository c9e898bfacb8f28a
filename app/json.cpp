#include "app/json.hpp"

#include <nlohmann/json.hpp>

#include "app/json_rating.hpp"
#include "app/json_value.hpp"
#include "app/severity.hpp"
#include "lang/date.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

Json json_of_coverage(const FileCoverage& file, const Sources& sources) {
  Json json{{"file", file.file}, {"exercised", file.all.exercised}, {"of", file.all.of}, {"parts", Json::object()}};
  for (std::size_t i = 0; i < kParts; ++i) {
    const auto [exercised, of] = file.parts[i];
    if (of > 0) json["parts"][std::string(name_of(static_cast<Part>(i)))] = {{"exercised", exercised}, {"of", of}};
  }
  json["not_exercised"] = Json::array();
  for (const NotExercised& part : file.not_exercised)
    json["not_exercised"].push_back(
        {{"part", name_of(part.part)}, {"words", part.words}, {"at", json_of_place(part.span, sources)}});
  return json;
}

Json json_of_fix(const Fix& fix, const Sources& sources) {
  Json replacements = Json::array();
  for (const Replacement& replacement : fix.replacements)
    replacements.push_back({{"at", json_of_place(replacement.span, sources)}, {"text", replacement.text}});
  return {{"label", fix.label}, {"replacements", replacements}};
}

Json json_of_list(const Diagnostics& diagnostics, const Sources& sources) {
  Json json = Json::array();
  for (const Diagnostic& each : diagnostics.sorted()) {
    const Diagnostic diagnostic = veiled(each, sources);
    Json related = Json::array();
    for (const Label& label : diagnostic.related)
      related.push_back({{"text", label.text}, {"at", json_of_place(label.span, sources)}});
    json.push_back({{"code", info(diagnostic.code).id},
                    {"severity", severity_of(diagnostic.code)},
                    {"message", diagnostic.message},
                    {"at", json_of_place(diagnostic.span, sources)},
                    {"advice", diagnostic.advice},
                    {"related", related},
                    {"notes", diagnostic.notes}});
    if (diagnostic.fix) json.back()["fix"] = json_of_fix(*diagnostic.fix, sources);
  }
  return json;
}

}  // namespace

std::string json_of(const Diagnostics& diagnostics, const Sources& sources) {
  Json json = document("diagnostics");
  json["errors"] = diagnostics.errors();
  json["diagnostics"] = json_of_list(diagnostics, sources);
  return whole(json);
}

std::string json_of(const std::vector<const Declared*>& frameworks, const Rules& rules) {
  Json json = document("frameworks");
  json["frameworks"] = Json::array();
  for (const Declared* framework : frameworks) {
    Json entry{{"id", framework->name}, {"title", framework->title}, {"programme", framework->programme}};
    entry["amends"] = framework->amends.empty() ? Json(nullptr) : Json(framework->amends);
    entry["from"] = framework->in_force ? Json(to_string(framework->in_force->from)) : Json(nullptr);
    entry["to"] =
        framework->in_force && framework->in_force->to ? Json(to_string(*framework->in_force->to)) : Json(nullptr);
    json["frameworks"].push_back(entry);
  }
  json["modules"] = Json::array();
  for (const Declared* module : rules.given_modules()) {
    json["modules"].push_back({{"id", module->name}, {"title", module->title}, {"used_by", rules.users(*module)}});
  }
  return whole(json);
}

Result result_of(const Rating& rating, const Options& options) {
  return {&rating, &options, notes(*rating.framework, rating.inspection, options.small_cell)};
}

std::string json_of(const std::vector<Result>& results, const Archive* archive, const Sources& sources) {
  Json json = document("ratings");
  json["ratings"] = Json::array();
  for (const Result& result : results) json["ratings"].push_back(json_of_rating(result, sources));
  if (archive == nullptr) return whole(json);
  json["not_rated"] = Json::array();
  for (const Unrated& unrated : archive->unrated)
    json["not_rated"].push_back({{"file", unrated.file}, {"diagnostics", json_of_list(unrated.diagnostics, sources)}});
  json["passed_over"] = archive->passed_over;
  return whole(json);
}

std::string json_line(const std::vector<std::pair<std::string, std::string>>& carried, const Result& result,
                      std::size_t row, const std::string& reason, const Sources& sources) {
  Json json = document("rating");
  json["row"] = row;
  json["carried"] = Json::object();
  for (const auto& [name, text] : carried) json["carried"][name] = text;
  json["reason"] = reason;
  json.update(json_of_rating(result, sources));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string json_of(const std::vector<TestLine>& tests, const std::vector<FileCoverage>& coverage,
                    const Sources& sources) {
  Json json = document("tests");
  json["tests"] = Json::array();
  for (const TestLine& test : tests) {
    json["tests"].push_back({{"framework", test.framework},
                             {"title", test.title},
                             {"passed", test.passed},
                             {"differences", test.differences}});
  }
  json["coverage"] = Json::array();
  for (const FileCoverage& file : coverage) json["coverage"].push_back(json_of_coverage(file, sources));
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
    for (const Repair& repair : file.repairs)
      entry["repairs"].push_back({{"line", repair.line}, {"from", repair.from}, {"to", repair.to}});
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
