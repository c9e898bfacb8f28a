// The first rule that two ratings differ by, in words.
#include "app/cause.hpp"

#include <fmt/format.h>

#include "app/words.hpp"
#include "runtime/banding.hpp"
#include "runtime/cone.hpp"

namespace rubric::app {
namespace {

bool holds(Span outer, Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

// What stands where an amendment changed a part of it is not what holds any more: then the amendment says it.
Span place_of(const Origin& origin) {
  return origin.amendment && !holds(*origin.amendment, origin.span) ? *origin.amendment : origin.span;
}

std::string tally_in_words(const Rating& rating, QuestionId question, const Banding* banding) {
  const Tallies& tallies = rating.inspection.tallies[question.index];
  const std::string percent = percent_in_words(tallies.percent(), banding);
  const std::string& id = (*rating.framework)[question].id;
  return percent.empty() ? fmt::format("{}, {}", in_words(tallies), id)
                         : fmt::format("{} ({}), {}", percent, in_words(tallies), id);
}

// What the rule works with: the number that is banded, or the tally itself.
std::string figures_of(const Rating& rating, const Said& said, const Sources& sources) {
  if (said.rule == nullptr) return {};
  const Framework& framework = *rating.framework;
  const Expr& expr = framework[said.at];
  if (const QuestionId question = question_of(expr)) return tally_in_words(rating, question, nullptr);
  if (expr.op != Op::band) return {};
  const Expr& operand = framework[expr.args[0]];
  const Banding& banding = framework[BandingId{expr.index}];
  if (const QuestionId question = question_of(operand)) return tally_in_words(rating, question, &banding);
  return fmt::format("{} is {}", rule_in_words(sources.text(operand.span)),
                     in_words(framework, rating.outcome[expr.args[0]], operand.type));
}

// Of a band the stretch that it covers, whatever parameters it is written with.
std::string words_of(const Rating& rating, const Said& said, const Sources& sources) {
  const Framework& framework = *rating.framework;
  const Expr& expr = framework[said.at];
  const auto band =
      expr.op == Op::band ? certain_band(framework[BandingId{expr.index}], rating.outcome[expr.args[0]]) : std::nullopt;
  return band ? in_words(framework[BandingId{expr.index}].bands[*band])
              : rule_in_words(sources.text(place_of(*said.rule)));
}

SaidRule said_rule(const Rating& rating, const Said& said, const Sources& sources) {
  if (said.rule == nullptr) return {false, {}, "", "no such rule", "", {}};
  SaidRule rule;
  rule.place = place_of(*said.rule);
  const Source& source = sources[rule.place.source];
  rule.at = fmt::format("{}:{}", source.name(), source.position(rule.place.begin).line);
  rule.words = words_of(rating, said, sources);
  const Expr& expr = (*rating.framework)[said.at];
  const bool gives = question_of(expr) || rule.words.find(" -> ") != std::string::npos;
  rule.gives = gives ? "" : in_words(*rating.framework, rating.outcome[said.at], expr.type);
  for (const Cite& cite : said.rule->cites) rule.cites.push_back((cite.is_note ? "note: " : "source: ") + cite.text);
  return rule;
}

// "score of standard 3.4 in youth-2018 alone"
void add_alone(const std::vector<ExprId>& figures, const Framework& framework, const Sources& sources, Cause& cause) {
  std::vector<std::string> names;
  for (const ExprId id : figures) {
    const Expr& expr = framework[id];
    names.push_back(expr.op == Op::definition ? framework.definitions[expr.index].name
                                              : rule_in_words(sources.text(expr.span)));
  }
  if (!names.empty())
    cause.figures +=
        fmt::format("{}{} in {} alone", cause.figures.empty() ? "" : "; ", joined(names, "and"), framework.id);
}

}  // namespace

Cause cause_of(const Divergence& divergence, const Rating& before, const Rating& after, const Sources& sources) {
  Cause cause;
  cause.said = {said_rule(before, divergence.before, sources), said_rule(after, divergence.after, sources)};
  cause.figures = figures_of(before, divergence.before, sources);
  const std::string other = figures_of(after, divergence.after, sources);
  if (!other.empty() && other != cause.figures) cause.figures += (cause.figures.empty() ? "" : " and ") + other;
  cause.more = divergence.more;
  add_alone(divergence.only_before, *before.framework, sources, cause);
  add_alone(divergence.only_after, *after.framework, sources, cause);
  return cause;
}

}  // namespace rubric::app
