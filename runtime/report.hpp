// An outcome in the framework's own terms: what every print-out, explanation and export shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/rate.hpp"

namespace rubric {

struct QuestionReport {
  QuestionId question;
  const Tallies* tallies = nullptr;
  Value percent;
  std::vector<std::uint32_t> bands;  // of the standard's banding that it may fall into, lowest first; empty without one
  std::uint64_t decides = kNo;       // a truth: whether it is one of the lowest percentages
};

struct GroundReport {
  GroundUse use;
  std::uint64_t holds = kNo;  // a truth; both: possible
};

// What a standard, or the overall, comes to.
struct RatedReport {
  std::uint64_t applies = kYes;  // a truth; of what does not apply all else is nothing
  Value rating;                  // indicated; never present where it has none
  Value awarded;  // the same, unless the panel decided otherwise; what published ratings are held against
  const Decision* decision = nullptr;  // null: none
  Value score;                         // of the awarded rating
  std::vector<GroundReport> grounds;
};

struct StandardReport : RatedReport {
  StandardId standard;
  bool by_lowest_band = false;  // its rule takes the lowest band that its questions' percentages fall into
  std::vector<QuestionReport> questions;
};

// A figure that the report printed and that the rating does not confirm.
struct Difference {
  const Published* published = nullptr;
  Value rated;
};

// Whether it may still come out in several ways.
bool is_open(const Value& value);
// What a published figure is held against: the rating as awarded, or the score. None where the framework has none.
DefinitionId held_against(const Framework& framework, const Published& published);
// Whether what was rated may be what was published.
bool confirms(const Value& rated, const Published& published);

struct Report {
  const Framework* framework = nullptr;
  const Inspection* inspection = nullptr;
  const Outcome* outcome = nullptr;
  std::vector<StandardReport> standards;
  RatedReport overall;  // never present where the framework has none
  std::vector<Difference> differences;

  // The panel has decided on some rating.
  bool decided() const { return !inspection->decisions.empty(); }
  // A counted standard or the overall is still open; a rating that the panel has awarded is not.
  bool open() const;
};

// The framework, inspection and outcome must outlive the report.
Report report(const Framework& framework, const Inspection& inspection, const Outcome& outcome);

}  // namespace rubric
