// `rubric template`: an inspection, or a sheet of its cases, to be filled in.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/framework_by_name.hpp"
#include "app/rules.hpp"
#include "app/templates.hpp"
#include "app/words.hpp"
#include "app/written.hpp"
#include "lang/utf8.hpp"
#include "runtime/spelling.hpp"

namespace rubric::app {
namespace {

std::string kinds_of(const Framework& framework) {
  std::vector<std::string> names;
  for (const CaseKind& kind : framework.kinds) names.push_back(fmt::format("`{}`", kind.id));
  return names.empty() ? "it has no kinds of case" : "its kinds of case are " + joined(names, "and");
}

int write_sheet(const Framework& framework, const Options& options, Console& console) {
  std::optional<KindId> kind;
  if (!options.sheet->empty()) {
    const auto found = find_spelled(framework.kinds, *options.sheet);
    if (!found) {
      console.message(
          fmt::format("rubric: {} has no cases `{}`; {}\n", framework.id, *options.sheet, kinds_of(framework)));
      return Exit::error;
    }
    kind = KindId{*found};
  }
  // By the mark Excel knows that what is saved again is UTF-8.
  return put_file(options, console, "template", sheet_template(framework, kind), kByteOrderMark);
}

}  // namespace

int write_template(const Options& options, Console& console) {
  Rules rules({}, options.rules);
  const NamedFramework found = framework_by_name(rules, *options.framework, console);
  if (found.framework == nullptr) return Exit::error;
  if (options.sheet) return write_sheet(*found.framework, options, console);
  return put_file(options, console, "template", inspection_template(*found.framework, {}));
}

}  // namespace rubric::app
