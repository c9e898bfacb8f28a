#include "runtime/rating.hpp"

#include <set>
#include <utility>

#include "runtime/case_ids.hpp"
#include "runtime/case_parts.hpp"
#include "runtime/data_hash.hpp"
#include "runtime/vocabulary.hpp"

namespace rubric {

namespace {

// The rules stand where their expressions do.
Veil veil_of(const Framework& framework, const Sources& sources) {
  std::set<SourceId> rules;
  for (const Expr& expr : framework.exprs) {
    if (expr.span.begin < expr.span.end) rules.insert(expr.span.source);
  }
  Vocabulary words;
  for (const SourceId source : rules) words.add_rules(sources[source].text());
  return [words = std::move(words)](std::string_view text) { return words.veiled(text); };
}

}  // namespace

std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading, const Framework& framework,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics) {
  const auto plan = std::make_shared<const Plan>(compile(framework));
  const auto rate_it = [&](const Inspection& inspection, Diagnostics& problems) {
    return rate(*plan, inspection, problems);
  };
  return rate_document(document, heading, plan, rate_it, binding, sources, diagnostics);
}

std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading,
                                      std::shared_ptr<const Plan> plan, const RateInspection& rate_it,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics) {
  const Framework& framework = *plan->framework;
  auto inspection = bind(document, heading, framework, binding, sources, diagnostics);
  if (!inspection) return nullptr;
  auto rating = std::make_unique<Rating>();
  rating->file = sources[document.span.source].name();
  rating->data_hash = data_hash(document);
  rating->framework = &framework;
  rating->plan = std::move(plan);
  rating->inspection = std::move(*inspection);
  auto outcome = rate_it(rating->inspection, diagnostics);
  if (!outcome) return nullptr;
  rating->outcome = std::move(*outcome);
  rating->report = report(framework, rating->inspection, rating->outcome);
  return rating;
}

std::unique_ptr<Rating> rate_text(SourceId data, const Framework& framework, Sources& sources,
                                  Diagnostics& diagnostics) {
  hide_case_ids(data, sources);
  sources.set_veil(veil_of(framework, sources));
  cover_case_records(data, sources);
  const auto document = read_toml(data, sources, diagnostics);
  const auto heading = document ? read_heading(*document, diagnostics) : std::nullopt;
  return heading ? rate_document(*document, *heading, framework, {}, sources, diagnostics) : nullptr;
}

}  // namespace rubric
