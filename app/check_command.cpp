// `rubric check`: what is wrong with rules, or that nothing is. The diagnostics are the result.
#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/findings.hpp"
#include "app/json.hpp"
#include "app/mend.hpp"
#include "app/sarif.hpp"
#include "app/short_lines.hpp"

namespace rubric::app {
namespace {

std::string in_words(Findings& found, bool colour) {
  std::string words = render(found.diagnostics, found.rules.sources(), colour);
  if (!words.empty() && !found.summaries.empty()) words += "\n";
  words += found.summaries;
  if (found.hidden_notes == 1) words += "1 note: `rubric check --notes` shows it\n";
  if (found.hidden_notes > 1) words += fmt::format("{} notes: `rubric check --notes` shows them\n", found.hidden_notes);
  return words.empty() ? "there are no frameworks in these files: nothing was checked\n" : words;
}

std::string as_wanted(Findings& found, const Options& options, bool colour) {
  if (options.json || options.format == "json") return json_of(found.diagnostics, found.rules.sources());
  if (options.format == "sarif") return sarif_of(found.diagnostics, found.rules.sources());
  if (options.format == "short") return short_lines(found.diagnostics, found.rules.sources());
  return in_words(found, colour);
}

// A fix may bring to light what stood behind the mistake, so it is checked again until nothing is left to fix. False if
// a file could not be written.
bool mend_all(std::unique_ptr<Findings>& found, const Options& options, std::string& words, Console& console) {
  constexpr int most_rounds = 100;
  for (int round = 0; round < most_rounds; ++round) {
    const Mended mended = mend(found->diagnostics, found->rules.sources(),
                               [&](SourceId source) { return found->rules.was_given(source); });
    words += mended.words;
    if (!mended.problem.empty()) console.message(fmt::format("rubric: {}\n", mended.problem));
    if (!mended.words.empty()) found = std::make_unique<Findings>(options);
    if (mended.words.empty() || !mended.problem.empty()) return mended.problem.empty();
  }
  return true;
}

}  // namespace

int check(const Options& options, Console& console) {
  if (options.against) return check_against(options, console);
  if (options.json && !options.format.empty() && options.format != "json") {
    console.message("rubric: --json and --format say different things; see `rubric check --help`\n");
    return Exit::usage;
  }
  if (options.fix && options.files.empty()) {
    console.message("rubric: --fix changes files: name them; see `rubric check --help`\n");
    return Exit::usage;
  }
  auto found = std::make_unique<Findings>(options);
  std::string mended;
  const bool written = !options.fix || mend_all(found, options, mended, console);
  const bool for_people = !options.json && (options.format.empty() || options.format == "text");
  for_people ? console.print(mended) : console.message(mended);
  console.print(as_wanted(*found, options, console.colour_out()));
  return !written || found->diagnostics.has_errors() || found->nothing_there() ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
