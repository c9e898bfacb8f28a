// What decides which framework rates an inspection.
#include <fmt/format.h>

#include "lang/columns.hpp"

#include "runtime/inspection.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

// The entry, if it is there and of the right kind.
const DataValue* entry(const DataValue& document, std::string_view key, Kind kind, Diagnostics& diagnostics) {
  const DataEntry* found = document.find(key);
  if (found == nullptr) return nullptr;
  if (found->value.kind == kind) return &found->value;
  const std::string_view example = kind == Kind::date ? " = 2020-10-26, without quotes" : " = \"…\"";
  diagnostics.add({Code::wrong_value,
                   found->value.span,
                   fmt::format("`{}` is {}, not {}", key, to_string(found->value.kind), to_string(kind)),
                   fmt::format("write {}{}", key, example),
                   {},
                   {}});
  return nullptr;
}

std::string text(const DataValue& document, std::string_view key, Diagnostics& diagnostics) {
  const DataValue* found = entry(document, key, Kind::text, diagnostics);
  return found == nullptr ? std::string() : found->text;
}

// A framework that is named needs neither programme nor day to be found.
void check_complete(const DataValue& document, Diagnostics& diagnostics) {
  if (document.find("framework") != nullptr) return;
  const bool programme = document.find("programme") != nullptr;
  const bool fieldwork = document.find("fieldwork") != nullptr;
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

std::optional<Heading> read_heading(const DataValue& document, Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  Heading heading;
  heading.programme = text(document, "programme", diagnostics);
  heading.provider = printable(text(document, "provider", diagnostics));  // it goes to terminals
  heading.framework = text(document, "framework", diagnostics);
  const DataValue* fieldwork = entry(document, "fieldwork", Kind::date, diagnostics);
  if (fieldwork != nullptr) heading.fieldwork = fieldwork->date;
  check_named(document, "programme", diagnostics);
  check_named(document, "framework", diagnostics);
  check_complete(document, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  const DataEntry* chooses = document.find(heading.framework.empty() ? "fieldwork" : "framework");
  heading.span = chooses->value.span;
  return heading;
}

}  // namespace rubric
