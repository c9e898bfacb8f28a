#include "app/findings.hpp"

#include <fmt/format.h>

#include "app/proof.hpp"
#include "app/variant.hpp"
#include "app/words.hpp"
#include "runtime/prove/citations.hpp"
#include "runtime/prove/editions.hpp"

namespace rubric::app {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string summary(const Framework& framework, const prove::Proof& proof, const Diagnostics& found) {
  const bool clean = found.errors() + found.count(Severity::warning) == 0;
  return fmt::format("{}: {}, {}, {}{}\n{}", framework.id, counted(framework.domains.size(), "domain"),
                     counted(framework.standards.size(), "standard"), counted(framework.questions.size(), "question"),
                     clean ? ", no problems found" : "", words_of(proof, found));
}

bool is_for_program(const Options& options) {
  return options.json || options.format == "json" || options.format == "sarif";
}

// In text the summary says it.
void add_not_tried(const Declared& declared, const prove::Proof& proof, Diagnostics& own) {
  if (proof.not_tried.empty()) return;
  own.add({Code::not_tried,
           declared.node->id()->span,
           fmt::format("not everything about `{}` was tried", declared.name),
           "",
           {},
           proof.not_tried});
}

// The rules of one framework. Empty unless they can be used.
std::string check_framework(const Declared& declared, const Options& options, Rules& rules, Diagnostics& own) {
  rules.add_problems(declared, own);
  const Framework* framework = rules.load(declared, own);
  const bool twice = rules.library().find(declared.name) != &declared;
  if (framework == nullptr || own.has_errors() || twice) return {};
  const prove::Proof proof = prove::prove(*framework, own);
  find_without_influence(rules, declared, *framework, own);
  if (options.strict) prove::find_uncited(*framework, own);
  if (is_for_program(options)) add_not_tried(declared, proof, own);
  std::string text = summary(*framework, proof, own);
  if (options.outcomes) text += outcome_tables_in_words(*framework, rules.sources());
  return text;
}

// Notes are shown to people when they are asked for; a program gets them all.
void add_shown(const Diagnostics& own, const Options& options, Diagnostics& diagnostics, std::size_t& hidden) {
  for (const Diagnostic& diagnostic : own.all()) {
    const bool note = info(diagnostic.code).severity == Severity::note;
    if (note && !options.notes && !is_for_program(options))
      ++hidden;
    else
      diagnostics.add(diagnostic);
  }
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

Findings::Findings(const Options& options) : rules(options.files, options.rules, Tests::read) {
  rules.add_problems(diagnostics);
  for (const Declared* framework : rules.given()) {
    Diagnostics own;
    summaries += check_framework(*framework, options, rules, own);
    add_shown(own, options, diagnostics, hidden_notes);
  }
  Diagnostics editions;
  prove::find_edition_gaps(rules.library(), rules.given(), editions);
  add_shown(editions, options, diagnostics, hidden_notes);
  summaries += check_modules(rules, diagnostics);
}

}  // namespace rubric::app
