#include "app/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/severity.hpp"

namespace rubric::app {
namespace {

using Json = nlohmann::ordered_json;

// A path as a reference: relative to where the program was called, `file://` where it is not below that.
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x80 && std::isalnum(byte) != 0) || plain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", byte);
  }
  return uri;
}

Json text_of(std::string_view text) { return {{"text", text}}; }
Json artifact(const Source& source) { return {{"uri", uri_of(source.name())}}; }

Json region(Span span, const Source& source) {
  const Position from = source.position(span.begin);
  const Position to = source.position(span.end);
  return {{"startLine", from.line}, {"startColumn", from.column}, {"endLine", to.line}, {"endColumn", to.column}};
}

// A file that could not be read has no region.
Json location(Span span, const Sources& sources) {
  const Source& source = sources[span.source];
  Json physical{{"artifactLocation", artifact(source)}};
  if (!source.text().empty()) physical["region"] = region(span, source);
  return {{"physicalLocation", physical}};
}

std::vector<Code> codes_in(const std::vector<Diagnostic>& diagnostics) {
  std::vector<Code> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

Json rules_of(const std::vector<Code>& codes) {
  Json rules = Json::array();
  for (const Code code : codes) {
    const CodeInfo& about = info(code);
    rules.push_back({{"id", about.id},
                     {"shortDescription", text_of(about.title)},
                     {"fullDescription", text_of(about.meaning)},
                     {"help", text_of(about.way_out)},
                     {"defaultConfiguration", {{"level", severity_of(code)}}}});
  }
  return rules;
}

// A viewer shows the message only, so all that is said stands in it.
std::string words_of(const Diagnostic& diagnostic) {
  std::string words = diagnostic.message;
  for (const std::string& note : diagnostic.notes) words += "\n" + note;
  if (!diagnostic.advice.empty()) words += "\nhelp: " + diagnostic.advice;
  return words;
}

Json fix_of(const Fix& fix, const Sources& sources) {
  Json changes = Json::array();
  for (const Replacement& replacement : fix.replacements) {
    const Source& source = sources[replacement.span.source];
    changes.push_back(
        {{"artifactLocation", artifact(source)},
         {"replacements",
          {{{"deletedRegion", region(replacement.span, source)}, {"insertedContent", text_of(replacement.text)}}}}});
  }
  return {{"description", text_of(fix.label)}, {"artifactChanges", changes}};
}

Json result_of(const Diagnostic& diagnostic, std::size_t rule, const Sources& sources) {
  Json result{{"ruleId", info(diagnostic.code).id},
              {"ruleIndex", rule},
              {"level", severity_of(diagnostic.code)},
              {"message", text_of(words_of(diagnostic))},
              {"locations", Json::array({location(diagnostic.span, sources)})}};
  for (const Label& label : diagnostic.related) {
    Json related = location(label.span, sources);
    related["message"] = text_of(label.text);
    result["relatedLocations"].push_back(related);
  }
  if (diagnostic.fix) result["fixes"] = Json::array({fix_of(*diagnostic.fix, sources)});
  return result;
}

}  // namespace

std::string sarif_of(const Diagnostics& diagnostics, const Sources& sources) {
  const std::vector<Diagnostic> sorted = diagnostics.sorted();
  const std::vector<Code> codes = codes_in(sorted);
  Json results = Json::array();
  for (const Diagnostic& diagnostic : sorted) {
    const auto rule = std::lower_bound(codes.begin(), codes.end(), diagnostic.code) - codes.begin();
    results.push_back(result_of(veiled(diagnostic, sources), static_cast<std::size_t>(rule), sources));
  }
  const Json driver{{"name", "rubric"}, {"version", RUBRIC_VERSION}, {"rules", rules_of(codes)}};
  const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  const Json log{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rubric::app
