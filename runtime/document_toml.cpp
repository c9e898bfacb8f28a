// TOML → the tree of a data file. The only file that knows toml++.
#include "runtime/document.hpp"

#define TOML_MAX_NESTED_VALUES 24
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "runtime/toml_error.hpp"
#include "runtime/toml_layout.hpp"

namespace rubric {

namespace {

class Reader {
 public:
  Reader(SourceId source, const Sources& sources, Diagnostics& diagnostics)
      : source_(source), sources_(sources), diagnostics_(diagnostics), offsets_(sources[source]) {}

  // As deep as the tables are nested, which is_readable_toml() and TOML_MAX_NESTED_VALUES keep within bounds.
  DataValue value(const toml::node& node) {
    DataValue value;
    value.span = span(node.source());
    node.visit([&](const auto& typed) { fill(value, typed); });
    return value;
  }

  std::uint32_t offset(const toml::source_position& position) const {
    return offsets_.of(position.line, position.column);
  }

 private:
  using Kind = DataValue::Kind;

  Span span(const toml::source_region& region) const {
    const std::uint32_t begin = offset(region.begin);
    return {source_, begin, std::max(begin, offset(region.end))};
  }

  void fill(DataValue& value, const toml::table& table) {
    value.kind = Kind::table;
    value.entries.reserve(table.size());
    for (const auto& [key, node] : table) {
      value.entries.push_back({std::string(key.str()), span(key.source()), this->value(node)});
    }
    std::sort(value.entries.begin(), value.entries.end(),
              [](const DataEntry& a, const DataEntry& b) { return a.key_span < b.key_span; });
  }

  void fill(DataValue& value, const toml::array& array) {
    value.kind = Kind::list;
    value.items.reserve(array.size());
    for (const toml::node& node : array) value.items.push_back(this->value(node));
  }

  void fill(DataValue& value, const toml::value<std::string>& text) {
    value.kind = Kind::text;
    value.text = *text;
  }

  void fill(DataValue& value, const toml::value<std::int64_t>& whole) {
    value.kind = Kind::whole;
    value.whole = *whole;
  }

  // The number that toml++ made of it is not looked at: it is not exact.
  void fill(DataValue& value, const toml::value<double>&) {
    value.kind = Kind::decimal;
    value.text = sources_.text(value.span);
  }

  void fill(DataValue& value, const toml::value<bool>& truth) {
    value.kind = Kind::truth;
    value.truth = *truth;
  }

  void fill(DataValue& value, const toml::value<toml::date>& date) {
    value.kind = Kind::date;
    value.date = std::chrono::year_month_day(std::chrono::year(date->year), std::chrono::month(date->month),
                                             std::chrono::day(date->day));
  }

  void fill(DataValue& value, const toml::value<toml::time>&) { no_time(value); }
  void fill(DataValue& value, const toml::value<toml::date_time>&) { no_time(value); }
  void no_time(const DataValue& value) {
    diagnostics_.add({Code::wrong_value, value.span, "a time of day",
                      "write the day alone, as in 2020-10-26", {}, {}});
  }

  SourceId source_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  Offsets offsets_;
};

}  // namespace

std::optional<DataValue> read_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics) {
  if (!is_readable_toml(source, sources, diagnostics)) return std::nullopt;
  const std::size_t errors = diagnostics.errors();
  Reader reader(source, sources, diagnostics);
  std::optional<DataValue> document;
  try {
    document = reader.value(toml::parse(sources[source].text()));
  } catch (const toml::parse_error& error) {
    diagnostics.add(toml_error(error.description(), {source, reader.offset(error.source().begin)}, sources));
  }
  if (diagnostics.errors() > errors) return std::nullopt;
  return document;
}

}  // namespace rubric
