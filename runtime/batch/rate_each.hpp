// Plan + inspection → outcome, for whoever has many of them but gets them one by one: files of a folder, rows of a
// sheet, the same inspection under other rules.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "runtime/batch/rate_all.hpp"
#include "runtime/rating.hpp"

namespace rubric {

namespace batch {
class InspectionRow;
}

// Gives what `rate` gives (runtime/rate.hpp). The first ones are rated by that: a few are not worth a batch.
class RateEach {
 public:
  explicit RateEach(std::shared_ptr<const Plan> plan, std::size_t first_ones = 512);
  RateEach(RateEach&&) noexcept;
  ~RateEach();

  const std::shared_ptr<const Plan>& plan() const { return plan_; }
  // How many a batch has rated.
  std::size_t in_columns() const { return in_columns_; }
  // No outcome after an error.
  std::optional<Outcome> rate(const Inspection& inspection, Diagnostics& diagnostics);

 private:
  std::shared_ptr<const Plan> plan_;
  std::size_t first_ones_;  // that are still to come
  std::size_t in_columns_ = 0;
  std::optional<Batch> batch_;
  std::unique_ptr<batch::InspectionRow> row_;
  std::vector<std::uint32_t> which_;  // per step
};

// From data that have been read (runtime/rating.hpp). Null after an error.
std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading, RateEach& each,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics);

// One for each framework that rates some of them. The frameworks must outlive it.
class RateEachBy {
 public:
  RateEach& operator[](const Framework& framework);

 private:
  std::map<const Framework*, RateEach> all_;
};

}  // namespace rubric
