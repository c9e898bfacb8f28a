#include "runtime/lines.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/faults.hpp"

namespace rubric {

namespace {

std::size_t conditions(const Operands& operands) { return operands.size() / 2; }
bool has_last_resort(const Operands& operands) { return operands.size() % 2 == 1; }

bool may_lack_a_heading(const Operands& operands) {
  const auto is_absent = [&](const StepMember& heading) { return operands.slots[heading.value].absent; };
  return std::any_of(operands.members().begin(), operands.members().end(), is_absent);
}

// What holds where no line does for certain; `result` is what those give that may hold.
Value without_a_line(Value result, const Expr& expr, const Operands& operands, const Surroundings& around) {
  if (has_last_resort(operands)) return unite(result, operands[operands.size() - 1]);
  if (may_lack_a_heading(operands)) return unite(result, Value::nothing());
  const bool none = result.never_present() && !result.absent;
  return none ? no_row_applies(expr, operands, around) : result;
}

}  // namespace

Value first_line(const Expr& expr, const Operands& operands, const Surroundings& around) {
  Value result{};
  for (std::size_t line = 0; line < conditions(operands); ++line) {
    if (may_hold(operands[2 * line])) result = unite(result, operands[2 * line + 1]);
    if (!may_fail(operands[2 * line])) return result;
  }
  return without_a_line(std::move(result), expr, operands, around);
}

Value only_line(const Expr& expr, const Operands& operands, const Surroundings& around) {
  Value result{};
  std::optional<std::size_t> sure;
  for (std::size_t line = 0; line < conditions(operands); ++line) {
    const Value& holds = operands[2 * line];
    if (sure && !may_fail(holds)) return two_rows_apply(expr, *sure, line, operands, around);
    if (may_hold(holds)) result = unite(result, operands[2 * line + 1]);
    if (!sure && !may_fail(holds)) sure = line;
  }
  return sure ? operands[2 * *sure + 1] : without_a_line(std::move(result), expr, operands, around);
}

}  // namespace rubric
