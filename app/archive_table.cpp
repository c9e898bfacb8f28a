#include "app/archive_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>

#include "app/rating.hpp"
#include "app/rating_columns.hpp"
#include "app/short_titles.hpp"
#include "app/table.hpp"
#include "app/words.hpp"
#include "app/years.hpp"
#include "lang/columns.hpp"

namespace rubric::app {
namespace {

std::string day_of(const Rating& rating) {
  const auto& day = rating.inspection.heading.fieldwork;
  return day ? to_string(*day) : "";
}

std::string name_of(const Rating& rating) {
  const std::string& provider = rating.inspection.heading.provider;
  return provider.empty() ? printable(rating.file) : provider;
}

// ---- the ratings of all standards in few letters

const Scale* scale_of(const Framework& framework, const Standard& standard) {
  return standard.results.rating ? &framework.scales[framework[standard.results.rating].type.of] : nullptr;
}

std::string letters(const StandardReport& report, const Scale& scale) {
  const Value& awarded = report.awarded;
  if (awarded.never_present()) return "-";
  return awarded.certain() ? short_titles(scale)[static_cast<std::size_t>(std::countr_zero(awarded.alternatives))]
                           : "?";
}

// One word for each standard that is rated, and two blanks between domains.
template <typename Word>
std::string standard_by_standard(const Framework& framework, Word word) {
  std::string out;
  DomainId domain;
  for (std::size_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    if (scale_of(framework, standard) == nullptr) continue;
    if (!out.empty()) out += standard.domain == domain ? " " : "  ";
    domain = standard.domain;
    out += word(i);
  }
  return out;
}

std::string standards_of(const Rating& rating) {
  const Framework& framework = *rating.framework;
  return standard_by_standard(framework, [&](std::size_t i) {
    return letters(rating.report.standards[i], *scale_of(framework, framework.standards[i]));
  });
}

std::string key_of(const Framework& framework) {
  std::vector<std::string> levels;
  for (const Standard& standard : framework.standards) {
    const Scale* scale = scale_of(framework, standard);
    const std::vector<std::string> words = scale == nullptr ? std::vector<std::string>{} : short_titles(*scale);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string level = fmt::format("{} {}", words[i], scale->levels[i].title);
      if (std::find(levels.begin(), levels.end(), level) == levels.end()) levels.push_back(level);
    }
  }
  return fmt::format("{}", fmt::join(levels, ", "));
}

std::string legend_of(const std::vector<const Framework*>& frameworks) {
  Rows rows;
  for (const Framework* framework : frameworks) {
    const auto id = [&](std::size_t i) { return framework->standards[i].id; };
    const std::string standards = standard_by_standard(*framework, id);
    if (!standards.empty()) rows.push_back({framework->id, standards, key_of(*framework)});
  }
  return rows.empty() ? "" : "\nThe standards, in this order; `?` is still open, `-` is not rated:\n" + table(rows, 2);
}

// ---- the table

std::string what_differs(const Rating& rating) {
  std::vector<std::string> names;
  for (const Difference& difference : rating.report.differences) {
    const Published& published = *difference.published;
    names.push_back(published.what == Published::What::rating    ? (*rating.framework)[published.standard].id
                    : published.what == Published::What::overall ? "overall"
                                                                 : "score");
  }
  return joined(names, "and");
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return number == 0 ? "" : fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string remarks_of(const Rating& rating, std::int64_t small_cell) {
  const Inspection& inspection = rating.inspection;
  std::vector<std::string> remarks;
  if (!rating.report.differences.empty()) remarks.push_back("differs from what was published: " + what_differs(rating));
  if (inspection.published_elsewhere && !inspection.published.empty())
    remarks.emplace_back("published under another edition");
  if (rating.report.open()) remarks.emplace_back("still open");
  for (std::string counts : {counted(inspection.decisions.size(), "decision of the panel", "decisions of the panel"),
                             counted(inspection.set_aside.size(), "thing set aside", "things set aside"),
                             counted(notes(*rating.framework, inspection, small_cell).size(), "note", "notes")}) {
    if (!counts.empty()) remarks.push_back(std::move(counts));
  }
  return fmt::format("{}", fmt::join(remarks, "; "));
}

std::vector<std::string> row_of(const Rating& rating, std::int64_t small_cell) {
  const Framework& framework = *rating.framework;
  const RatedReport& overall = rating.report.overall;
  const auto words = [&](DefinitionId id, const Value& value) {
    return id ? in_words(framework, value, framework[id].type) : "";
  };
  const Results results = framework.overall.value_or(Results{});
  return {day_of(rating),
          name_of(rating),
          framework.id,
          words(results.rating, overall.awarded),
          words(results.score, overall.score),
          standards_of(rating),
          remarks_of(rating, small_cell)};
}

std::string table_of(const Archive& archive, std::int64_t small_cell, const Console& console) {
  Rows rows = {{"fieldwork", "service", "edition", "overall", "score", "standards", "remarks"}};
  for (const auto& rating : archive.ratings) rows.push_back(row_of(*rating, small_cell));
  const std::string laid_out = table(rows);
  const std::size_t head = laid_out.find('\n') + 1;
  return console.faint(laid_out.substr(0, head)) + laid_out.substr(head);
}

std::string clocks_of(const Options& options) {
  if (options.framework) return "";
  return "\nEach is rated by the edition of its programme in force on the first day of its fieldwork, unless it names a\n"
         "framework itself; and by the text that the rules have now.\n";
}

std::string differences_of(const Archive& archive) {
  std::string out;
  for (const auto& rating : archive.ratings) {
    for (const Difference& difference : rating->report.differences)
      out += fmt::format("  {}: {}\n", printable(rating->file), difference_in_words(*rating->framework, difference));
  }
  return out.empty() ? "" : "\nDiffers from what was published:\n" + out;
}

// ---- what is not rated

// The first error in the file itself, else the first of all.
const Diagnostic& main_error(const Unrated& unrated, const Sources& sources) {
  const Diagnostic* first = nullptr;
  for (const Diagnostic& diagnostic : unrated.diagnostics.all()) {
    if (info(diagnostic.code).severity != Severity::error) continue;
    if (sources[diagnostic.span.source].name() == unrated.file) return diagnostic;
    if (first == nullptr) first = &diagnostic;
  }
  return *first;
}

std::string unrated_of(const Archive& archive, const Sources& sources) {
  std::string out;
  for (const Unrated& unrated : archive.unrated) {
    const Diagnostic error = veiled(main_error(unrated, sources), sources);
    const std::size_t more = unrated.diagnostics.errors() - 1;
    out += fmt::format("  {}: {}{}\n", printable(unrated.file), error.message,
                       more == 0 ? "" : ", and " + counted(more, "more mistake", "more mistakes"));
  }
  return out.empty() ? "" : "\nNot rated:\n" + out;
}

std::string passed_over_of(const Archive& archive) {
  std::string out;
  for (const std::string& file : archive.passed_over) out += fmt::format("  {}\n", printable(file));
  return out.empty() ? "" : "\nPassed over, for they are no inspections:\n" + out;
}

std::vector<const Framework*> frameworks_of(const Archive& archive) {
  std::vector<const Framework*> frameworks;
  for (const auto& rating : archive.ratings) {
    if (std::find(frameworks.begin(), frameworks.end(), rating->framework) == frameworks.end())
      frameworks.push_back(rating->framework);
  }
  return frameworks;
}

}  // namespace

std::string text_of(const Archive& archive, const Options& options, const Sources& sources, const Console& console) {
  const bool rated = !archive.ratings.empty();
  const std::string table = rated ? table_of(archive, options.small_cell, console) + legend_of(frameworks_of(archive)) +
                                        clocks_of(options) + by_year(archive.ratings)
                                  : "";
  const std::string rest = differences_of(archive) + unrated_of(archive, sources) + passed_over_of(archive);
  return rated || rest.empty() ? table + rest : rest.substr(1);
}

std::string csv_of(const Archive& archive) {
  const bool compared = std::any_of(archive.ratings.begin(), archive.ratings.end(),
                                    [](const auto& rating) { return !rating->inspection.published.empty(); });
  const RatingColumns columns(frameworks_of(archive), compared);
  const auto line = [](std::vector<std::string> cells, const std::vector<std::string>& more) {
    cells.insert(cells.end(), more.begin(), more.end());
    return csv_line(cells, ',');
  };
  std::string out = line({"file", "fieldwork", "service"}, columns.header());
  for (const auto& rating : archive.ratings)
    out += line({rating->file, day_of(*rating), rating->inspection.heading.provider}, columns.cells(*rating));
  return out;
}

}  // namespace rubric::app
