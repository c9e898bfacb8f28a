// `rubric frameworks`: what there is, by programme, and when it is in force.
#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/json.hpp"
#include "app/rules.hpp"
#include "app/table.hpp"
#include "app/words.hpp"
#include "runtime/choose.hpp"

namespace rubric::app {

namespace {

std::string modules_of(const Rules& rules, const Console& console) {
  std::vector<std::vector<std::string>> rows;
  for (const Declared* module : rules.given_modules()) {
    const std::vector<std::string> users = rules.users(*module);
    rows.push_back({module->name, users.empty() ? "used by none" : "used by " + joined(users, "and"), module->title});
  }
  return rows.empty() ? "" : console.strong("modules") + "\n" + table(rows, 2);
}

}  // namespace

int frameworks(const Options& options, Console& console) {
  const Rules rules({}, options.rules, Tests::read);
  Diagnostics diagnostics;
  rules.add_problems(diagnostics);
  console.message(diagnostics, rules.library().sources());
  std::vector<const Declared*> all = rules.given();
  std::stable_sort(all.begin(), all.end(), [](const Declared* a, const Declared* b) {
    const auto key = [](const Declared* f) {
      return std::tuple(f->programme, f->in_force ? f->in_force->from : Date::max());
    };
    return key(a) < key(b);
  });
  if (options.json) {
    console.print(json_of(all, rules));
    return diagnostics.has_errors() ? Exit::error : Exit::ok;
  }
  std::string programme = "\n";
  std::vector<std::vector<std::string>> rows;
  const auto flush = [&] {
    console.print(table(rows, 2));
    rows.clear();
  };
  for (const Declared* framework : all) {
    if (framework->programme != programme) {
      flush();
      if (programme != "\n") console.print("\n");
      programme = framework->programme;
      console.print(console.strong(programme.empty() ? "no programme" : programme) + "\n");
    }
    const std::string base = framework->amends.empty() ? "" : "amends " + framework->amends;
    rows.push_back({framework->name, in_force_in_words(*framework), base, framework->title});
  }
  flush();
  const std::string modules = modules_of(rules, console);
  if (!all.empty() && !modules.empty()) console.print("\n");
  console.print(modules);
  return diagnostics.has_errors() ? Exit::error : Exit::ok;
}

}  // namespace rubric::app
