// `rubric show`, `rubric dump`: a framework in full, and the stages that it goes through.
#include <fmt/format.h>

#include "app/annexe.hpp"
#include "app/commands.hpp"
#include "app/framework_by_name.hpp"
#include "app/json.hpp"
#include "app/written.hpp"
#include "lang/print.hpp"
#include "runtime/plan.hpp"

namespace rubric::app {
namespace {

void put(const Options& options, Console& console, std::string_view what, const std::string& text) {
  console.print(options.json ? json_of(what, text) : text);
}

}  // namespace

int show(const Options& options, Console& console) {
  Rules rules({}, options.rules, Tests::read);
  const NamedFramework found = framework_by_name(rules, *options.framework, console);
  if (found.framework == nullptr) return Exit::error;
  Diagnostics none;
  const Edition edition = *amend(rules.library(), *found.declared, none);
  const Sources& sources = rules.sources();
  return put_file(options, console, options.markdown ? "annexe" : "framework",
                  options.markdown ? annexe(edition, *found.framework, sources) : print(edition, sources));
}

int dump(const Options& options, Console& console) {
  Rules rules({}, options.rules, Tests::read);
  const NamedFramework found = framework_by_name(rules, *options.framework, console);
  if (found.framework == nullptr) return Exit::error;
  if (options.stage == "ast") {
    Diagnostics none;
    put(options, console, "ast",
        rubric::dump(*amend(rules.library(), *found.declared, none)->tree.root, rules.sources()));
  } else if (options.stage == "plan") {
    put(options, console, "plan", rubric::dump(compile(*found.framework)));
  } else {
    put(options, console, "framework",
        fmt::format("{}hash {:016x}\n", rubric::dump(*found.framework), semantic_hash(*found.framework)));
  }
  return Exit::ok;
}

}  // namespace rubric::app
