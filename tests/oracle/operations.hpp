// What each operation of a rule comes to, on certain values.
#pragma once

#include <vector>

#include "tests/oracle/oracle.hpp"

namespace rubric::oracle {

struct Taking {
  Plain value;
  bool in = true;  // its guard holds
  Plain weight{false, 1, 0};
};

// The values of an expression's parts, in their order.
struct Parts {
  std::vector<Plain> args;
  std::vector<Taking> members;
};

// Of everything but leaves, definitions and `one_case`.
Result compute(const Framework& framework, const Expr& expr, const Parts& parts);

inline Plain truth(bool yes) { return {false, 0, yes ? 1U : 0U}; }
inline Plain number(Rational value) { return {false, value, 0}; }
inline Plain nothing() { return {true, 0, 0}; }
// An absent truth is no yes: no test of a missing value holds.
inline bool is_yes(const Plain& truth) { return !truth.absent && truth.place == 1; }

}  // namespace rubric::oracle
