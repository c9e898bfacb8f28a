// Ratings of samples drawn anew from the cases of one inspection: how far a rating may be a matter of chance.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/batch/rate_all.hpp"

namespace rubric {

// The cases of one kind. A sample of as many is drawn from them, each case as likely as any other and as often as it
// comes: the bootstrap. (B. Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7, 1979.)
struct CasesOfKind {
  std::vector<QuestionId> questions;
  std::vector<std::vector<Answer>> cases;  // per case: the answer to each of the questions: yes, no or not relevant
};

// Draws samples and rates them. What is not in the cases, such as judgements and inputs, stays as one row of a table
// has it.
class Resampling {
 public:
  // The plan, the cases and the table must outlive it.
  Resampling(const Plan& plan, std::vector<DefinitionId> wanted, const std::vector<CasesOfKind>& kinds,
             const Columns& table, std::size_t row);
  Resampling(Resampling&&) noexcept;
  ~Resampling();

  // So many samples, from the seed: the same on every machine. An outcome for each; `out` is overwritten.
  void run(std::uint64_t seed, std::size_t samples, OutcomeTable& out);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rubric
