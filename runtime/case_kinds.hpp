// Cases of several kinds in a sheet that does not name the kinds: a row for each answer tells it by its question.
#pragma once

#include <memory>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/case_sheet.hpp"

namespace rubric {

class CaseKinds {
 public:
  // `own`: the inspections' own edition, where another framework was asked for; else null. Both must outlive this.
  CaseKinds(const Framework& framework, const Framework* own);
  CaseKinds(CaseKinds&&) noexcept;
  CaseKinds& operator=(CaseKinds&&) noexcept;
  ~CaseKinds();

  // The records of a list, each under the kind of case that its answers are of. One with answers of several kinds is
  // a case of each of them, with the facts that each of them has. What no kind knows goes to the first, where it is
  // reported.
  std::vector<DataEntry> sort(const DataEntry& list) const;

 private:
  struct Names;
  std::unique_ptr<Names> names_;
};

}  // namespace rubric
