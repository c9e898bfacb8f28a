#include "runtime/lines.hpp"

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/faults.hpp"
#include "runtime/narrow.hpp"

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
  if (has_last_resort(operands)) return unite(result, narrowed(expr, conditions(operands), operands, around));
  if (may_lack_a_heading(operands)) return unite(result, Value::nothing());
  const bool none = result.never_present() && !result.absent;
  return none ? no_row_applies(expr, operands, around) : result;
}

}  // namespace

bool has_lines(const Expr& expr) { return expr.op == Op::first_of || expr.op == Op::only_of; }

std::vector<TableLine> lines_in(const Expr& expr) {
  std::vector<TableLine> lines;
  for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) lines.push_back({expr.args[i], expr.args[i + 1]});
  if (expr.args.size() % 2 == 1) lines.push_back({{}, expr.args.back()});
  return lines;
}

std::optional<std::size_t> certain_line(Op op, std::span<const Value> args) {
  bool open = false;
  for (std::size_t line = 0; line < args.size() / 2; ++line) {
    const Value& condition = args[2 * line];
    if (!may_fail(condition) && !is_broken(condition)) return line;
    open = open || may_hold(condition) || is_broken(condition);
    if (open && op == Op::first_of) return std::nullopt;
  }
  const bool last_resort = args.size() % 2 == 1;
  return last_resort && !open ? std::optional(args.size() / 2) : std::nullopt;
}

Value first_line(const Expr& expr, const Operands& operands, const Surroundings& around) {
  Value result{};
  for (std::size_t line = 0; line < conditions(operands); ++line) {
    if (may_hold(operands[2 * line])) result = unite(result, narrowed(expr, line, operands, around));
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
