// `rubric rate`: the ratings of inspections, as a table.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "app/archive_command.hpp"
#include "app/archive.hpp"
#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/missing.hpp"
#include "app/notes.hpp"
#include "app/panel.hpp"
#include "app/prompts.hpp"
#include "app/rating.hpp"
#include "app/rating_markdown.hpp"
#include "app/shares.hpp"
#include "app/sheets_command.hpp"
#include "app/table.hpp"
#include "app/words.hpp"
#include "app/written.hpp"

namespace rubric::app {
namespace {

using Row = std::vector<std::string>;

// Nothing is known of its figures: not even that they are not 0 or 100%.
bool nothing_known(const QuestionReport& question) {
  if (question.percent.numbers.empty()) return false;
  const Interval percents = question.percent.numbers.hull();
  return percents.low == 0 && percents.high == 100 && !question.tallies->certain();
}

// Of the questions that decide, or may: the one whose figures are shown, with the smallest sub-sample.
const QuestionReport* shown_question(const StandardReport& standard) {
  const QuestionReport* shown = nullptr;
  for (const QuestionReport& question : standard.questions) {
    if (question.decides == kNo || question.percent.never_present()) continue;
    if (standard.rating.certain() && nothing_known(question)) continue;  // it has no say in the rating
    const bool smaller =
        shown == nullptr || question.tallies->relevant().hull().low < shown->tallies->relevant().hull().low;
    if (smaller) shown = &question;
  }
  return shown;
}

std::string deciding(const Framework& framework, const StandardReport& standard) {
  std::vector<std::string> names;
  for (const QuestionReport& question : standard.questions) {
    if (question.decides != kNo)
      names.push_back(spoken(framework[question.question].id) + (question.decides == kYes ? "" : "?"));
  }
  return names.size() == standard.questions.size() && names.size() > 1 ? "all questions" : joined(names, "and");
}

std::string grounds(const Framework& framework, const RatedReport& rated) {
  std::string out;
  for (const GroundReport& ground : rated.grounds) {
    if (ground.holds == kNo) continue;
    const std::string& id = framework.discretions[ground.use.discretion].grounds[ground.use.ground].id;
    out += fmt::format("{}{}{}", out.empty() ? "" : ", ", spoken(id), ground.holds == kYes ? "" : " (possible)");
  }
  return out;
}

bool some_known(const StandardReport& standard) {
  return !std::all_of(standard.questions.begin(), standard.questions.end(), nothing_known);
}

bool any_level(const Framework& framework, const Value& rating, Type type) {
  return type.kind == TypeKind::level &&
         static_cast<std::size_t>(std::popcount(rating.alternatives)) == framework.scales[type.of].levels.size() &&
         !rating.absent;
}

std::string rating_words(const Framework& framework, const StandardReport& standard, const Value& rating) {
  if (standard.applies == kNo) return "does not apply";
  const Results& results = framework[standard.standard].results;
  if (!results.rating) return "";
  const Type type = framework[results.rating].type;
  return any_level(framework, rating, type) ? "open" : in_words(framework, rating, type);
}

bool is_judged(const StandardReport& report) {
  const bool one_level = std::popcount(report.rating.alternatives) <= 1;
  return report.rating.certain() || (one_level && report.applies == (kNo | kYes));
}

Row row_of(const Report& whole, const StandardReport& report, const Sources& sources) {
  const Framework& framework = *whole.framework;
  const Standard& standard = framework[report.standard];
  Row row{standard.id, standard.title, rating_words(framework, report, report.rating)};
  const QuestionReport* question = shown_question(report);
  if (report.applies == kNo) {
    row.insert(row.end(), {"", "", "", "", ""});
  } else if (standard.judged) {
    row.insert(row.end(), {is_judged(report) ? "judged" : "not judged yet", "", "", "", ""});
  } else if (standard.without_rating) {
    row.insert(row.end(), {"without rating", "", "", "", ""});
  } else if (question == nullptr) {
    row.insert(row.end(), {standard.questions.empty() ? "" : "nothing relevant", "", "", "", ""});
  } else if (!report.by_lowest_band) {
    row.insert(row.end(), {"", "", "", "", grounds(framework, report)});
  } else if (nothing_known(*question)) {
    row.insert(row.end(), {some_known(report) ? "some figures missing" : "no figures yet", "", "", "", ""});
  } else {
    const Banding* banding = standard.banding ? &framework[standard.banding] : nullptr;
    row.insert(row.end(),
               {in_words(*question->tallies), right_aligned(percent_in_words(question->percent.numbers, banding), 4),
                banding != nullptr ? bands_in_words(*banding, question->bands) : "", deciding(framework, report),
                grounds(framework, report)});
  }
  const auto add = [&](const std::string& remark) { row[3] += (row[3].empty() ? "" : ", ") + remark; };
  if (!standard.counted) add("not counted");
  if (report.applies != kYes) add("only " + applies_in_words(framework, standard, sources));
  if (report.rating.never_present() && report.applies != kNo) {
    const std::string because = unrated_because(whole, standard.results, sources);
    if (!because.empty()) add("not rated " + because);
  }
  row.insert(row.begin() + 3, rating_words(framework, report, report.awarded));
  return row;
}

std::string rating_of_domain(const Report& report, const Domain& domain) {
  const Framework& framework = *report.framework;
  const bool out = domain.applies && (*report.outcome)[domain.applies].alternatives == kNo;
  if (out) return ": does not apply";
  if (!domain.results.rating) return "";
  return ": " + in_words(framework, (*report.outcome)[domain.results.rating], framework[domain.results.rating].type);
}

bool has_figures(const std::vector<Row>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row[5].empty(); });
}

// All tables of one print-out have the same column widths, so they are laid out together and then cut apart.
std::string ratings_of(const Report& report, const Sources& sources, const Console& console) {
  const Framework& framework = *report.framework;
  std::vector<Row> rows;
  for (const StandardReport& standard : report.standards) rows.push_back(row_of(report, standard, sources));
  const bool figures = has_figures(rows);
  const bool decided = std::any_of(report.standards.begin(), report.standards.end(),
                                   [](const StandardReport& standard) { return standard.decision != nullptr; });
  const bool heads = figures || decided;
  if (heads)
    rows.insert(rows.begin(), Row{"", "", decided ? "indicated" : "rating", "awarded", "yes", "", "band", "decided by",
                                  "grounds for discretion"});
  if (!decided) {
    for (Row& row : rows) row.erase(row.begin() + 3);
  }
  const std::string laid_out = table(rows, 2);
  std::string out;
  std::size_t at = 0;
  const auto next_line = [&] {
    const std::size_t end = laid_out.find('\n', at) + 1;
    const std::string line = laid_out.substr(at, end - at);
    at = end;
    return line;
  };
  if (heads) out += "\n" + console.faint(next_line());
  DomainId current;
  for (std::size_t i = 0; i < report.standards.size(); ++i) {
    const Standard& standard = framework[report.standards[i].standard];
    if (!standard.domain && current) out += "\n";
    if (standard.domain && (i == 0 || standard.domain != current)) {
      const Domain& domain = framework[standard.domain];
      const std::string rating = rating_of_domain(report, domain);
      out += (i == 0 ? (heads ? "" : "\n") : "\n") +
             console.strong(fmt::format("{} {}{}", domain.id, domain.title, rating)) + "\n";
    }
    current = standard.domain;
    out += next_line();
  }
  return out;
}

std::string overall_of(const Report& report, const Sources& sources, const Console& console) {
  const Framework& framework = *report.framework;
  std::vector<Row> rows;
  for (const DefinitionId id : framework.printed) {
    if (!banded_share(framework, id))
      rows.push_back({framework[id].title, in_words(framework, (*report.outcome)[id], framework[id].type)});
  }
  if (framework.overall && framework.overall->score)
    rows.push_back({"Score", in_words(framework, report.overall.score, framework[framework.overall->score].type)});
  if (framework.overall && framework.overall->rating) {
    const std::string because = unrated_because(report, *framework.overall, sources);
    rows.push_back({framework.overall_title, console.strong(rating_in_words(framework, report.overall, {})) +
                                                 (because.empty() ? "" : " " + because)});
    const std::string open_to_panel = grounds(framework, report.overall);
    if (!open_to_panel.empty()) rows.push_back({"Grounds for discretion", open_to_panel});
  }
  return rows.empty() ? "" : "\n" + table(rows);
}

std::string decision_line(const Report& report, std::string_view whose, const Decision* decision) {
  if (decision == nullptr) return "";
  const bool possible = (*report.outcome)[decision->ground.holds].alternatives != kYes;
  return fmt::format("  {}: {}{}\n", whose, decision_in_words(*report.framework, *decision),
                     possible ? " (the ground is possible, not certain)" : "");
}

std::string decisions_of(const Report& report) {
  if (!report.decided()) return "";
  std::string out = "\nDecisions of the ratings panel:\n";
  for (const StandardReport& standard : report.standards)
    out += decision_line(report, (*report.framework)[standard.standard].id, standard.decision);
  return out + decision_line(report, report.framework->overall_title, report.overall.decision);
}

std::string text_of(const Rating& rating, const Notes& notes, const Sources& sources, const Console& console) {
  const std::string ratings = rates_standards(*rating.framework) ? ratings_of(rating.report, sources, console) : "";
  return heading_of(rating, console) + ratings + shares_of(rating.report, console) +
         overall_of(rating.report, sources, console) + missing_of(rating) + decisions_of(rating.report) +
         published_of(rating) + set_aside_of(rating) + section_of(*rating.framework, notes);
}

// What does not go with what is to be rated; empty if all is well.
std::string_view misplaced_in_sheet(const Options& options) {
  if (!std::all_of(options.files.begin(), options.files.end(), is_sheet_file))
    return "a sheet of inspections is rated by itself";
  if (!options.cases.empty()) return "--cases goes with one inspection, not with a sheet of them";
  if (options.csv || options.markdown) return "a sheet of inspections is rated into a sheet, or with --json";
  if (options.panel || options.prompts || options.small_cell != kSmallCell)
    return "--panel, --prompts and --small-cell go with single inspections, not with a sheet of them";
  return "";
}

bool has_sheet_options(const Options& options) {
  return !options.carry.empty() || !options.ignore.empty() || options.blank || options.blank_answers ||
         options.keep_going || options.force || !options.layout.empty();
}

std::string_view misplaced_option(const Options& options) {
  const bool alone = options.panel || options.prompts || !options.cases.empty();
  if (is_sheet(options)) return misplaced_in_sheet(options);
  if (has_sheet_options(options))
    return "--carry, --ignore, --blank, --keep-going, --layout and --force go with a sheet of inspections (.csv)";
  if (is_archive(options)) {
    return alone || options.markdown
               ? "--panel, --prompts, --cases and --markdown go with single inspections, not with a folder of them"
               : "";
  }
  if (options.csv) return "--csv goes with a folder of inspections";
  if (options.markdown && (options.panel || options.prompts || options.json))
    return "--markdown goes without --panel, --prompts and --json";
  return options.files.size() > 1 && !options.cases.empty() ? "--cases goes with one inspection" : "";
}

// What the options ask for.
std::string text_of(const Result& result, const Sources& sources, const Console& console) {
  const Rating& rating = *result.rating;
  const Options& options = *result.options;
  if (options.markdown) return markdown_of(rating, result.notes, sources);
  const std::string main = options.panel ? heading_of(rating, console) + panel_of(rating, console)
                                         : text_of(rating, result.notes, sources, console);
  return main + (options.prompts ? prompts_of(rating, console) : "");
}

int rate_files(const Options& options, Console& console) {
  // Taken apart by nobody: the program ends with this command.
  static Rules& rules = *new Rules({}, options.rules);
  static auto& ratings = *new std::vector<std::unique_ptr<Rating>>;
  Diagnostics diagnostics;
  for (const std::string& file : options.files) ratings.push_back(rate_file(file, options, rules, diagnostics));
  console.message(diagnostics, rules.sources());
  if (diagnostics.has_errors()) return Exit::error;
  int status = Exit::ok;
  std::vector<Result> results;
  std::string text;
  for (const auto& rating : ratings) {
    status = worst(status, status_of(*rating));
    results.push_back(result_of(*rating, options));
    if (!options.json) text += (results.size() > 1 ? "\n\n" : "") + text_of(results.back(), rules.sources(), console);
  }
  if (options.json) text = json_of(results, nullptr, rules.sources());
  return worst(status, put_text(options, console, text));
}

}  // namespace

int rate(const Options& options, Console& console) {
  if (const std::string_view problem = misplaced_option(options); !problem.empty()) {
    console.message(fmt::format("rubric: {}; see `rubric rate --help`\n", problem));
    return Exit::usage;
  }
  if (is_sheet(options)) return rate_sheet(options, console);
  return is_archive(options) ? rate_folders(options, console) : rate_files(options, console);
}

}  // namespace rubric::app
