// What rates the inspections of a sheet.
#include "app/raters.hpp"

#include <algorithm>

namespace rubric::app {
namespace {

void forget_tallies(const Framework& framework, std::vector<std::string>& missing) {
  for (const Question& question : framework.questions) {
    const std::string column = framework[question.standard].id + "." + question.id;
    missing.erase(std::remove(missing.begin(), missing.end(), column), missing.end());
  }
}

}  // namespace

Raters::Raters(const Options& options, Rules& rules) : options_(options), rules_(rules) {
  if (!options.framework) return;
  const SourceId option = rules.sources().add("the command line", *options.framework);
  asked_for_ = {option, 0, static_cast<std::uint32_t>(options.framework->size())};
}

std::optional<RowHead> Raters::head(const RowSheet& sheet, const InspectionRow& row, Diagnostics& problems) const {
  std::optional<DataValue> document = head_of(sheet, row, problems);
  return document ? complete(std::move(*document), row.span, problems) : std::nullopt;
}

std::optional<RowHead> Raters::head(Span place, Diagnostics& problems) const {
  DataValue document;
  document.span = place;
  return complete(std::move(document), place, problems);
}

std::optional<RowHead> Raters::complete(DataValue document, Span place, Diagnostics& problems) const {
  const auto has = [&](std::string_view name) { return document.find(name) != nullptr; };
  const bool own = has("framework") || (has("programme") && has("fieldwork"));
  if (!own && !options_.framework) {
    problems.add({Code::missing_key,
                  place,
                  "the row does not say which framework rates it",
                  "fill in `programme` and `fieldwork`, or `framework`",
                  {},
                  {}});
    return std::nullopt;
  }
  if (!own) {
    DataValue name;
    name.kind = DataValue::Kind::text;
    name.span = asked_for_;
    name.text = *options_.framework;
    document.entries.push_back({"framework", asked_for_, std::move(name)});
  }
  auto heading = read_heading(document, problems);
  if (!heading) return std::nullopt;
  return RowHead{std::move(document), std::move(*heading), own};
}

Rater* Raters::choose(const RowHead& head, Diagnostics& problems) {
  const Key key = key_of(head);
  if (const auto known = chosen_.find(key); known != chosen_.end()) return known->second;
  const auto by = framework_for(head.heading, head.own ? options_.framework : std::nullopt, rules_, problems);
  return chosen_[key] = by ? rater_by(*by) : nullptr;
}

Raters::Key Raters::key_of(const RowHead& head) {
  return {head.heading.programme, head.heading.framework, head.heading.fieldwork};
}

Rater* Raters::known(const RowHead& head) const {
  const auto found = chosen_.find(key_of(head));
  return found == chosen_.end() ? nullptr : found->second;
}

void Raters::forget() {
  chosen_.clear();
  all_.clear();
  raters_.clear();
}

Rater* Raters::rater_by(const RatedBy& by) {
  std::unique_ptr<Rater>& rater = raters_[{by.framework, by.binding.own}];
  if (rater == nullptr) {
    auto plan = std::make_shared<const Plan>(compile(*by.framework));
    rater = std::make_unique<Rater>(Rater{by, RateEach(std::move(plan)), {}});
    all_.push_back(rater.get());
  }
  return rater.get();
}

bool Raters::match_columns(const RowSheet& sheet, bool beside_cases, Diagnostics& problems) {
  const std::size_t errors = problems.errors();
  std::vector<const RowMatch*> matches;
  for (Rater* rater : all_) {
    rater->match = rubric::match_columns(sheet, *rater->by.framework, rater->by.binding.own, problems);
    if (beside_cases) forget_tallies(*rater->by.framework, rater->match.missing);
    matches.push_back(&rater->match);
  }
  check_columns(sheet, matches, problems);
  return problems.errors() == errors;
}

}  // namespace rubric::app
