#include "runtime/prove/citations.hpp"

#include <fmt/format.h>

#include <utility>

#include "runtime/prove/subjects.hpp"

namespace rubric::prove {

void find_uncited(const Framework& framework, Diagnostics& diagnostics) {
  const auto check = [&](const Origin& origin, std::string what) {
    if (!origin.cites.empty()) return;
    diagnostics.add({Code::no_citation,
                     origin.span,
                     fmt::format("{} has no source", what),
                     "write `source \"…\"` after it, or `note \"…\"` where nothing is published",
                     {},
                     {}});
  };
  for (const Banding& banding : framework.bandings) {
    if (!banding.id.empty()) check(banding.origin, fmt::format("the banding `{}`", banding.id));
  }
  for (const Table& table : framework.tables) {
    if (!table.id.empty()) check(table.origin, fmt::format("the table `{}`", table.id));
  }
  // A judgement is no rule, nor is the score that a level brings along.
  const auto check_rule = [&](DefinitionId rule, std::string what) {
    const Op op = framework[framework[rule].value].op;
    if (op != Op::judged && op != Op::score) check(framework[rule].origin, std::move(what));
  };
  for (const Subject& subject : subjects_of(framework)) {
    for (const DefinitionId rule : subject.results->rules) check_rule(rule, fmt::format("a rule of {}", subject.name));
    if (subject.results->score) check_rule(subject.results->score, fmt::format("the score of {}", subject.name));
  }
  for (const Discretion& discretion : framework.discretions)
    check(discretion.origin, fmt::format("the discretion `{}`", discretion.id));
}

}  // namespace rubric::prove
