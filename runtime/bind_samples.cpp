// How many cases of each kind were inspected, and whether they are there one by one.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/bind.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

// None after an error, or if it was set aside.
std::optional<KindId> find_kind(Binder& binder, const DataEntry& entry, std::string_view what) {
  const std::string id = shown(entry.key);
  if (const auto kind = find_spelled(binder.framework.kinds, entry.key)) return KindId{*kind};
  const bool own_has_it = binder.own == nullptr || find_spelled(binder.own->kinds, entry.key);
  const std::string why = fmt::format("{} has no cases `{}`", binder.framework.id, id);
  if (binder.asked_for && own_has_it) {
    // A key that no rules know of may be a name.
    const bool known = binder.own != nullptr || !binder.sources.covers(entry.key_span);
    binder.set_aside(known ? fmt::format("{} of `{}`", what, id) : fmt::format("{} of another kind", what),
                     known ? why : fmt::format("{} has no such cases", binder.framework.id), entry.key_span);
  } else {
    binder.unknown(entry.key, entry.key_span, why,
                   instead_of(entry.key, "its kinds of case are", ids_of(binder.framework.kinds)));
  }
  return std::nullopt;
}

bool is_size(const Binder& binder, const DataEntry& entry) {
  if (!binder.expect(entry, Kind::whole, "write the number of cases")) return false;
  if (entry.value.whole < 0) {
    binder.error(Code::wrong_value, entry.value.span, fmt::format("{} is no number of cases", entry.value.whole), "");
    return false;
  }
  if (entry.value.whole <= kMaxCases) return true;
  binder.error(Code::too_many_cases, entry.value.span,
               fmt::format("{} cases of `{}`", entry.value.whole, shown(entry.key)),
               fmt::format("there are at most {} of one kind", kMaxCases));
  return false;
}

using Sizes = std::vector<std::optional<std::int64_t>>;  // per kind of case

void bind_sizes(Binder& binder, const DataEntry& given, std::string_view what, Sizes& sizes) {
  const std::string example =
      fmt::format("write {} = {{ court = 24 }}, with the kinds of case of the framework", given.key);
  if (!binder.expect(given, Kind::table, example)) return;
  for (const DataEntry& entry : given.value.entries) {
    const bool right = is_size(binder, entry);
    const std::optional<KindId> kind = find_kind(binder, entry, what);
    if (!kind || !right) continue;
    std::optional<std::int64_t>& size = sizes[kind->index];
    if (size) {
      binder.error(Code::data_syntax, entry.key_span,
                   fmt::format("{} of `{}` is written twice", what, binder.framework[*kind].id), "keep one of them");
    }
    size = entry.value.whole;
  }
}

// No more cases can be drawn than there are.
void check_eligible(const Binder& binder, const DataEntry& eligible) {
  for (const DataEntry& entry : eligible.value.entries) {
    const std::optional<std::uint32_t> kind = find_spelled(binder.framework.kinds, entry.key);
    if (!kind || entry.value.kind != Kind::whole) continue;
    const auto sample = binder.samples[*kind];
    if (!sample || *sample <= entry.value.whole) continue;
    binder.error(Code::larger_than_eligible, entry.value.span,
                 fmt::format("the sample of `{}` has {} cases, and {} were eligible", binder.framework.kinds[*kind].id,
                             *sample, entry.value.whole),
                 "correct the sample or the number of eligible cases");
  }
}

// TOML never begins with a brace.
bool is_json(const Binder& binder, Span place) {
  const std::string_view text = binder.sources[place.source].text();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

// `entry`: the cases of one kind, or of all.
std::string how_to_write_cases(const Binder& binder, const DataEntry& entry) {
  const std::vector<CaseKind>& kinds = binder.framework.kinds;
  const std::uint32_t meant = find_spelled(kinds, entry.key).value_or(0);
  const std::string kind = kinds.empty() ? "…" : kinds[meant].id;
  return is_json(binder, entry.key_span)
             ? fmt::format(
                   "write \"cases\": {{ \"{}\": [ {{ … }}, {{ … }} ] }}, a list with a record in braces for each case",
                   kind)
             : fmt::format("write [[cases.{}]] above the facts and answers of each case", kind);
}

bool are_records(const Binder& binder, const DataEntry& entry) {
  const DataValue& list = entry.value;
  const auto is_record = [](const DataValue& item) { return item.kind == Kind::table; };
  const auto wrong = std::find_if_not(list.items.begin(), list.items.end(), is_record);
  if (list.kind != Kind::list || wrong != list.items.end()) {
    const Span place = list.kind == Kind::list ? wrong->span : list.span;
    binder.error(Code::wrong_value, place,
                 fmt::format("cases of `{}` that are not written as records", shown(entry.key)),
                 how_to_write_cases(binder, entry));
    return false;
  }
  if (static_cast<std::int64_t>(list.items.size()) <= kMaxCases) return true;
  binder.error(Code::too_many_cases, entry.key_span,
               fmt::format("{} cases of `{}`", list.items.size(), shown(entry.key)),
               fmt::format("there are at most {} of one kind", kMaxCases));
  return false;
}

// A sample that is given too must be of as many cases.
void check_size(const Binder& binder, const DataEntry& entry, std::int64_t sample) {
  const auto records = static_cast<std::int64_t>(entry.value.items.size());
  if (records == sample) return;
  const Code code = records > sample ? Code::larger_than_sample : Code::case_incomplete;
  binder.error(code, entry.key_span,
               fmt::format("{} of `{}` {} there, and the sample says {}",
                           records == 1 ? "1 case" : fmt::format("{} cases", records), entry.key,
                           records == 1 ? "is" : "are", sample),
               records > sample
                   ? "correct the sample, or leave it out: it is counted from the cases"
                   : "add the cases that are missing, with `not yet assessed` for answers still to come; or "
                     "correct the sample");
}

// By two spellings of the kind, or in two files.
void cases_twice(const Binder& binder, const DataEntry& entry, KindId kind) {
  binder.diagnostics.add({Code::cases_twice,
                          entry.key_span,
                          fmt::format("the cases of `{}` are given twice", binder.framework[kind].id),
                          "put them into one place, and write their kind the same way in every row",
                          {{binder.records[kind.index]->span, "the others"}},
                          {}});
}

bool is_sheet_without_rows(const DataValue& list) {
  return list.kind == Kind::list && list.items.empty() && list.span.begin == list.span.end;
}

// Its questions stay open. Without a name it would tell the kinds in its rows.
void check_empty_sheet(Binder& binder, const DataEntry& entry) {
  if (entry.key.empty()) return check_columns(binder, std::nullopt, entry.value);
  if (const auto kind = find_kind(binder, entry, "the cases")) check_columns(binder, kind, entry.value);
}

void find_records(Binder& binder, const DataEntry& cases) {
  if (!binder.expect(cases, Kind::table, how_to_write_cases(binder, cases))) return;
  for (const DataEntry& entry : cases.value.entries) {
    if (is_sheet_without_rows(entry.value)) {
      check_empty_sheet(binder, entry);
      continue;
    }
    const bool right = are_records(binder, entry);
    const std::optional<KindId> kind = find_kind(binder, entry, "the cases");
    if (!kind || !right) continue;
    if (binder.records[kind->index] != nullptr) {
      cases_twice(binder, entry, *kind);
      continue;
    }
    std::optional<std::int64_t>& sample = binder.samples[kind->index];
    if (sample) check_size(binder, entry, *sample);
    binder.records[kind->index] = &entry.value;
    sample = static_cast<std::int64_t>(entry.value.items.size());
  }
}

}  // namespace

void bind_blank(Binder& binder, const DataEntry& blank) {
  const DataValue& value = blank.value;
  const std::optional<Answer> answer = value.kind == Kind::text ? answer_of(value.text) : std::nullopt;
  const bool left_out = value.kind == Kind::text && folded(value.text) == "left out";
  if (!left_out && (!answer || answer == Answer::yes || answer == Answer::no)) {
    binder.error(Code::wrong_value, value.span, "no meaning that an empty cell may have",
                 "write blank = \"left out\", or \"not relevant\", \"not yet assessed\" or \"insufficient evidence\"");
    binder.blank = {true, Answer::open};  // what follows from it is not reported again
    return;
  }
  binder.blank = {true, answer};
}

void bind_samples(Binder& binder, const DataValue& document) {
  binder.samples.resize(binder.framework.kinds.size());
  binder.records.resize(binder.framework.kinds.size());
  Sizes& eligible = binder.inspection.eligible;
  eligible.resize(binder.framework.kinds.size());
  const DataEntry* given = document.find("eligible");
  if (const DataEntry* sample = document.find("sample")) bind_sizes(binder, *sample, "the sample", binder.samples);
  if (given != nullptr) bind_sizes(binder, *given, "the eligible cases", eligible);
  if (const DataEntry* cases = document.find("cases")) find_records(binder, *cases);
  if (given != nullptr) check_eligible(binder, *given);
}

}  // namespace rubric
