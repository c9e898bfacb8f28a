// Any bytes as an inspection's data file (as JSON if they begin with a brace, as a sheet of cases if they begin with
// `kind` or `case`, else as TOML), rated under a small framework with everything that rating knows.
#include <optional>
#include <utility>

#include "lang/check.hpp"
#include "runtime/case_ids.hpp"
#include "runtime/case_parts.hpp"
#include "runtime/case_sheet.hpp"
#include "runtime/notes.hpp"
#include "runtime/report.hpp"
#include "tests/fuzz/laws.hpp"

namespace {

constexpr const char* kRules = R"(
framework f {
  programme p
  scale rating { poor "Poor" scores 0  fair "Fair" scores 1  good "Good" scores 2 }
  banding b of percent rounded half-up { below 50 -> poor  50 to 79 -> fair  at least 80 -> good }
  cases c { risk : yes or no  size : ordered small, large  age : whole number 0 to 18 or missing  seen : date }
  list findings { depth : ordered minor, major  cost : number at least 0 }
  input kind : one of day-care, home
  input places : whole number 0 to 99 or missing
  input last-visit : date
  table points-for {
    depth -> points-for
    minor -> 1
    major -> 4
  }
  default for standards { rating = lowest of b of percent of questions  nothing relevant -> leave out }
  standard 1 judged
  standard 2 on c {
    question x
    question y when risk and size is above small
    question z when age is at least 10 or seen is after 2020-01-01
  }
  standard 3 on c when kind is home or places is above 5 { question w }
  discretion d for standards {
    ground near when lowest of percent of questions is within 5 points of a boundary
    ground one when one case changes rating
    ground few when lowest of relevant of deciding-questions is at most 5
    moves at most 1 level
    requires reason
  }
  overall {
    score = sum of score of standards
    rating = score banded { 0 to 1 -> poor  2 to 3 -> fair  4 to 6 -> good }
    lower rating by 1 level when sum of points-for of findings is above 5 or last-visit is before 2019-01-01
  }
}
)";

// Of the rules. Messages about an inspection may point into them, so every inspection is added to a copy.
rubric::Sources& rules() {
  static rubric::Sources sources;
  return sources;
}

const rubric::Framework& framework() {
  static const rubric::Framework loaded = [] {
    static rubric::Library library(rules());
    rubric::Diagnostics diagnostics;
    library.add("rules", kRules, diagnostics);
    library.finish(diagnostics);
    auto checked = rubric::load(library, library.frameworks().front(), diagnostics);
    rubric::fuzz::require(checked && !diagnostics.has_errors());
    return std::move(*checked);
  }();
  return loaded;
}

// What stands above a sheet.
constexpr const char* kHead =
    "programme = \"p\"\nfieldwork = 2020-06-01\nblank = \"left out\"\n"
    "input = { kind = \"home\", places = 9, last-visit = 2020-01-01 }\nlist.findings = []\n";

std::optional<rubric::DataValue> read(const std::string& text, rubric::Sources& sources,
                                      rubric::Diagnostics& diagnostics) {
  const rubric::SourceId source = sources.add("fuzz", text);
  rubric::hide_case_ids(source, sources);
  rubric::cover_case_records(source, sources);
  if (text.starts_with("{")) return rubric::read_json(source, sources, diagnostics);
  if (!text.starts_with("kind") && !text.starts_with("case")) return rubric::read_toml(source, sources, diagnostics);
  auto sheet = rubric::read_case_sheet(source, sources, diagnostics);
  auto document = rubric::read_toml(sources.add("head", kHead), sources, diagnostics);
  if (!sheet || !document) return std::nullopt;
  document->entries.push_back({"cases", {}, {}});
  for (rubric::DataEntry& kind : sheet->kinds) {
    if (!sheet->names_kinds) kind.key = "c";
    document->entries.back().value.entries.push_back(std::move(kind));
  }
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const rubric::Plan plan = rubric::compile(framework());
  rubric::Sources sources = rules();
  rubric::Diagnostics diagnostics;
  const auto document = read(rubric::fuzz::text_of(data, size), sources, diagnostics);
  const auto heading = document ? rubric::read_heading(*document, diagnostics) : std::nullopt;
  for (const bool asked_for : {false, true}) {
    const auto inspection =
        heading ? rubric::bind(*document, *heading, framework(), {asked_for, nullptr}, sources, diagnostics)
                : std::nullopt;
    if (!inspection) {
      rubric::fuzz::require(diagnostics.has_errors());  // not refused in silence
      continue;
    }
    const auto outcome = rubric::rate(plan, *inspection, diagnostics);
    rubric::notes(framework(), *inspection);
    if (outcome)
      rubric::report(framework(), *inspection, *outcome);
    else
      rubric::fuzz::require(diagnostics.has_errors());
  }
  rubric::fuzz::require_showable(diagnostics, sources);
  return 0;
}
