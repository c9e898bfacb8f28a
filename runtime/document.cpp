// What every data file has in common, whatever its format.
#include "runtime/document.hpp"

#include <algorithm>

#include "lang/columns.hpp"

namespace rubric {

namespace {
constexpr std::size_t kShown = 60;  // bytes of a name
}

const DataEntry* DataValue::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const DataEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string_view to_string(DataValue::Kind kind) {
  switch (kind) {
    case DataValue::Kind::text: return "a text";
    case DataValue::Kind::whole: return "a whole number";
    case DataValue::Kind::decimal: return "a decimal number";
    case DataValue::Kind::truth: return "`true` or `false`";
    case DataValue::Kind::date: return "a date";
    case DataValue::Kind::list: return "a list";
    case DataValue::Kind::table: return "a table";
    case DataValue::Kind::blank: return "an empty cell";
  }
  return "a value";
}

std::string shown(std::string_view name) {
  std::size_t size = std::min(name.size(), kShown);
  while (size < name.size() && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) --size;
  std::string words = printable(name.substr(0, size)) + (size < name.size() ? "…" : "");
  std::replace(words.begin(), words.end(), '`', '\'');  // a message quotes between backticks
  return words;
}

std::optional<Rational> exact_number(const DataValue& value) {
  if (value.kind == DataValue::Kind::whole) return Rational(value.whole);
  if (value.kind != DataValue::Kind::decimal) return std::nullopt;
  std::string digits = value.text;
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  return Rational::parse(digits.starts_with('+') ? std::string_view(digits).substr(1) : digits);
}

std::optional<Date> day_of(const DataValue& value) {
  if (value.kind == DataValue::Kind::date) return value.date;
  return value.kind == DataValue::Kind::text ? parse_date(value.text) : std::nullopt;
}

}  // namespace rubric
