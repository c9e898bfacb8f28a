// Lists: the records of the inspection, each with its fields.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/bind.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;
using Record = std::vector<Value>;

template <typename Things>
auto find_named(const Things& things, std::string_view id) {
  return std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
}

void unknown_list(Binder& binder, const NamedEntry& data) {
  const bool elsewhere = binder.asked_for &&
                         (binder.own == nullptr || find_named(binder.own->lists, data.name) != binder.own->lists.end());
  if (elsewhere)
    return binder.set_aside(fmt::format("list `{}`", shown(data.name)),
                            fmt::format("{} has no such list", binder.framework.id), data.entry->key_span);
  const std::vector<std::string_view> names = ids_of(binder.framework.lists);
  binder.unknown(data.name, data.entry->key_span,
                 fmt::format("{} has no list `{}`", binder.framework.id, shown(data.name)),
                 names.empty() ? "take it out" : instead_of(data.name, "its lists are", names));
}

std::vector<std::string_view> names_of_fields(const Framework& framework, const RecordList& list) {
  std::vector<std::string_view> names;
  for (const FactId id : list.fields) names.emplace_back(framework[id].id);
  return names;
}

void read_field(Binder& binder, const RecordList& list, const NamedEntry& data, Record& record,
                std::vector<FactId>& given) {
  const Framework& framework = binder.framework;
  const auto id = std::find_if(list.fields.begin(), list.fields.end(),
                               [&](FactId field) { return framework[field].id == data.name; });
  if (id == list.fields.end()) {
    const std::string way_out = instead_of(data.name, "its fields are", names_of_fields(framework, list));
    return binder.unknown(data.name, data.entry->key_span,
                          fmt::format("a record of `{}` has no field `{}`", list.id, shown(data.name)), way_out);
  }
  given.push_back(*id);
  const std::optional<Value> value = fact_from(framework, framework[*id], data.entry->value);
  if (!value) return no_value_of(binder, framework[*id], data.entry->value);
  record[id->index] = *value;
}

Record read_record(Binder& binder, const RecordList& list, const DataValue& data) {
  const Framework& framework = binder.framework;
  Record record(framework.facts.size(), Value::nothing());
  DottedNames names;
  for (const FactId id : list.fields) names.add(framework[id].id);
  std::vector<FactId> given;
  for (const NamedEntry& field : named_entries(binder, data, names)) read_field(binder, list, field, record, given);
  for (const FactId id : list.fields) {
    const Fact& field = framework[id];
    if (field.or_missing || std::find(given.begin(), given.end(), id) != given.end()) continue;
    binder.error(Code::record_incomplete, data.span, fmt::format("a record of `{}` has no `{}`", list.id, field.id),
                 fmt::format("write {} = and {}", field.id, how_to_write(framework, field)));
  }
  return record;
}

void bind_list(Binder& binder, const NamedEntry& data) {
  const std::vector<RecordList>& lists = binder.framework.lists;
  const auto list = find_named(lists, data.name);
  if (list == lists.end()) return unknown_list(binder, data);
  const std::string advice = fmt::format(
      "write [[list.{}]] above the fields of each record; `list.{} = []` says there are none", list->id, list->id);
  auto& records = binder.inspection.records[static_cast<std::size_t>(list - lists.begin())].emplace();
  if (!binder.expect(*data.entry, Kind::list, advice)) return;
  for (const DataValue& record : data.entry->value.items) {
    if (record.kind == Kind::table)
      records.push_back(read_record(binder, *list, record));
    else
      binder.error(Code::wrong_value, record.span,
                   fmt::format("a record is a table; this is {}", to_string(record.kind)), advice);
  }
}

}  // namespace

void bind_records(Binder& binder, const DataEntry* lists) {
  const Framework& framework = binder.framework;
  binder.inspection.records.resize(framework.lists.size());
  DottedNames names;
  for (const std::string_view name : ids_of(framework.lists)) names.add(name);
  const bool told = lists != nullptr && binder.expect(*lists, Kind::table, "write [[list.cycles]] above each record");
  if (told) {
    for (const NamedEntry& data : named_entries(binder, lists->value, names)) bind_list(binder, data);
  }
  for (std::size_t i = 0; i < framework.lists.size(); ++i) {
    const std::string& id = framework.lists[i].id;
    if (!binder.inspection.records[i] && !binder.in_part)
      binder.error(
          Code::records_untold, binder.heading.span, fmt::format("the inspection does not tell its `{}`", id),
          fmt::format("write [[list.{}]] above the fields of each; `list.{} = []` says there are none", id, id));
  }
}

}  // namespace rubric
