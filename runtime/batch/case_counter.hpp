// The rows of one inspection in a sheet of cases → how its questions were answered. Only for rows that are plain: in
// any doubt it says so, and read_case_sheet() and bind() decide.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/batch/columns.hpp"

namespace rubric {

// Of one inspection, as bind() counts it under its own edition.
struct CountedCases {
  std::vector<std::uint16_t> yes;       // per question of the framework
  std::vector<std::uint16_t> relevant;  // likewise; kNotKnown where the inspection has no case of its kind
  // Per standard; none where it has more than kMostQuestions questions, which is only counted where no rule looks at a
  // single case.
  std::vector<Patterns> patterns;
  std::vector<std::uint32_t> samples;  // per kind: cases; 0 where there are none
};

class CaseCounter {
 public:
  // Empty where no sheet of that form is counted in the plain way. `names`: the cells of the header. `kind`: of all
  // cases, where there is no column `kind`; empty in a sheet with a row for each answer, and without that column: each
  // case is of the kind that its question is asked of. `blank`: what an empty cell means; empty: it is an error.
  // The framework must outlive the counter.
  static std::optional<CaseCounter> make(const Framework& framework, const std::vector<std::string>& names,
                                         char delimiter, std::string_view kind, std::string_view blank);
  CaseCounter(CaseCounter&&) noexcept;
  CaseCounter& operator=(CaseCounter&&) noexcept;
  ~CaseCounter();

  // `rows`: whole lines, without the header; kReadBeyond bytes behind them may be read too, whatever they are. False
  // where anything is not plain; `out` then says nothing. Takes time linear in the rows, and remembers a bounded number
  // of texts.
  static constexpr std::size_t kReadBeyond = 8'192;
  bool count(std::string_view rows, CountedCases& out);

 private:
  struct Parts;
  explicit CaseCounter(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace rubric
