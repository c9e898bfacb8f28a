// `rubric check`: what is wrong with rules, or that nothing is. The diagnostics are the result.
#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/mend.hpp"
#include "app/rules.hpp"
#include "app/sarif.hpp"
#include "app/short_lines.hpp"
#include "app/words.hpp"

namespace rubric::app {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string summary(const Framework& framework) {
  return fmt::format("{}: {}, {}, {}, no problems found\n", framework.id, counted(framework.domains.size(), "domain"),
                     counted(framework.standards.size(), "standard"), counted(framework.questions.size(), "question"));
}

// Modules are part of frameworks: what they say of names that others declare is checked there.
std::string summary_of_module(const Rules& rules, const Declared& module) {
  const std::vector<std::string> users = rules.users(module);
  return fmt::format("{}: module, no problems found in itself; {}\n", module.name,
                     users.empty() ? "no framework that was read uses it" : "used by " + joined(users, "and"));
}

std::string check_modules(const Rules& rules, Diagnostics& diagnostics) {
  std::string summaries;
  for (const Declared* module : rules.given_modules()) {
    Diagnostics own;
    rules.add_problems(*module, own);
    check_by_itself(rules.library(), *module, own);
    const bool twice =
        rules.library().find_module(module->name) != module || rules.library().find(module->name) != nullptr;
    if (own.all().empty() && !twice) summaries += summary_of_module(rules, *module);
    for (const Diagnostic& diagnostic : own.all()) diagnostics.add(diagnostic);
  }
  return summaries;
}

// All that there is to say of the rules.
struct Findings {
  Rules rules;
  Diagnostics diagnostics;
  std::string summaries;

  explicit Findings(const Options& options) : rules(options.files, options.rules) {
    rules.add_problems(diagnostics);
    for (const Declared* framework : rules.given()) summaries += check_framework(*framework);
    summaries += check_modules(rules, diagnostics);
  }
  bool nothing_there() const { return rules.given().empty() && rules.given_modules().empty(); }

 private:
  std::string check_framework(const Declared& framework) {
    Diagnostics own;
    rules.add_problems(framework, own);
    const Framework* checked = rules.load(framework, own);
    for (const Diagnostic& diagnostic : own.all()) diagnostics.add(diagnostic);
    const bool twice = rules.library().find(framework.name) != &framework;
    return checked != nullptr && own.all().empty() && !twice ? summary(*checked) : "";
  }
};

std::string in_words(Findings& found, bool colour) {
  const std::string words = render(found.diagnostics, found.rules.sources(), colour) + found.summaries;
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
