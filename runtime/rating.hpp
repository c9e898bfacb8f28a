// From an inspection's data to its rating, in one step: for the program, and for whoever uses the libraries.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "runtime/report.hpp"

namespace rubric {

// A rated inspection, with all that its report refers to; it stays where it is.
struct Rating {
  std::string file;  // the name of the data
  std::uint64_t data_hash = 0;
  const Framework* framework = nullptr;
  std::shared_ptr<const Plan> plan;  // of many ratings by one framework the same
  Inspection inspection;
  Outcome outcome;
  Report report;
};

// Rates data that have been read, by a framework that has been chosen. Null after an error, which is in the
// diagnostics. The framework must outlive the rating.
std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading, const Framework& framework,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics);
// The same by a framework that has been compiled. `rate_it` is `rate`, or gives what that gives
// (runtime/batch/rate_each.hpp).
using RateInspection = std::function<std::optional<Outcome>(const Inspection&, Diagnostics&)>;
std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading,
                                      std::shared_ptr<const Plan> plan, const RateInspection& rate_it,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics);

// The same from a TOML text among the sources, by this framework whatever edition is in force. Identifiers of cases
// are hidden first, so that no message shows one.
std::unique_ptr<Rating> rate_text(SourceId data, const Framework& framework, Sources& sources,
                                  Diagnostics& diagnostics);

}  // namespace rubric
