// `rubric new`: begins an inspection, a framework or an alternative to one, from flags or from questions at a terminal.
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <iostream>

#include "app/alternative_template.hpp"
#include "app/commands.hpp"
#include "app/framework_by_name.hpp"
#include "app/rules.hpp"
#include "app/templates.hpp"
#include "app/words.hpp"
#include "app/written.hpp"
#include "lang/check.hpp"
#include "lang/columns.hpp"
#include "lang/lexemes.hpp"
#include "runtime/choose.hpp"
#include "runtime/spelling.hpp"
#include "runtime/tallies.hpp"

namespace rubric::app {
namespace {

// Something that must be known, by its flag.
struct Needed {
  const char* flag;
  const char* question;
  std::optional<std::string>* answer;
};

int refuse(Console& console, std::string_view what) {
  console.message(fmt::format("rubric: {}; see `rubric new --help`\n", what));
  return Exit::usage;
}

// Asks for what is missing, once each. False at the end of the input.
bool ask(const std::vector<Needed>& needed, Console& console) {
  for (const Needed& one : needed) {
    while (!*one.answer || (*one.answer)->empty()) {
      console.message(fmt::format("{}: ", one.question));
      if (!std::getline(std::cin, one.answer->emplace())) return false;
    }
  }
  return true;
}

// The flags that are missing, where nobody can be asked. Empty if all is known.
std::string missing(const std::vector<Needed>& needed) {
  std::vector<std::string> flags;
  for (const Needed& one : needed) {
    if (!*one.answer || (*one.answer)->empty()) flags.push_back(fmt::format("`{}`", one.flag));
  }
  return flags.empty() ? "" : joined(flags, "and") + (flags.size() == 1 ? " is" : " are") + " missing";
}

bool know_all(const std::vector<Needed>& needed, Console& console) {
  if (isatty(STDIN_FILENO) != 0 && ask(needed, console)) return true;
  const std::string what = missing(needed);
  if (what.empty()) return true;
  refuse(console, what);
  return false;
}

std::string no_day(std::string_view flag, std::string_view text) {
  return fmt::format("`{}` is no day for {}: write year, month and day, as in 2020-10-26", text, flag);
}

// ---- an inspection

const Framework* edition(Rules& rules, const std::string& programme, Date fieldwork, Console& console) {
  Diagnostics diagnostics;
  Heading heading;
  heading.programme = programme;
  heading.fieldwork = fieldwork;
  heading.span = {rules.sources().add("the command line", programme), 0, static_cast<std::uint32_t>(programme.size())};
  heading.programme_span = heading.span;
  rules.add_problems(diagnostics);
  const auto choice =
      diagnostics.has_errors() ? std::nullopt : choose(rules.library(), heading, std::nullopt, diagnostics);
  const Framework* framework = choice ? rules.load(*choice->framework, diagnostics) : nullptr;
  console.message(diagnostics, rules.sources());
  return framework;
}

// `court=24`. None if it is not so, which is said.
std::optional<Beginning::Size> size_in(const Framework& framework, const std::string& text, Console& console) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const auto kind = find_spelled(framework.kinds, text.substr(0, equals));
  std::int64_t cases = -1;
  const char* const end = text.data() + text.size();
  const bool number = equals < text.size() && std::from_chars(text.data() + equals + 1, end, cases).ptr == end;
  if (kind && number && cases >= 0 && cases <= kMaxCases) return Beginning::Size{KindId{*kind}, cases};
  std::vector<std::string> kinds;
  for (const CaseKind& one : framework.kinds) kinds.push_back(fmt::format("`{}`", one.id));
  refuse(console, fmt::format("`{}` is no sample of {}: write it as in --sample {}=24; its kinds of case are {}", text,
                              framework.id, framework.kinds.empty() ? "court" : framework.kinds.front().id,
                              joined(kinds, "and")));
  return std::nullopt;
}

int begin_inspection(const Options& options, NewOptions known, Console& console) {
  if (!know_all({{"--programme", "Programme, as in youth-justice", &known.programme},
                 {"--provider", "Provider", &known.provider},
                 {"--fieldwork", "First day of fieldwork, as in 2020-10-26", &known.fieldwork}},
                console))
    return Exit::usage;
  const auto day = parse_date(*known.fieldwork);
  if (!day) return refuse(console, no_day("--fieldwork", *known.fieldwork));
  Rules rules({}, options.rules, Tests::read);
  const Framework* framework = edition(rules, *known.programme, *day, console);
  if (framework == nullptr) return Exit::error;
  Beginning beginning{*known.provider, day, {}};
  for (const std::string& text : known.sample) {
    const auto size = size_in(*framework, text, console);
    if (!size) return Exit::usage;
    beginning.sample.push_back(*size);
  }
  return put_file(options, console, "inspection", inspection_template(*framework, beginning));
}

// ---- a framework

// Whether the text checks. Names that are no names make it fail.
bool checks(const std::string& text, Console& console) {
  Sources sources;
  Library library(sources);
  Diagnostics diagnostics;
  library.add("the new framework", text, diagnostics);
  library.finish(diagnostics);
  for (const Declared& declared : library.frameworks()) load(library, declared, diagnostics);
  console.message(diagnostics, sources);
  return !diagnostics.has_errors();
}

int begin_framework(const Options& options, NewOptions known, Console& console) {
  if (!know_all({{"--id", "Its name in rules and data, as in youth-2030", &known.id},
                 {"--title", "Its title", &known.title},
                 {"--programme", "Programme, as in youth-justice", &known.programme},
                 {"--from", "First day that it is in force, as in 2030-01-01", &known.from}},
                console))
    return Exit::usage;
  if (lexemes::word(*known.id) != known.id->size()) {
    return refuse(
        console,
        fmt::format("`{}` is no name for a framework: write letters, digits and hyphens, as in --id youth-2030",
                    printable(*known.id)));
  }
  if (!parse_date(*known.from)) return refuse(console, no_day("--from", *known.from));
  const std::string text = framework_template({*known.id, *known.title, *known.programme, *known.from});
  return checks(text, console) ? put_file(options, console, "framework", text) : Exit::error;
}

// ---- an alternative

// Empty if it can be the name of a new framework.
std::string no_name(const Library& library, const std::string& id) {
  if (lexemes::name(id) != id.size())
    return fmt::format("`{}` is no name for a framework: write letters, digits and hyphens, as in --id good-from-60",
                       printable(id));
  const bool taken = library.find(id) != nullptr || library.find_module(id) != nullptr;
  return taken ? fmt::format("there is a `{}` already: say another name with --id", id) : "";
}

int begin_alternative(const Options& options, NewOptions known, Console& console) {
  if (!know_all({{"--amends", "The framework that it changes, as in youth-2021", &known.amends}}, console))
    return Exit::usage;
  Rules rules({}, options.rules, Tests::read);
  const NamedFramework base = framework_by_name(rules, *known.amends, console);
  if (base.framework == nullptr) return Exit::error;
  const std::string id = known.id.value_or(base.framework->id + "-alternative");
  if (const std::string problem = no_name(rules.library(), id); !problem.empty()) return refuse(console, problem);
  Diagnostics none;
  const Edition edition = *amend(rules.library(), *base.declared, none);
  const auto folder =
      std::filesystem::path(rules.sources()[base.declared->node->span.source].name()).parent_path().string();
  const std::string title = known.title.value_or("Alternative to: " + base.framework->title);
  return put_file(
      options, console, "alternative",
      alternative_template({id, title, base.framework->id, folder.empty() ? "." : folder}, edition, rules.sources()));
}

}  // namespace

int begin(const Options& options, Console& console) {
  if (options.begin.what == "alternative") return begin_alternative(options, options.begin, console);
  return options.begin.what == "inspection" ? begin_inspection(options, options.begin, console)
                                            : begin_framework(options, options.begin, console);
}

}  // namespace rubric::app
