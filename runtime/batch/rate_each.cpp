#include "runtime/batch/rate_each.hpp"

#include <utility>

#include "runtime/batch/inspection_row.hpp"
#include "runtime/rate.hpp"

namespace rubric {

RateEach::RateEach(std::shared_ptr<const Plan> plan, std::size_t first_ones)
    : plan_(std::move(plan)), first_ones_(first_ones), which_(plan_->steps.size()) {}
RateEach::RateEach(RateEach&&) noexcept = default;
RateEach::~RateEach() = default;

std::optional<Outcome> RateEach::rate(const Inspection& inspection, Diagnostics& diagnostics) {
  if (first_ones_ > 0) {
    --first_ones_;
    return rubric::rate(*plan_, inspection, diagnostics);
  }
  if (!batch_) {
    batch_.emplace(Batch::of_every_step(*plan_));
    row_ = std::make_unique<batch::InspectionRow>(*plan_->framework);
  }
  if (!row_->put(inspection) || !batch_->rate_in_columns(row_->columns(), 0, which_))
    return rubric::rate(*plan_, inspection, diagnostics);
  ++in_columns_;
  Outcome outcome{plan_.get(), {}};
  outcome.slots.reserve(which_.size());
  for (std::size_t i = 0; i < which_.size(); ++i) outcome.slots.push_back(batch_->values(i)[which_[i]]);
  return outcome;
}

std::unique_ptr<Rating> rate_document(const DataValue& document, const Heading& heading, RateEach& each,
                                      const Binding& binding, const Sources& sources, Diagnostics& diagnostics) {
  const auto rate_it = [&](const Inspection& inspection, Diagnostics& problems) {
    return each.rate(inspection, problems);
  };
  return rate_document(document, heading, each.plan(), rate_it, binding, sources, diagnostics);
}

RateEach& RateEachBy::operator[](const Framework& framework) {
  const auto known = all_.find(&framework);
  if (known != all_.end()) return known->second;
  return all_.emplace(&framework, RateEach(std::make_shared<const Plan>(compile(framework)))).first->second;
}

}  // namespace rubric
