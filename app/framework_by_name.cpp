#include "app/framework_by_name.hpp"

#include "runtime/choose.hpp"

namespace rubric::app {

NamedFramework framework_by_name(Rules& rules, const std::string& name, Console& console) {
  Diagnostics diagnostics;
  const SourceId typed = rules.sources().add("the command line", name);
  Heading heading;
  const auto choice =
      choose(rules.library(), heading, Request{name, {typed, 0, static_cast<std::uint32_t>(name.size())}}, diagnostics);
  NamedFramework found;
  if (choice) {
    found.declared = choice->framework;
    rules.add_problems(*found.declared, diagnostics);
    found.framework = rules.load(*found.declared, diagnostics);
  }
  console.message(diagnostics, rules.sources());
  return diagnostics.has_errors() ? NamedFramework{} : found;
}

}  // namespace rubric::app
