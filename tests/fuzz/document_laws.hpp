// What holds of a data file that was read, in whatever format.
#pragma once

#include "runtime/data_hash.hpp"
#include "runtime/document.hpp"
#include "tests/fuzz/laws.hpp"
#include "tests/oracle/forms.hpp"

namespace rubric::fuzz {

inline void require_within(const DataValue& value, const Sources& sources) {
  require_within(value.span, sources);
  for (const DataValue& item : value.items) require_within(item, sources);
  for (const DataEntry& entry : value.entries) {
    require_within(entry.key_span, sources);
    require_within(entry.value, sources);
  }
}

// A number as JSON writes it too: TOML has `+1.5`, `1_000.5` and `inf`.
inline bool fits_json(const DataValue& value) {
  const bool is_number = value.kind != DataValue::Kind::decimal ||
                         (value.text.find_first_not_of("0123456789.eE+-") == std::string::npos && value.text[0] != '+');
  return is_number && std::all_of(value.items.begin(), value.items.end(), fits_json) &&
         std::all_of(value.entries.begin(), value.entries.end(),
                     [](const DataEntry& entry) { return fits_json(entry.value); });
}

// Written as JSON and read again, it says the same.
inline void require_same_as_json(const DataValue& document) {
  if (!fits_json(document)) return;
  Sources sources;
  Diagnostics diagnostics;
  const auto again = read_json(sources.add("again.json", oracle::json_of(document)), sources, diagnostics);
  require(again && data_hash(*again) == data_hash(document));
}

// Read, or refused with an error; never both, never neither.
inline void require_read_well(const std::optional<DataValue>& document, const Sources& sources,
                              const Diagnostics& diagnostics) {
  require(document.has_value() == !diagnostics.has_errors());
  require_showable(diagnostics, sources);
  if (!document) return;
  require_within(*document, sources);
  require_same_as_json(*document);
}

}  // namespace rubric::fuzz
