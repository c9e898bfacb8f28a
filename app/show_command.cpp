// `rubric show`, `rubric dump`: a framework in full, and the stages that it goes through.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"
#include "lang/print.hpp"
#include "runtime/choose.hpp"
#include "runtime/plan.hpp"

namespace rubric::app {
namespace {

struct Found {
  const Declared* declared = nullptr;
  const Framework* framework = nullptr;
};

// A framework by name, checked; nothing after an error, which is printed.
Found find(Rules& rules, const std::string& name, Console& console) {
  Diagnostics diagnostics;
  const SourceId typed = rules.sources().add("the command line", name);
  Heading heading;
  const auto choice = choose(rules.library(), heading, Request{name, {typed, 0, static_cast<std::uint32_t>(name.size())}}, diagnostics);
  Found found;
  if (choice) {
    found.declared = choice->framework;
    rules.add_problems(*found.declared, diagnostics);
    found.framework = rules.load(*found.declared, diagnostics);
  }
  console.message(diagnostics, rules.sources());
  return diagnostics.has_errors() ? Found{} : found;
}

void put(const Options& options, Console& console, std::string_view what, const std::string& text) {
  console.print(options.json ? json_of(what, text) : text);
}

}  // namespace

int show(const Options& options, Console& console) {
  Rules rules({}, options.rules);
  const Found found = find(rules, *options.framework, console);
  if (found.framework == nullptr) return Exit::error;
  Diagnostics none;
  put(options, console, "framework", print(*amend(rules.library(), *found.declared, none), rules.sources()));
  return Exit::ok;
}

int dump(const Options& options, Console& console) {
  Rules rules({}, options.rules);
  const Found found = find(rules, *options.framework, console);
  if (found.framework == nullptr) return Exit::error;
  if (options.stage == "ast") {
    Diagnostics none;
    put(options, console, "ast", rubric::dump(*amend(rules.library(), *found.declared, none)->tree.root, rules.sources()));
  } else if (options.stage == "plan") {
    put(options, console, "plan", rubric::dump(compile(*found.framework)));
  } else {
    put(options, console, "framework", fmt::format("{}hash {:016x}\n", rubric::dump(*found.framework), semantic_hash(*found.framework)));
  }
  return Exit::ok;
}

}  // namespace rubric::app
