#include "runtime/faults.hpp"

#include <utility>

namespace rubric {

Value overflow(const Expr& expr, const Surroundings& around) {
  around.diagnostics.add({Code::overflow,
                          expr.span,
                          "a number becomes too large or too fine to be computed exactly",
                          "use smaller numbers or fewer decimals, or round before multiplying and dividing",
                          {},
                          {}});
  return broken();
}

Value divided_by_zero(const Expr& expr, bool certainly, const Surroundings& around) {
  around.diagnostics.add({Code::divided_by_zero,
                          expr.span,
                          certainly ? "this divides by zero" : "this divides by a number that may be zero",
                          "divide by what is never zero: `choose { when n is 0 -> 1  otherwise -> n }`",
                          {},
                          {}});
  return broken();
}

Value checked(Value value, const Expr& expr, const Surroundings& around) {
  return value.numbers.valid() ? std::move(value) : overflow(expr, around);
}

}  // namespace rubric
