// `rubric check`: what is wrong with rules, or that nothing is. The diagnostics are the result.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"

namespace rubric::app {
namespace {

std::string counted(std::size_t count, std::string_view what) { return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s"); }

std::string summary(const Framework& framework) {
  return fmt::format("{}: {}, {}, {}, no problems found\n", framework.id, counted(framework.domains.size(), "domain"),
                     counted(framework.standards.size(), "standard"), counted(framework.questions.size(), "question"));
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
  if (options.json) {
    console.print(json_of(diagnostics, rules.sources()));
  } else {
    console.print(render(diagnostics, rules.sources(), console.colour_out()));
    console.print(summaries);
    if (diagnostics.all().empty() && summaries.empty()) console.print("there are no frameworks in these files: nothing was checked\n");
  }
  return diagnostics.has_errors() || rules.given().empty() ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
