#include "runtime/choose.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric {
namespace {

bool in_force_on(const Declared& framework, Date day) {
  const auto& in_force = framework.in_force;
  return in_force && in_force->from <= day && (!in_force->to || day <= *in_force->to);
}

std::vector<std::string> listed(const std::vector<const Declared*>& frameworks) {
  std::vector<std::string> lines;
  for (const Declared* framework : frameworks)
    lines.push_back(fmt::format("`{}`: {}", framework->name, in_force_in_words(*framework)));
  return lines;
}

const Declared* named(const Library& library, Request request, Diagnostics& diagnostics) {
  if (const Declared* found = library.find(request.name)) return found;
  if (const Declared* module = library.find_module(request.name)) {
    diagnostics.add({Code::unknown_framework,
                     request.span,
                     fmt::format("`{}` is a module: no inspection is rated by it", request.name),
                     "name a framework that uses it; `rubric frameworks` lists them",
                     {{module->node->id()->span, "declared here"}},
                     {}});
    return nullptr;
  }
  std::vector<std::string_view> names;
  for (const Declared& framework : library.frameworks()) names.push_back(framework.name);
  const std::string near = did_you_mean(request.name, names);
  diagnostics.add({Code::unknown_framework,
                   request.span,
                   fmt::format("framework `{}` is not in the rules that were read", request.name),
                   near.empty() ? "`rubric frameworks` lists what there is; `--rules DIR` reads other rules"
                                : fmt::format("did you mean `{}`?", near),
                   {},
                   {}});
  return nullptr;
}

const Declared* unknown_programme(const Library& library, const Heading& heading, Diagnostics& diagnostics) {
  std::vector<std::string_view> programmes;
  for (const Declared& framework : library.frameworks()) programmes.push_back(framework.programme);
  const std::string near = did_you_mean(heading.programme, programmes);
  diagnostics.add({Code::unknown_framework,
                   heading.programme_span,
                   fmt::format("there is no framework of programme `{}`", heading.programme),
                   near.empty() ? "`rubric frameworks` lists the programmes" : fmt::format("did you mean `{}`?", near),
                   {},
                   {}});
  return nullptr;
}

const Declared* in_force(const Library& library, const Heading& heading, Diagnostics& diagnostics) {
  if (heading.programme.empty() || !heading.fieldwork) {
    diagnostics.add({Code::missing_key,
                     heading.span,
                     fmt::format("the inspection names neither a framework nor {}",
                                 heading.programme.empty() ? "its programme" : "its first day of fieldwork"),
                     "write `programme = \"…\"` and `fieldwork = 2020-10-26`, or `framework = \"…\"`",
                     {},
                     {}});
    return nullptr;
  }
  std::vector<const Declared*> editions;
  std::vector<const Declared*> fitting;
  for (const Declared& framework : library.frameworks()) {
    if (framework.programme != heading.programme) continue;
    editions.push_back(&framework);
    if (in_force_on(framework, *heading.fieldwork)) fitting.push_back(&framework);
  }
  if (editions.empty()) return unknown_programme(library, heading, diagnostics);
  if (fitting.size() == 1) return fitting.front();
  const bool none = fitting.empty();
  std::string message = none ? fmt::format("no framework of programme `{}` is in force on {}", heading.programme,
                                           to_string(*heading.fieldwork))
                             : fmt::format("{} frameworks of programme `{}` are in force on {}", fitting.size(),
                                           heading.programme, to_string(*heading.fieldwork));
  diagnostics.add({none ? Code::no_edition : Code::several_editions,
                   heading.span,
                   std::move(message),
                   "correct the date, or name the framework: `--framework NAME`",
                   {},
                   listed(none ? editions : fitting)});
  return nullptr;
}

const Declared* own_framework(const Library& library, const Heading& heading, Diagnostics& diagnostics) {
  if (heading.framework.empty()) return in_force(library, heading, diagnostics);
  const Declared* own = named(library, {heading.framework, heading.span}, diagnostics);
  if (own == nullptr || heading.programme.empty() || own->programme == heading.programme) return own;
  diagnostics.add(
      {Code::no_edition,
       heading.span,
       fmt::format("`{}` is no framework of programme `{}`", own->name, heading.programme),
       fmt::format("correct `programme` or `framework` in the data: `{}` belongs to `{}`", own->name, own->programme),
       {},
       {}});
  return nullptr;
}

}  // namespace

std::optional<Chosen> choose(const Library& library, const Heading& heading, std::optional<Request> asked_for,
                             Diagnostics& diagnostics) {
  if (!asked_for) {
    const Declared* own = own_framework(library, heading, diagnostics);
    return own == nullptr ? std::nullopt : std::optional(Chosen{own, own});
  }
  const Declared* framework = named(library, *asked_for, diagnostics);
  if (framework == nullptr) return std::nullopt;
  Diagnostics unneeded;  // it is rated all the same
  return Chosen{framework, own_framework(library, heading, unneeded)};
}

std::string in_force_in_words(const Declared& framework) {
  if (!framework.in_force) return "an alternative, reached by name only";
  const InForce& days = *framework.in_force;
  return days.to ? fmt::format("in force from {} to {}", to_string(days.from), to_string(*days.to))
                 : fmt::format("in force from {}", to_string(days.from));
}

}  // namespace rubric
