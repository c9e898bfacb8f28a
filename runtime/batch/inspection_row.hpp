// One inspection as columns of one row: the inverse of row_inspection.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/batch/columns.hpp"

namespace rubric::batch {

class InspectionRow {
 public:
  explicit InspectionRow(const Framework& framework);
  InspectionRow(const InspectionRow&) = delete;  // its columns are views of its cells
  InspectionRow& operator=(const InspectionRow&) = delete;

  // False where columns cannot tell it: figures that are open, records, decisions of the panel.
  bool put(const Inspection& inspection);
  const Columns& columns() const { return columns_; }

 private:
  bool put_tallies(const Inspection& inspection);
  bool put_judgements(const Inspection& inspection);
  bool put_inputs(const Inspection& inspection);
  bool put_patterns(const Inspection& inspection);

  const Framework& framework_;
  std::vector<std::uint16_t> yes_, relevant_;  // per question
  std::vector<std::uint8_t> judged_;           // per standard
  std::vector<Patterns> patterns_;
  std::uint32_t first_ = 0;  // of the values of every input: each has one
  Columns columns_;
};

}  // namespace rubric::batch
