// Matching an inspection's data to a framework: the order of the parts, and what stands at the top of the file.
#include "runtime/bind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/applies.hpp"
#include "runtime/entries.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

void check_entries(const Binder& binder, const DataValue& document) {
  for (const DataEntry& entry : document.entries) {
    if (std::find(kEntries.begin(), kEntries.end(), entry.key) == kEntries.end()) {
      const std::vector<std::string_view> entries(kEntries.begin(), kEntries.end());
      binder.error(Code::unknown_key, entry.key_span, fmt::format("an inspection has no entry `{}`", shown(entry.key)),
                   instead_of(entry.key, "its entries are", entries));
    } else if (entry.key == "note" || entry.key == "source") {
      binder.expect(entry, Kind::text, "it is kept with the inspection and has no part in its rating");
    }
  }
}

// Every judgement and tally is open until the data say otherwise.
void open_all(Binder& binder) {
  const Framework& framework = binder.framework;
  Inspection& inspection = binder.inspection;
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) {
    const Scale* scale = scale_of_judgement(framework, framework.standards[i]);
    inspection.judged.push_back(scale == nullptr || applies(inspection, {i}) == kNo ? 0 : all_levels(*scale));
  }
  for (const Question& question : framework.questions) {
    const std::optional<std::int64_t> sample = question.kind ? binder.samples[question.kind.index] : std::nullopt;
    inspection.tallies.push_back(untold_tallies(question, sample, applies(inspection, question.standard)));
    inspection.prompts.emplace_back(question.prompts.size());
  }
  inspection.patterns.resize(framework.standards.size());
  inspection.relevances.resize(framework.questions.size());
  inspection.choices.resize(framework.facts.size());
}

void bind_parts(Binder& binder, const DataValue& document) {
  check_entries(binder, document);
  if (const DataEntry* blank = document.find("blank")) bind_blank(binder, *blank);
  bind_samples(binder, document);
  bind_inputs(binder, document.find("input"));
  bind_records(binder, document.find("list"));
  binder.inspection.applies = applicable(binder.framework, binder.inspection, binder.diagnostics);
  open_all(binder);
  if (const DataEntry* judged = document.find("judged")) bind_judgements(binder, *judged);
  if (const DataEntry* tallies = document.find("tally")) bind_tallies(binder, *tallies);
  bind_cases(binder);
  if (const DataEntry* prompts = document.find("prompts")) bind_prompts(binder, *prompts);
  if (const DataEntry* published = document.find("published")) bind_published(binder, *published);
  if (const DataEntry* decisions = document.find("discretion")) bind_decisions(binder, *decisions);
}

}  // namespace

std::uint64_t applies(const Inspection& inspection, StandardId standard) {
  return inspection.applies.empty() ? kYes : inspection.applies[standard.index];
}

Tallies untold_tallies(const Question& question, std::optional<std::int64_t> sample, std::uint64_t applies) {
  if (applies == kNo) return Tally{0, 0};
  const Tallies any = sample ? Tallies::up_to(*sample) : Tallies::any();
  return question.when || applies != kYes ? any : any.with_some_relevant();
}

void Binder::error(Code code, Span span, std::string message, std::string advice) const {
  diagnostics.add({code, span, std::move(message), std::move(advice), {}, {}});
}

void Binder::unknown(std::string_view name, Span span, std::string message, std::string advice) const {
  if (is_head_entry(name)) return diagnostics.add(misplaced(name, span));
  error(Code::unknown_in_data, span, std::move(message), std::move(advice));
}

void Binder::set_aside(std::string what, std::string why, Span span) {
  const auto same = [&](const SetAside& other) { return other.what == what; };
  std::vector<SetAside>& all = inspection.set_aside;
  if (std::none_of(all.begin(), all.end(), same)) all.push_back({std::move(what), std::move(why), span});
}

bool Binder::expect(const DataEntry& entry, DataValue::Kind kind, std::string_view advice) const {
  if (entry.value.kind == kind) return true;
  error(Code::wrong_value, entry.value.span,
        fmt::format("`{}` is {}, not {}", shown(entry.key), to_string(entry.value.kind), to_string(kind)),
        std::string(advice));
  return false;
}

std::optional<Inspection> bind(const DataValue& document, const Heading& heading, const Framework& framework,
                               const Binding& binding, const Sources& sources, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const bool elsewhere = binding.asked_for && (binding.own == nullptr || binding.own->id != framework.id);
  Binder binder{framework, elsewhere ? binding.own : nullptr, elsewhere, heading, sources, diagnostics, {}, {}, {}};
  binder.case_ids = binding.case_ids;
  binder.in_part = binding.in_part;
  binder.inspection.heading = heading;
  binder.inspection.published_elsewhere = elsewhere;
  bind_parts(binder, document);
  if (diagnostics.errors() > errors) return std::nullopt;
  binder.inspection.samples = std::move(binder.samples);
  return std::move(binder.inspection);
}

}  // namespace rubric
