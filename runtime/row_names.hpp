// What the columns of a sheet of inspections are about in one framework.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/inspection.hpp"
#include "runtime/inspection_rows.hpp"

namespace rubric {

// Where in an inspection the cells of a column belong: `input` and `points`; `tally`, `2.1` and `desistance`;
// `published` and `overall`; `list`, `cycles` and `deficiency`, of one of its records.
struct RowPlace {
  std::string_view part;
  std::string name;
  std::string below;       // empty: the value stands under `name` itself
  std::size_t record = 0;  // of a list: which, from 1

  std::string column() const;  // as the column is called
  friend bool operator==(const RowPlace&, const RowPlace&) = default;
};

// The columns of a sheet as one framework that rates rows of it sees them. Columns are called by inputs, by standards
// that are judged, by questions, by fields of a record (`cycles.1.deficiency`), and `published.overall`,
// `published.score`, `published.1.1`; every spelling of a name will do, and so will a title that only one thing has.
struct RowMatch {
  const Framework* framework = nullptr;
  std::vector<std::optional<RowPlace>> places;  // per column; none: it is no data, or this framework has none such
  std::vector<std::string> names;               // of all columns that there could be
  std::vector<std::string> missing;             // of those that a rating needs and that are not there

  bool compares() const;  // some column has figures that were published
};

// Where inspections are rated by another framework than their `own` (else null), names of that one will do as well.
// Reports names that may mean two things, and things that two columns tell.
RowMatch match_columns(const RowSheet& sheet, const Framework& framework, const Framework* own,
                       Diagnostics& diagnostics);

// The columns that a sheet of inspections must have to be rated by the framework, lists with one record.
std::vector<std::string> needed_columns(const Framework& framework);

// Reports the columns that none of the frameworks has a use for, and those that one of them needs and that are not
// there.
void check_columns(const RowSheet& sheet, const std::vector<const RowMatch*>& matches, Diagnostics& diagnostics);

}  // namespace rubric
