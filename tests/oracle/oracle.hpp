// A second opinion on every rating: a naive evaluator straight over the Framework.
//
// It walks the expressions by recursion, for an inspection of which everything is known, and knows nothing of plans,
// slots, sets or shared steps: what it says follows from the comments of lang/graph.hpp and the language reference
// alone. Of our code it uses the exact numbers, and the types that describe a framework and its data.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "lang/framework.hpp"
#include "runtime/inspection.hpp"

namespace rubric::oracle {

// One certain result; the type of what was computed tells which field counts.
struct Plain {
  bool absent = false;      // not rated, nothing relevant, missing
  Rational number;          // of a number, percent or date (days since 1970-01-01)
  std::uint32_t place = 0;  // of a level, choice or truth (0 no, 1 yes)
  friend auto operator<=>(const Plain&, const Plain&) = default;
};
// None where it cannot be computed: a division by zero, an overflow, a number in no band.
using Result = std::optional<Plain>;

inline constexpr std::uint32_t kNoLevel = UINT32_MAX;

// An inspection of which everything is known.
struct Complete {
  std::vector<std::uint32_t> judged;  // per standard; 0 where it is not judged, kNoLevel where it does not apply
  std::vector<Tally> tallies;         // per question
  std::vector<std::vector<Pattern>> patterns;  // per standard; empty unless its cases are known one by one
  Date fieldwork;
  std::vector<Plain> inputs = {};                             // per fact of the framework
  std::vector<std::vector<std::vector<Plain>>> records = {};  // per list: of each record, a value per fact
  std::map<std::uint32_t, std::uint32_t> awarded = {};        // standard to level: what the panel decided
};

// From tallies alone nobody can tell whether one case could make a joint change. `doubt` is what the ground comes to
// where that would matter.
class Oracle {
 public:
  Oracle(const Framework& framework, const Complete& data, bool doubt = false);

  Result value(ExprId id);
  Result value(DefinitionId id) { return value(framework_[id].value); }
  bool doubted() const { return doubted_; }  // so far

  // What a `one_case` expression may make of the rating: what it comes to after each change that one case can make,
  // or could. None where some trial cannot be computed.
  std::optional<std::set<Plain>> after_one_case(const Expr& expr) const;

 private:
  struct Cell {
    bool known = false;
    Result result;
  };
  enum class Differs : std::uint8_t { no, perhaps, yes };
  Differs differs(const Expr& expr, const std::vector<int>& change, const Plain& rating) const;
  Result one_case(const Expr& expr);
  Result over_records(const Expr& expr);
  Result in_record(ExprId id, const std::vector<Plain>& record);

  const Framework& framework_;
  const Complete& data_;
  bool doubt_;
  bool doubted_ = false;
  std::vector<Cell> cells_;  // per expression
};

// What each definition may come to: one result, or two where a ground stays in doubt. Empty where some part of the
// rules cannot be computed: then there is no rating at all.
using Outcomes = std::vector<std::set<Plain>>;
std::optional<Outcomes> outcomes(const Framework& framework, const Complete& data);

// Whether a question's condition holds for a case. `facts` has a value per fact of the framework.
bool holds(const Framework& framework, ExprId condition, const std::vector<Plain>& facts, Date fieldwork);

}  // namespace rubric::oracle
