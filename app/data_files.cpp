// The data files that the command line names: read by the format that their names tell.
#include "app/data_files.hpp"

#include <filesystem>

#include "app/files.hpp"
#include "runtime/case_ids.hpp"
#include "runtime/case_parts.hpp"

namespace rubric::app {
namespace {

// A sheet has no head: whose cases they are, and which framework rates them, must be said somewhere.
void refuse_sheet(const std::string& file, SourceId source, Diagnostics& diagnostics) {
  const std::string name = std::filesystem::path(file).filename().string();
  diagnostics.add(
      {Code::not_an_inspection,
       {source, 0, 0},
       "a CSV file holds many inspections, or the cases of one; this is for one inspection",
       "write cases.court = \"" + name +
           "\" in the inspection's file, with the kind of its cases; or name both: rubric rate inspection.toml --cases court=" +
           name,
       {},
       {}});
}

}  // namespace

std::optional<SourceId> read_source(const std::string& file, Sources& sources, Diagnostics& diagnostics) {
  FileText text = read_file(file, kMaxDataBytes);
  const SourceId source = sources.add(file, text.text.value_or(""));
  if (text.text) return source;
  diagnostics.add(unreadable(text, source, sources));
  return std::nullopt;
}

std::optional<DataValue> read_inspection(const std::string& file, bool case_ids, Sources& sources,
                                         Diagnostics& diagnostics) {
  const std::optional<SourceId> source = read_source(file, sources, diagnostics);
  if (!source) return std::nullopt;
  if (has_ending(file, ".csv")) {
    refuse_sheet(file, *source, diagnostics);
    return std::nullopt;
  }
  if (!case_ids) hide_case_ids(*source, sources);
  cover_case_records(*source, sources);
  return has_ending(file, ".json") ? read_json(*source, sources, diagnostics)
                                   : read_toml(*source, sources, diagnostics);
}

}  // namespace rubric::app
