// The caseload of the benchmark in memory: drawn as rubric_bench_data draws it, and counted.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/batch/columns.hpp"
#include "runtime/batch/resample.hpp"
#include "tests/bench/limit_rating.hpp"

namespace rubric::bench {

// So many inspections, as columns. Of tests/bench/bench.rubric: eight standards of three questions each after the
// judged ones; 24 cases of the first kind and 16 of the second.
class Caseload {
 public:
  Caseload(const Framework& framework, std::size_t inspections, std::uint64_t seed);
  Caseload(const Caseload&) = delete;
  Caseload& operator=(const Caseload&) = delete;

  std::size_t size() const { return judged_[0].size(); }
  // Views of inspections [begin, begin + count).
  Columns columns(std::size_t begin, std::size_t count) const;
  // The same inspection for the rater by hand.
  limit::Counted counted(std::size_t inspection) const;
  std::array<std::uint8_t, limit::kJudged> judged(std::size_t inspection) const;

 private:
  static constexpr std::size_t kTallies = limit::kTallied * limit::kQuestions;

  std::size_t standards_;
  std::array<std::vector<std::uint16_t>, kTallies> yes_, relevant_;
  std::array<std::vector<std::uint8_t>, limit::kJudged> judged_;
  std::array<std::vector<Patterns>, limit::kTallied> patterns_;
};

// The cases of one inspection, one by one.
std::vector<CasesOfKind> drawn_cases(std::uint64_t seed);

}  // namespace rubric::bench
