// What the columns of a sheet of inspections are about in one framework.
#include "runtime/row_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "runtime/bind.hpp"
#include "runtime/spelling.hpp"

namespace rubric {

namespace {

constexpr std::size_t kMostDigits = 4;  // of the number of a record

void ambiguous(const RowColumn& column, const std::vector<RowPlace>& places, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  names.reserve(places.size());
  for (const RowPlace& place : places) names.push_back(place.column());
  diagnostics.add({Code::ambiguous_name,
                   column.span,
                   fmt::format("`{}` may mean `{}`", shown(column.name), fmt::join(names, "` or `")),
                   "write the one that is meant",
                   {},
                   {}});
}

void twice(const RowColumn& column, const RowColumn& first, Diagnostics& diagnostics) {
  diagnostics.add({Code::wrong_header,
                   column.span,
                   fmt::format("`{}` and `{}` are the same", shown(first.name), shown(column.name)),
                   "keep one of the columns",
                   {{first.span, "the first one"}},
                   {}});
}

// All names that columns can have for one framework, and what they are about.
class RowNames {
 public:
  RowNames(const Framework& framework, const std::vector<RowColumn>& columns) : framework_(framework) {
    add_records(columns);
    for (const FactId id : framework.inputs) add({"input", framework[id].id, "", 0}, {framework[id].title});
    for (const Standard& standard : framework.standards) {
      if (standard.judged) add({"judged", standard.id, "", 0}, {standard.title, standard.id + " " + standard.title});
      for (const QuestionId id : standard.questions) add(standard, framework[id]);
      if (standard.results.rating) add({"published", standard.id, "", 0}, {"published " + standard.id});
    }
    add({"published", "overall", "", 0}, {"published overall"});
    add({"published", "score", "", 0}, {"published score"});
  }

  // More than one: it is not certain which is meant.
  std::vector<RowPlace> find(std::string_view column) const {
    const auto found = by_spelling_.find(folded(column));
    if (found == by_spelling_.end()) return {};
    const auto just_so = std::find_if(found->second.begin(), found->second.end(),
                                      [&](const RowPlace& place) { return place.column() == column; });
    return just_so == found->second.end() ? found->second : std::vector{*just_so};
  }

  const std::vector<RowPlace>& all() const { return all_; }

 private:
  // Names the fields of so many records of each list; at least of one.
  void add_records(const std::vector<RowColumn>& columns) {
    for (const RecordList& list : framework_.lists) {
      std::set<std::size_t> records = {1};
      for (const RowColumn& column : columns) {
        if (const auto record = record_in(list, column); record) records.insert(*record);
      }
      for (const std::size_t record : records) add(list, record);
    }
  }

  // Of `cycles.2.deficiency`, 2.
  static std::optional<std::size_t> record_in(const RecordList& list, const RowColumn& column) {
    const std::string name = folded(column.name);
    const std::string start = folded(list.id);
    if (!column.is_data() || !name.starts_with(start) || name.size() < start.size() + 2) return std::nullopt;
    const std::string_view rest = std::string_view(name).substr(start.size() + 1);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool number = digits > 0 && digits <= kMostDigits && rest.front() != '0';
    return number ? std::optional<std::size_t>(std::stoul(std::string(rest.substr(0, digits)))) : std::nullopt;
  }

  void add(const RecordList& list, std::size_t record) {
    for (const FactId id : list.fields) {
      const Fact& field = framework_[id];
      const std::string number = std::to_string(record);
      add(RowPlace{"list", list.id, field.id, record},
          {list.id + " " + number + " " + field.id, list.id + "." + number + "." + field.title,
           list.id + " " + number + " " + field.title});
    }
  }

  void add(const Standard& standard, const Question& question) {
    add({"tally", standard.id, question.id, 0}, {standard.id + " " + question.id, standard.id + " " + question.title,
                                                 standard.id + "." + question.title, question.title});
  }

  void add(const RowPlace& place, const std::vector<std::string>& titles) {
    all_.push_back(place);
    spell(place.column(), place);
    for (const std::string& title : titles) {
      if (!title.empty()) spell(title, place);
    }
  }

  void spell(const std::string& spelling, const RowPlace& place) {
    std::vector<RowPlace>& places = by_spelling_[folded(spelling)];
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }

  const Framework& framework_;
  std::vector<RowPlace> all_;
  std::map<std::string, std::vector<RowPlace>, std::less<>> by_spelling_;
};

// As it is written after an option.
std::string argument(std::string_view name) {
  const bool plain = name.find_first_of(" ;&|()<>$*?'\"\\") == std::string_view::npos;
  return plain ? shown(name) : fmt::format("\"{}\"", shown(name));
}

void unknown(const RowSheet& sheet, std::size_t i, const std::vector<const RowMatch*>& matches,
             Diagnostics& diagnostics) {
  const RowColumn& column = sheet.columns[i];
  std::vector<std::string_view> names = {"provider", "programme", "fieldwork", "framework"};
  std::set<std::string_view> ids;
  for (const RowMatch* match : matches) {
    names.insert(names.end(), match->names.begin(), match->names.end());
    ids.insert(match->framework->id);
  }
  const std::string near = did_you_mean(column.name, names);
  const std::string options =
      fmt::format("`--carry {0}` copies the column to the output, `--ignore {0}` leaves it out", argument(column.name));
  diagnostics.add({Code::unknown_column,
                   column.span,
                   fmt::format("{} {} nothing called `{}`", fmt::join(ids, " and "), ids.size() > 1 ? "have" : "has",
                               shown(column.name)),
                   near.empty() ? options : fmt::format("did you mean `{}`? Else {}", near, options),
                   {},
                   {fmt::format("column {}", letters_of(i))}});
}

void missing(const RowSheet& sheet, const RowMatch& match, Diagnostics& diagnostics) {
  const Span header = sheet.columns.front().span;
  const std::vector<std::string_view> columns(match.missing.begin(), match.missing.end());
  const std::string_view add = columns.size() > 1 ? "add a column for each" : "add the column";
  diagnostics.add({Code::no_column,
                   {header.source, header.begin, header.begin},
                   fmt::format("{} asks for {}, and the sheet has no such column{}", match.framework->id,
                               list_of(columns), columns.size() > 1 ? "s" : ""),
                   fmt::format("{}; where it is not known, leave its cells empty and say `--blank missing`", add),
                   {},
                   {}});
}

}  // namespace

std::string RowPlace::column() const {
  if (record > 0) return fmt::format("{}.{}.{}", name, record, below);
  const std::string before = part == "published" ? "published." : "";
  return before + (below.empty() ? name : name + "." + below);
}

bool RowMatch::compares() const {
  return std::any_of(places.begin(), places.end(),
                     [](const std::optional<RowPlace>& place) { return place && place->part == "published"; });
}

RowMatch match_columns(const RowSheet& sheet, const Framework& framework, const Framework* own,
                       Diagnostics& diagnostics) {
  const RowNames names(framework, sheet.columns);
  const RowNames others(own != nullptr ? *own : framework, sheet.columns);
  RowMatch match{&framework, {}, {}, {}};
  for (const RowColumn& column : sheet.columns) {
    std::vector<RowPlace> places = column.is_data() ? names.find(column.name) : std::vector<RowPlace>();
    if (places.empty() && column.is_data()) places = others.find(column.name);
    if (places.size() > 1) ambiguous(column, places, diagnostics);
    const auto first = places.size() == 1
                           ? std::find(match.places.begin(), match.places.end(), std::optional(places.front()))
                           : match.places.end();
    if (first != match.places.end())
      twice(column, sheet.columns[static_cast<std::size_t>(first - match.places.begin())], diagnostics);
    match.places.push_back(places.size() == 1 ? std::optional(places.front()) : std::nullopt);
  }
  for (const RowPlace& place : names.all()) {
    match.names.push_back(place.column());
    const bool there = std::find(match.places.begin(), match.places.end(), std::optional(place)) != match.places.end();
    if (!there && place.part != "published") match.missing.push_back(place.column());
  }
  return match;
}

std::vector<std::string> needed_columns(const Framework& framework) {
  Diagnostics unneeded;  // without columns nothing can be wrong with them
  return match_columns({}, framework, nullptr, unneeded).missing;
}

void check_columns(const RowSheet& sheet, const std::vector<const RowMatch*>& matches, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const RowColumn& column = sheet.columns[i];
    const bool used = std::any_of(matches.begin(), matches.end(),
                                  [&](const RowMatch* match) { return match->places[i].has_value(); });
    if (!used && column.is_data() && !column.carried) unknown(sheet, i, matches, diagnostics);
  }
  for (const RowMatch* match : matches) {
    if (!match->missing.empty()) missing(sheet, *match, diagnostics);
  }
}

}  // namespace rubric
