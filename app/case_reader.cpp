// The rows of one inspection in a sheet of cases → the inspection.
#include "app/case_reader.hpp"

#include <utility>

#include "runtime/case_sheet.hpp"

namespace rubric::app {
namespace {

// The rows under the header, as a sheet of their own.
std::optional<CaseSheet> read_sheet(const CaseWork& work, std::string_view rows, std::uint64_t line, Sources& sources,
                                    SourceId source, Diagnostics& diagnostics) {
  const auto begin = static_cast<std::uint32_t>(work.head.text.size());
  std::string text = work.head.text;
  text += rows;
  const auto end = static_cast<std::uint32_t>(text.size());
  sources.replace(source, work.file, std::move(text));
  sources.goes_on({source, begin, begin}, static_cast<std::uint32_t>(line));
  sources.show(source, Source::Shown::places_only);
  sources.cover({source, 0, end});
  return read_case_sheet(source, sources, diagnostics);
}

std::optional<RowHead> head_of(const CaseWork& work, const Section& section, Span place, Sources& sources,
                               SourceId source, Diagnostics& diagnostics) {
  if (work.joined == nullptr) return work.raters.head(place, diagnostics);
  const std::uint32_t row = row_of(work, section.name);
  return row != kNoRow ? work.joined->read(row, work.raters, sources, source, diagnostics) : std::nullopt;
}

DataEntry cases_of(const CaseWork& work, const Rater& rater, CaseSheet sheet, Span place) {
  DataEntry cases{"cases", place, {}};
  cases.value.span = place;
  if (work.names_kinds) {
    cases.value.entries = std::move(sheet.kinds);
  } else if (const auto kinds = work.kinds.find(&rater); kinds != work.kinds.end()) {
    cases.value.entries = kinds->second.sort(sheet.kinds.front());
  } else {
    cases.value.entries.push_back({rater.by.framework->kinds.front().id, place, std::move(sheet.kinds.front().value)});
  }
  return cases;
}

DataEntry blank_of(const std::string& words, Span place) {
  DataEntry blank{"blank", place, {}};
  blank.value.kind = DataValue::Kind::text;
  blank.value.span = place;
  blank.value.text = words;
  return blank;
}

}  // namespace

std::uint32_t row_of(const CaseWork& work, const std::string& inspection, std::uint32_t likely) {
  return work.joined == nullptr ? kNoRow : work.joined->names().find(inspection, likely);
}

const Rater* rater_of(const CaseWork& work, std::uint32_t row) {
  if (work.joined == nullptr) return work.rater;
  return row == kNoRow ? nullptr : work.joined->rater(row);
}

std::optional<Inspection> read_cases(const CaseWork& work, std::string_view rows, const Section& section,
                                     std::uint64_t line, Sources& sources, const CaseSources& places,
                                     Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  auto sheet = read_sheet(work, rows, line, sources, places.cases, diagnostics);
  const auto begin = static_cast<std::uint32_t>(work.head.text.size());
  const Span place = {places.cases, begin, begin};
  if (section.name.empty() && diagnostics.errors() == errors)
    diagnostics.add({Code::case_incomplete,
                     place,
                     "a row that does not say of which inspection its case is",
                     "fill in its column `inspection`",
                     {},
                     {}});
  const Rater* rater = rater_of(work, row_of(work, section.name));
  if (!sheet || diagnostics.errors() > errors || rater == nullptr) return std::nullopt;
  auto head = head_of(work, section, place, sources, places.row, diagnostics);
  if (!head || diagnostics.errors() > errors) return std::nullopt;
  head->document.entries.push_back(cases_of(work, *rater, std::move(*sheet), place));
  if (work.options.blank_answers)
    head->document.entries.push_back(blank_of(*work.options.blank_answers, work.command_line));
  Binding binding = rater->by.binding;
  binding.case_ids = work.options.case_ids;
  return bind(head->document, head->heading, *rater->by.framework, binding, sources, diagnostics);
}

std::optional<Inspection> read_beside(const CaseWork& work, const Section& section, Sources& sources,
                                      const CaseSources& places, Diagnostics& diagnostics) {
  const Rater* rater = rater_of(work, row_of(work, section.name));
  if (rater == nullptr) return std::nullopt;
  const std::size_t errors = diagnostics.errors();
  const auto head = head_of(work, section, {places.cases, 0, 0}, sources, places.row, diagnostics);
  if (!head || diagnostics.errors() > errors) return std::nullopt;
  return bind(head->document, head->heading, *rater->by.framework, rater->by.binding, sources, diagnostics);
}

}  // namespace rubric::app
