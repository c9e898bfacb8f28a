// Plan + many inspections as columns → their outcomes as columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "lang/diagnostic.hpp"
#include "runtime/batch/columns.hpp"
#include "runtime/plan.hpp"

namespace rubric {

// What one definition (none: a step of the plan) comes to: in row i, `values[which[i]]`. An open result is a value that
// may be several things. A row that could not be rated has kFailed in every column. `values` only ever grows, so what
// is kept beside a value, such as its text, stays right from batch to batch.
struct OutcomeColumn {
  DefinitionId definition;
  std::vector<std::uint32_t> which;
  std::vector<Value> values;
};
inline constexpr std::uint32_t kFailed = UINT32_MAX;

// Why a row was not rated.
struct Unrated {
  std::size_t row = 0;
  Diagnostics diagnostics;
};

struct OutcomeTable {
  std::size_t rows = 0;
  std::vector<OutcomeColumn> columns;  // one for each definition asked for, in that order
  std::vector<Unrated> unrated;        // ascending
  std::size_t singly = 0;              // rows that columns could not tell: they were rated by themselves
  std::uint64_t rated_by = 0;          // number of the batch; another one begins with other values
};

// Rates inspections by a plan, many at a time. It learns: a combination of values that it has met before is looked
// up, one that is new is worked out by the evaluator that rates single inspections, so both give the same.
class Batch {
 public:
  // `wanted`: the definitions to tell, such as ratings, scores and grounds. The plan must outlive the batch.
  Batch(const Plan& plan, std::vector<DefinitionId> wanted);
  // Tells every step of the plan, in its order: the full derivation of each inspection.
  static Batch of_every_step(const Plan& plan);
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  // Rates all rows. `out` is overwritten; handing in the same one again saves its memory and keeps its values.
  // Linear in the rows. What it has learnt is bounded.
  void rate_all(const Columns& table, OutcomeTable& out);

  // Rates one row, without any table of outcomes: `which[i]` is the place in `values(i)` of what was asked for. False
  // after an error; then `which` is not told. For programs that get their inspections one by one.
  bool rate_one(const Columns& table, std::size_t row, std::span<std::uint32_t> which, Diagnostics& diagnostics);
  // The same without going another way where columns cannot tell the row: then it is false.
  bool rate_in_columns(const Columns& table, std::size_t row, std::span<std::uint32_t> which);
  const std::vector<Value>& values(std::size_t column) const;

  // No: nothing that was asked for depends on the patterns of a table.
  bool reads_patterns() const;

 private:
  struct Parts;
  explicit Batch(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Everything that a framework rates: ratings of standards and domains, scores, the overall, and the grounds of each
// standard; as awarded where no panel decides.
std::vector<DefinitionId> rated_definitions(const Framework& framework);

}  // namespace rubric
