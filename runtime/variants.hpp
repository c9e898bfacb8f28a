// One rating of bound inspections under variants of a framework that differ in the edges of bands: compiled once, and
// of each inspection only what the edges have a part in is worked out again.
#pragma once

#include <vector>

#include "runtime/rate.hpp"

namespace rubric {

class Variants {
 public:
  // `moved`: the bandings whose edges differ. The framework and the inspections must outlive it.
  Variants(const Framework& framework, DefinitionId wanted, const std::vector<BandingId>& moved);

  Variants(const Variants&) = delete;
  Variants& operator=(const Variants&) = delete;

  // The bandings to be used from now on.
  Banding& banding(BandingId id) { return framework_.bandings[id.index]; }

  // From now on it is about this inspection, which the framework as it stands can rate.
  void take(const Inspection& inspection);
  // Its rating by the bandings as they are now; broken if it cannot be rated.
  Value rating();

 private:
  Value step(std::uint32_t slot);

  Framework framework_;
  Plan plan_;
  std::uint32_t wanted_;
  std::vector<std::uint32_t> steps_;  // that the edges have a part in, in order
  std::vector<bool> reads_edges_;     // per slot: it does so itself
  const Inspection* inspection_ = nullptr;
  Diagnostics unheard_;
  std::vector<Value> slots_;
  std::vector<bool> changed_;  // per slot: since the rating before
  int broken_ = 0;             // of the steps: how many came to nothing
};

}  // namespace rubric
