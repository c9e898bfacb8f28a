// From a data file to its report: what `rate` and `explain` share.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/commands.hpp"
#include "app/rules.hpp"
#include "runtime/report.hpp"

namespace rubric::app {

// All that a report refers to; it stays where it is.
struct Rating {
  std::string file;
  const Framework* framework = nullptr;
  Plan plan;
  Inspection inspection;
  Outcome outcome;
  Report report;

  int status() const { return !report.differences.empty() ? Exit::differs : report.open() ? Exit::open : Exit::ok; }
};

// Null after an error in the rules or the data.
std::unique_ptr<Rating> rate_file(const std::string& file, const std::optional<std::string>& framework, Rules& rules, Diagnostics& diagnostics);

// Heading of a print-out: who was inspected, and which framework rates it.
std::string heading_of(const Rating& rating, const Console& console);

// What the report printed otherwise; what was set aside. Empty when there is nothing to say.
std::string published_of(const Rating& rating);
std::string set_aside_of(const Rating& rating);

}  // namespace rubric::app
