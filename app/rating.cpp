#include "app/rating.hpp"

#include <fmt/format.h>

#include "app/case_files.hpp"
#include "app/data_files.hpp"
#include "app/words.hpp"
#include "runtime/choose.hpp"

namespace rubric::app {
namespace {

// What is wrong with the rules has been reported; this says which inspection is not rated for it.
void report_rules(const Heading& heading, std::string message, Diagnostics& diagnostics) {
  diagnostics.add({Code::rules_unreadable,
                   heading.span,
                   std::move(message),
                   "correct the rules first; `rubric check` lists all that is wrong with them",
                   {},
                   {}});
}

std::optional<Chosen> choose_framework(const Heading& heading, const std::optional<std::string>& asked_for,
                                       Rules& rules, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  if (!asked_for) {
    // A text that could not be read in full may hold the edition in force: the choice would be a guess.
    if (heading.framework.empty()) rules.add_problems(diagnostics);
    if (diagnostics.errors() > errors) {
      report_rules(heading, "it is not certain which framework rates this inspection: there are errors in the rules",
                   diagnostics);
      return std::nullopt;
    }
    return choose(rules.library(), heading, std::nullopt, diagnostics);
  }
  const SourceId option = rules.sources().add("the command line", *asked_for);
  return choose(rules.library(), heading,
                Request{*asked_for, {option, 0, static_cast<std::uint32_t>(asked_for->size())}}, diagnostics);
}

const Framework* load_own(const Chosen& choice, Rules& rules) {
  Diagnostics unneeded;  // the inspection is rated without it
  return choice.own != nullptr ? rules.load(*choice.own, unneeded) : nullptr;
}

}  // namespace

std::optional<RatedBy> framework_for(const Heading& heading, const std::optional<std::string>& asked_for, Rules& rules,
                                     Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const auto choice = choose_framework(heading, asked_for, rules, diagnostics);
  if (!choice) return std::nullopt;
  rules.add_problems(*choice->framework, diagnostics);
  const Framework* framework = rules.load(*choice->framework, diagnostics);
  if (framework != nullptr && diagnostics.errors() == errors)
    return RatedBy{framework, {choice->asked_for(), load_own(*choice, rules), false}};
  report_rules(heading, fmt::format("`{}` rates this inspection, and its rules have errors", choice->framework->name),
               diagnostics);
  return std::nullopt;
}

std::optional<DataValue> read_data(const std::string& file, const Options& options, Rules& rules,
                                   Diagnostics& diagnostics) {
  rules.sources().set_veil(options.case_ids ? [](std::string_view text) { return std::string(text); } : rules.veil());
  auto document = read_inspection(file, options.case_ids, rules.sources(), diagnostics);
  const bool loaded = document && load_case_files(file, options.cases, *document, rules.sources(), diagnostics);
  return loaded ? std::move(document) : std::nullopt;
}

std::unique_ptr<Rating> rate_data(const DataValue& document, const Options& options, Rules& rules, RateEachBy& raters,
                                  Diagnostics& diagnostics) {
  const auto heading = read_heading(document, diagnostics);
  auto by = heading ? framework_for(*heading, options.framework, rules, diagnostics) : std::nullopt;
  if (!by) return nullptr;
  by->binding.case_ids = options.case_ids;
  return rate_document(document, *heading, raters[*by->framework], by->binding, rules.sources(), diagnostics);
}

std::unique_ptr<Rating> rate_file(const std::string& file, const Options& options, Rules& rules,
                                  Diagnostics& diagnostics) {
  RateEachBy raters;
  const auto document = read_data(file, options, rules, diagnostics);
  return document ? rate_data(*document, options, rules, raters, diagnostics) : nullptr;
}

int status_of(const Rating& rating) {
  if (!rating.report.differences.empty()) return Exit::differs;
  return rating.report.open() ? Exit::open : Exit::ok;
}

std::string heading_of(const Rating& rating, const Console& console) {
  const Framework& framework = *rating.framework;
  const Heading& heading = rating.inspection.heading;
  std::string out = console.strong(heading.provider.empty() ? rating.file : heading.provider) + "\n";
  out += fmt::format("{}  ({}", framework.title, framework.id);
  if (heading.fieldwork) out += fmt::format("; fieldwork from {}", rubric::in_words(*heading.fieldwork));
  return out + ")\n";
}

std::string difference_in_words(const Framework& framework, const Difference& difference) {
  const Published& published = *difference.published;
  const DefinitionId id = published.what == Published::What::rating    ? framework[published.standard].results.rating
                          : published.what == Published::What::overall ? framework.overall->rating
                                                                       : framework.overall->score;
  const Type type = framework[id].type;
  const std::string what =
      published.what == Published::What::rating
          ? fmt::format("{} {}", framework[published.standard].id, framework[published.standard].title)
      : published.what == Published::What::overall ? framework.overall_title
                                                   : "Score";
  const std::string printed = published.what == Published::What::score
                                  ? to_string(published.score)
                                  : framework.scales[type.of].levels[published.level].title;
  return fmt::format("{}: published {}, rated {}", what, printed, in_words(framework, difference.rated, type));
}

std::string published_of(const Rating& rating) {
  const Framework& framework = *rating.framework;
  const Inspection& inspection = rating.inspection;
  if (inspection.published.empty()) return "";
  if (inspection.published_elsewhere)
    return "\nThe published figures belong to another edition and are not compared.\n";
  if (rating.report.differences.empty()) {
    return fmt::format("\nAs published: {} of {} printed ratings and scores agree.\n", inspection.published.size(),
                       inspection.published.size());
  }
  std::string out = "\nDiffers from what was published:\n";
  for (const Difference& difference : rating.report.differences)
    out += fmt::format("  {}\n", difference_in_words(framework, difference));
  return out;
}

std::string set_aside_of(const Rating& rating) {
  if (rating.inspection.set_aside.empty()) return "";
  std::string out = "\nSet aside:\n";
  for (const SetAside& part : rating.inspection.set_aside) out += fmt::format("  {}: {}\n", part.what, part.why);
  return out;
}

}  // namespace rubric::app
