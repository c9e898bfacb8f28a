// `rubric check`: what is wrong with rules, or that nothing is. The diagnostics are the result.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"
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

}  // namespace

int check(const Options& options, Console& console) {
  Rules rules(options.files, options.rules);
  Diagnostics diagnostics;
  rules.add_problems(diagnostics);
  std::string summaries;
  for (const Declared* framework : rules.given()) {
    Diagnostics own;
    rules.add_problems(*framework, own);
    const Framework* checked = rules.load(*framework, own);
    const bool twice = rules.library().find(framework->name) != framework;
    if (checked != nullptr && own.all().empty() && !twice) summaries += summary(*checked);
    for (const Diagnostic& diagnostic : own.all()) diagnostics.add(diagnostic);
  }
  summaries += check_modules(rules, diagnostics);
  if (options.json) {
    console.print(json_of(diagnostics, rules.sources()));
  } else {
    console.print(render(diagnostics, rules.sources(), console.colour_out()));
    console.print(summaries);
    if (diagnostics.all().empty() && summaries.empty())
      console.print("there are no frameworks in these files: nothing was checked\n");
  }
  return diagnostics.has_errors() || (rules.given().empty() && rules.given_modules().empty()) ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
