// Case records that stand in sheets of their own.
#include "app/case_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "app/data_files.hpp"
#include "app/files.hpp"
#include "runtime/case_sheet.hpp"

namespace rubric::app {
namespace {

namespace fs = std::filesystem;
using Kind = DataValue::Kind;

// A sheet that is asked for: the kind of its cases (empty: it has a column for it), and where it is asked for.
struct Wanted {
  std::string kind;
  Span kind_span;
  std::string file;
  Span span;
};

class Loader {
 public:
  Loader(const std::string& inspection, Sources& sources, Diagnostics& diagnostics)
      : folder_(fs::path(inspection).parent_path()), sources_(sources), diagnostics_(diagnostics) {}

  // What the inspection itself has under `cases`: records stay, names of files are loaded.
  void load_named(const DataEntry& cases) {
    if (cases.value.kind == Kind::text)
      return load({"", cases.key_span, in_folder(cases.value.text), cases.value.span});
    for (const DataEntry& entry : cases.value.entries) {
      if (entry.value.kind == Kind::text) {
        load({entry.key, entry.key_span, in_folder(entry.value.text), entry.value.span});
      } else {
        kinds_.push_back(entry);
      }
    }
  }

  // `court=court.csv`, or `all.csv`.
  void load_given(const std::string& given) {
    const SourceId option = sources_.add("the command line", "--cases " + given);
    const std::size_t equals = given.find('=');
    const auto end = static_cast<std::uint32_t>(given.size() + 8);
    const Span span = {option, 8, end};
    if (equals == std::string::npos) return load({"", span, given, span});
    load({given.substr(0, equals), span, given.substr(equals + 1), span});
  }

  std::vector<DataEntry> take() { return std::move(kinds_); }

 private:
  std::string in_folder(const std::string& name) const { return (folder_ / name).string(); }

  void load(const Wanted& wanted) {
    if (!has_ending(wanted.file, ".csv")) {
      error(
          Code::wrong_value, wanted.span, "cases are kept in a file whose name ends in `.csv`",
          "write it as in cases.court = \"court.csv\", or --cases court=court.csv; or list the cases in the inspection's file");
      return;
    }
    const auto source = read_source(wanted.file, sources_, diagnostics_);
    if (!source) return;
    sources_.show(*source, Source::Shown::places_only);
    sources_.cover({*source, 0, static_cast<std::uint32_t>(sources_[*source].text().size())});
    std::optional<CaseSheet> sheet = read_case_sheet(*source, sources_, diagnostics_);
    if (!sheet || !fits(wanted, *sheet)) return;
    for (DataEntry& kind : sheet->kinds) {
      if (!sheet->names_kinds) kind = {wanted.kind, wanted.kind_span, std::move(kind.value)};
      kinds_.push_back(std::move(kind));
    }
  }

  bool fits(const Wanted& wanted, const CaseSheet& sheet) {
    if (wanted.kind.empty() == sheet.names_kinds) return true;
    if (sheet.names_kinds) {
      error(Code::cases_twice, wanted.span, "the kind of these cases is told here and by a column `kind` in the sheet",
            "leave one of them out: cases = \"all.csv\", or --cases all.csv, for a sheet that has the column");
    } else {
      error(
          Code::missing_key, wanted.span, "it is not told of which kind these cases are",
          "write it as in cases.court = \"court.csv\", or --cases court=court.csv; or give the sheet a column `kind`");
    }
    return false;
  }

  void error(Code code, Span span, std::string message, std::string advice) {
    diagnostics_.add({code, span, std::move(message), std::move(advice), {}, {}});
  }

  fs::path folder_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<DataEntry> kinds_;
};

bool names_file(const DataEntry& entry) { return entry.value.kind == Kind::text; }

}  // namespace

bool load_case_files(const std::string& file, const std::vector<std::string>& given, DataValue& document,
                     Sources& sources, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  auto cases = std::find_if(document.entries.begin(), document.entries.end(),
                            [](const DataEntry& entry) { return entry.key == "cases"; });
  const bool there = cases != document.entries.end();
  const bool named = there && (names_file(*cases) ||
                               std::any_of(cases->value.entries.begin(), cases->value.entries.end(), names_file));
  const bool wrong = there && !names_file(*cases) && cases->value.kind != Kind::table;  // bind() says so
  if (wrong || (!named && given.empty())) return true;
  if (!there)
    cases = document.entries.insert(document.entries.end(), DataEntry{"cases", {document.span.source, 0, 0}, {}});
  Loader loader(file, sources, diagnostics);
  loader.load_named(*cases);
  for (const std::string& name : given) loader.load_given(name);
  cases->value.kind = Kind::table;
  cases->value.entries = loader.take();
  return diagnostics.errors() == errors;
}

}  // namespace rubric::app
