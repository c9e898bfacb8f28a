// What rates the inspections of a sheet: the framework that --framework names, or the one that a row says.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/rating.hpp"
#include "runtime/plan.hpp"
#include "runtime/row_names.hpp"

namespace rubric::app {

struct Rater {
  RatedBy by;
  RateEach each;
  RowMatch match;  // of the sheet's columns
};

// What a row says of itself, with --framework where it does not say by which one it is rated.
struct RowHead {
  DataValue document;
  Heading heading;
  bool own = false;  // the row says it
};

class Raters {
 public:
  Raters(const Options& options, Rules& rules);

  // Empty after an error.
  std::optional<RowHead> head(const RowSheet& sheet, const InspectionRow& row, Diagnostics& problems) const;
  // Of data without a head: --framework must be given.
  std::optional<RowHead> head(Span place, Diagnostics& problems) const;
  // Rows that say the same of themselves are rated by the same framework, or what is wrong is said of the first. Null
  // after an error.
  Rater* choose(const RowHead& head, Diagnostics& problems);

  // The one that was chosen for such a row; null where none was.
  Rater* known(const RowHead& head) const;

  void forget();  // all that were chosen

  // In the order in which they were chosen.
  const std::vector<Rater*>& all() const { return all_; }
  // What the columns are about for each of them. False after an error. `beside_cases`: tallies may be missing, as there
  // are cases to count.
  bool match_columns(const RowSheet& sheet, bool beside_cases, Diagnostics& problems);

 private:
  // Rows that say the same of themselves.
  using Key = std::tuple<std::string, std::string, std::optional<Date>>;
  std::optional<RowHead> complete(DataValue document, Span place, Diagnostics& problems) const;
  static Key key_of(const RowHead& head);
  Rater* rater_by(const RatedBy& by);

  const Options& options_;
  Rules& rules_;
  Span asked_for_;  // the name after --framework
  std::map<Key, Rater*> chosen_;
  std::map<std::pair<const Framework*, const Framework*>, std::unique_ptr<Rater>> raters_;
  std::vector<Rater*> all_;
};

}  // namespace rubric::app
