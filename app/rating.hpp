// From a data file to its report: what `rate` and `explain` share.
#pragma once

#include <memory>
#include <string>

#include "app/commands.hpp"
#include "app/rules.hpp"
#include "runtime/batch/rate_each.hpp"
#include "runtime/rating.hpp"

namespace rubric::app {

// The framework that rates an inspection, and how strictly data are held against it.
struct RatedBy {
  const Framework* framework = nullptr;
  Binding binding;
};
// `asked_for`: what --framework names. Empty after an error, also in the rules.
std::optional<RatedBy> framework_for(const Heading& heading, const std::optional<std::string>& asked_for, Rules& rules,
                                     Diagnostics& diagnostics);

// The data of an inspection, with those of the sheets that it or --cases names. Empty after an error.
std::optional<DataValue> read_data(const std::string& file, const Options& options, Rules& rules,
                                   Diagnostics& diagnostics);
// By the framework that the options name, else by its own. Null after an error in the rules or the data. `raters` learn
// from one inspection to the next.
std::unique_ptr<Rating> rate_data(const DataValue& document, const Options& options, Rules& rules, RateEachBy& raters,
                                  Diagnostics& diagnostics);
// Both, of one file.
std::unique_ptr<Rating> rate_file(const std::string& file, const Options& options, Rules& rules,
                                  Diagnostics& diagnostics);

// The exit status that it comes to.
int status_of(const Rating& rating);

// Heading of a print-out: who was inspected, and which framework rates it.
std::string heading_of(const Rating& rating, const Console& console);

// "Overall: published Good, rated Outstanding"
std::string difference_in_words(const Framework& framework, const Difference& difference);

// What the report printed otherwise; what was set aside. Empty when there is nothing to say.
std::string published_of(const Rating& rating);
std::string set_aside_of(const Rating& rating);

}  // namespace rubric::app
