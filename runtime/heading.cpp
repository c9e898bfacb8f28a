// What decides which framework rates an inspection.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lang/columns.hpp"
#include "runtime/bind.hpp"
#include "runtime/date_text.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

std::string text(const DataValue& document, std::string_view key, Diagnostics& diagnostics) {
  const DataEntry* found = document.find(key);
  if (found == nullptr) return {};
  if (found->value.kind == Kind::text) return found->value.text;
  diagnostics.add({Code::wrong_value,
                   found->value.span,
                   fmt::format("`{}` is {}, not a text", key, to_string(found->value.kind)),
                   fmt::format("write {} = \"…\"", key),
                   {},
                   {}});
  return {};
}

std::optional<Date> fieldwork_in(const DataValue& document, Diagnostics& diagnostics) {
  const DataEntry* found = document.find("fieldwork");
  if (found == nullptr) return std::nullopt;
  const std::optional<Date> date = day_of(found->value);
  if (date) return date;
  const bool text = found->value.kind == Kind::text;
  const std::optional<Date> meant = date_in(found->value.text);
  const std::string what =
      text ? fmt::format("`{}`", shown(found->value.text)) : std::string(to_string(found->value.kind));
  diagnostics.add({Code::wrong_value,
                   found->value.span,
                   fmt::format("`fieldwork` is {}, not a date", what),
                   meant ? "write " + to_string(*meant) : "write year, month and day, as in 2020-10-26",
                   {},
                   {}});
  return std::nullopt;
}

// The entry of that name in some part of the file: what stands below a heading belongs to its part, so that the last
// record of a list is where it would be. As deep as the tables are nested.
const DataEntry* find_below(const DataValue& value, std::string_view key) {
  if (value.kind == Kind::list) return value.items.empty() ? nullptr : find_below(value.items.back(), key);
  if (const DataEntry* found = value.find(key)) return found;
  for (const DataEntry& entry : value.entries) {
    if (const DataEntry* found = find_below(entry.value, key)) return found;
  }
  return nullptr;
}

// Whether it is there; one that stands in another part is reported, and then counts as there.
bool is_there(const DataValue& document, std::string_view key, Diagnostics& diagnostics) {
  const DataEntry* found = find_below(document, key);
  if (found != nullptr && document.find(key) == nullptr) diagnostics.add(misplaced(key, found->key_span));
  return found != nullptr;
}

// A framework that is named needs neither programme nor day to be found.
void check_complete(const DataValue& document, Diagnostics& diagnostics) {
  if (document.find("framework") != nullptr) return;
  const bool programme = is_there(document, "programme", diagnostics);
  const bool fieldwork = is_there(document, "fieldwork", diagnostics);
  if (programme && fieldwork) return;
  const std::string_view missing = programme   ? "`fieldwork` is"
                                   : fieldwork ? "`programme` is"
                                               : "`programme` and `fieldwork` are";
  diagnostics.add({Code::missing_key,
                   {document.span.source, 0, 0},
                   fmt::format("{} missing", missing),
                   "write programme = \"…\" and the first day of fieldwork, as in fieldwork = 2020-10-26, at the top "
                   "of the file: they decide which framework rates the inspection",
                   {},
                   {}});
}

// An empty name would be taken for a name that is not there.
void check_named(const DataValue& document, std::string_view key, Diagnostics& diagnostics) {
  const DataEntry* found = document.find(key);
  if (found == nullptr || found->value.kind != Kind::text || !found->value.text.empty()) return;
  diagnostics.add({Code::wrong_value, found->value.span, fmt::format("`{}` is empty", key), "write its name", {}, {}});
}

}  // namespace

bool is_head_entry(std::string_view key) {
  constexpr std::array<std::string_view, 6> kHead = {"programme", "provider", "fieldwork",
                                                     "framework", "sample",   "eligible"};
  return std::find(kHead.begin(), kHead.end(), key) != kHead.end();
}

Diagnostic misplaced(std::string_view key, Span span) {
  return {Code::belongs_to_head,
          span,
          fmt::format("`{}` belongs to the head of the file", key),
          "move the line up, above the first line in brackets such as [judged]: what stands below one belongs to it",
          {},
          {}};
}

std::optional<Heading> read_heading(const DataValue& document, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  Heading heading;
  heading.programme = text(document, "programme", diagnostics);
  heading.provider = printable(text(document, "provider", diagnostics));  // it goes to terminals
  heading.framework = text(document, "framework", diagnostics);
  heading.fieldwork = fieldwork_in(document, diagnostics);
  check_named(document, "programme", diagnostics);
  check_named(document, "framework", diagnostics);
  check_complete(document, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  const DataEntry* chooses = document.find(heading.framework.empty() ? "fieldwork" : "framework");
  heading.span = chooses->value.span;
  const DataEntry* programme = document.find("programme");
  if (programme != nullptr) heading.programme_span = programme->value.span;
  return heading;
}

}  // namespace rubric
