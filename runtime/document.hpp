// A data file as written: a tree of located values, the same for every format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/date.hpp"
#include "lang/diagnostic.hpp"
#include "lang/rational.hpp"

namespace rubric {

inline constexpr std::size_t kMaxDataBytes = 64U << 20U;  // of a file of data, in any format
// Written by hand; and 33 million numbers in one list, which is the worst that 64 MiB can hold, would take 6 GB.
inline constexpr std::size_t kMaxTomlBytes = 16U << 20U;
inline constexpr std::size_t kMaxJsonBytes = kMaxTomlBytes;
inline constexpr std::size_t kMaxJsonDepth = 24;  // of brackets; an inspection needs four

struct DataEntry;

struct DataValue {
  // `blank`: an empty cell of a sheet.
  enum class Kind : std::uint8_t { text, whole, decimal, truth, date, list, table, blank };
  Kind kind = Kind::table;
  Span span;
  std::string text;  // of a text; of a decimal as it was written
  std::int64_t whole = 0;
  bool truth = false;
  Date date;
  std::vector<DataValue> items;    // of a list
  std::vector<DataEntry> entries;  // of a table, in the order written

  const DataEntry* find(std::string_view key) const;
};

struct DataEntry {
  std::string key;
  Span key_span;
  DataValue value;
};

// A name in the data as a message may show it: without control characters, and not too long.
std::string shown(std::string_view name);
// "a text", "a whole number", … for messages.
std::string_view to_string(DataValue::Kind kind);
// Of a whole or a decimal as it was written; empty for any other value and for one with an exponent. Invalid if it
// does not fit.
std::optional<Rational> exact_number(const DataValue& value);

// Of a date, and of a text that reads as one: 2020-10-26.
std::optional<Date> day_of(const DataValue& value);

// Reads a TOML file; its root is a table. Empty after an error in the diagnostics. TOML's own errors are reported
// one at a time, as its parser stops at the first.
std::optional<DataValue> read_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics);
// The same of a JSON file. Dates are texts in it; a number with a point or an exponent is kept as it is written.
std::optional<DataValue> read_json(SourceId source, const Sources& sources, Diagnostics& diagnostics);

}  // namespace rubric
