// What the parts of bind() share. Private to bind*.cpp and heading.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/inspection.hpp"

namespace rubric {

// What an inspection says that an empty cell of a sheet means.
struct Blank {
  bool told = false;             // else it is an error
  std::optional<Answer> answer;  // none: as if the column were not there; so for facts in any case
};

// An inspection on its way to being matched.
struct Binder {
  const Framework& framework;
  const Framework* own;  // of an inspection that another framework was asked for: its own, if that is known
  bool asked_for;        // what has no place is set aside
  const Heading& heading;
  const Sources& sources;
  Diagnostics& diagnostics;
  Inspection inspection;

  std::vector<std::optional<std::int64_t>> samples;  // per kind of case
  std::vector<const DataValue*> records;             // per kind of case: the list of them; null when not recorded
  bool case_ids = false;                             // cases may be named by their identifiers
  bool in_part = false;                              // what cases do not tell is open
  Blank blank = {};

  void error(Code code, Span span, std::string message, std::string advice) const;
  // Of a name that nothing has here. One that the head of the file has is told so instead.
  void unknown(std::string_view name, Span span, std::string message, std::string advice) const;
  // Once for everything of the same name.
  void set_aside(std::string what, std::string why, Span span);
  // Whether the value is of the kind; an error if not. `advice` says how to write it.
  bool expect(const DataEntry& entry, DataValue::Kind kind, std::string_view advice) const;
};

// ---- entries of the head that stand in another part (heading.cpp)

bool is_head_entry(std::string_view key);
Diagnostic misplaced(std::string_view key, Span span);

// ---- names in the data (bind_names.cpp)

// Names with dots in them, such as those of standards and of questions in case records.
class DottedNames {
 public:
  void add(std::string_view name);
  bool has(std::string_view name) const { return names_.contains(name); }
  bool has_longer(std::string_view name) const;  // some name begins with this one and a dot

 private:
  std::set<std::string, std::less<>> names_;
};

struct NamedEntry {
  std::string name;
  const DataEntry* entry;
};

// The entries of a table by their names. TOML reads `2.1 = …` without quotes as tables within a table: they become
// one name again. The same name written both ways is an error, and only its first entry is given.
std::vector<NamedEntry> named_entries(const Binder& binder, const DataValue& table, const DottedNames& names);

// Standards of the framework and, where another one was asked for, of the inspection's own.
DottedNames names_of_standards(const Binder& binder);

// The standard that data are about. None if they were set aside or reported; `what` names them ("the tallies").
std::optional<StandardId> find_standard(Binder& binder, const NamedEntry& data, std::string_view what);
// Reports data of a standard that does not apply, or sets them aside.
void does_not_apply(Binder& binder, StandardId standard, std::string_view what, Span span);
// The same, of a standard that is judged, or of one with questions.
enum class Nature : std::uint8_t { judged, questions };
std::optional<StandardId> find_standard(Binder& binder, const NamedEntry& data, std::string_view what, Nature nature);

// The standard of the inspection's own framework that is the same, else the one of that name; null where it has
// neither.
const Standard* own_standard(const Binder& binder, const Standard& standard);
// Whether data of another framework would be about something else under the same name.
bool is_another_standard(const Binder& binder, const Standard& standard);

const Standard* standard_of(const Framework* framework, std::string_view id);
const CaseKind* kind_of(const Framework* framework, std::string_view id);
const Question* question_of(const Framework* framework, std::string_view standard, std::string_view id);

std::string list_of(const std::vector<std::string_view>& names);  // "`a`, `b`"; the first twenty
// The way out of a misspelt name: the one that was probably meant, else those there are ("the standards are …").
std::string instead_of(std::string_view name, std::string_view those, const std::vector<std::string_view>& names);

template <typename Named>
std::vector<std::string_view> ids_of(const std::vector<Named>& things) {
  std::vector<std::string_view> ids;
  for (const Named& thing : things) ids.push_back(thing.id);
  return ids;
}

// ---- levels

// Whether the value is a text or a number, as names of levels are; an error if not.
bool names_level(const Binder& binder, const DataValue& value);
// The level that is called so, by its name or title.
std::optional<std::uint32_t> level_in(const Scale& scale, const DataValue& value);
// Null where there is none.
const Scale* scale_of_rating(const Framework& framework, const Results& results);
const Scale* scale_of_judgement(const Framework& framework, const Standard& standard);
// Reports a value that is no level of the scale.
void outside_scale(const Binder& binder, const DataValue& value, const Scale& scale);
std::uint64_t all_levels(const Scale& scale);

// ---- the parts of an inspection, in the order in which they must run

void bind_blank(Binder& binder, const DataEntry& blank);
void bind_samples(Binder& binder, const DataValue& document);  // and finds the records
void bind_inputs(Binder& binder, const DataEntry* inputs);     // null: there are none in the data
void bind_records(Binder& binder, const DataEntry* lists);     // likewise
void bind_judgements(Binder& binder, const DataEntry& judged);
void bind_tallies(Binder& binder, const DataEntry& tallies);
void bind_cases(Binder& binder);
// Of a sheet without rows: whether its columns mean something. `kind`: none where the rows would tell it.
void check_columns(Binder& binder, std::optional<KindId> kind, const DataValue& sheet);
void bind_prompts(Binder& binder, const DataEntry& prompts);
void bind_published(Binder& binder, const DataEntry& published);
void bind_decisions(Binder& binder, const DataEntry& decisions);

// Reports a name that is no question of its standard, or sets it aside; `what` names the data ("the tally").
void unknown_question(Binder& binder, const Standard& standard, const DataEntry& entry, std::string_view what);

// ---- single values

// The tallies that a text stands for; none after an error. `sample` is that of the question's kind of case.
std::optional<Tallies> tallies_from(const Binder& binder, const DataEntry& entry, const Question* question,
                                    std::optional<std::int64_t> sample);
// A fact of a case; none if the value is not of its type or beyond its bounds.
std::optional<Value> fact_from(const Framework& framework, const Fact& fact, const DataValue& value);
void no_value_of(const Binder& binder, const Fact& fact, const DataValue& value);  // reports it
std::string how_to_write(const Framework& framework, const Fact& fact);

}  // namespace rubric
