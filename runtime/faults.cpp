#include "runtime/faults.hpp"

#include <fmt/format.h>

#include <utility>

#include "runtime/alternatives.hpp"

namespace rubric {

namespace {

// "it is 45"
std::string in_words(const Framework& framework, const Value& value, Type type) {
  if (!value.certain()) return "it is open";
  if (value.absent) return "it is missing";
  if (type.kind == TypeKind::date)
    return fmt::format("it is {}", to_string(Date(std::chrono::days(value.numbers.hull().low.numerator()))));
  if (is_numeric(type)) return fmt::format("it is {}", to_string(value.numbers.hull().low));
  const std::uint32_t chosen = lowest_of(value.alternatives);
  if (type.kind == TypeKind::level) return fmt::format("it is {}", framework.scales[type.of].levels[chosen].id);
  if (type.kind == TypeKind::choice) return fmt::format("it is {}", framework.facts[type.of].choices[chosen].id);
  return chosen == 0 ? "it is no" : "it is yes";
}

// What the headings of a table come to, each at its place.
std::vector<Label> headings_of(const Expr& expr, const Operands& operands, const Surroundings& around) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < expr.members.size(); ++i) {
    const Expr& heading = around.framework[expr.members[i].value];
    labels.push_back(
        {heading.span, in_words(around.framework, operands.slots[operands.members()[i].value], heading.type)});
  }
  return labels;
}

}  // namespace

Value no_row_applies(const Expr& expr, const Operands& operands, const Surroundings& around) {
  around.diagnostics.add({Code::no_row_applies,
                          expr.span,
                          fmt::format("no row of `{}` applies", around.framework.tables[expr.index].id),
                          "correct the figures, add a row, or end the table with `otherwise -> …`",
                          headings_of(expr, operands, around),
                          {}});
  return broken();
}

Value two_rows_apply(const Expr& expr, std::size_t first, std::size_t second, const Operands& operands,
                     const Surroundings& around) {
  const Table& table = around.framework.tables[expr.index];
  std::vector<Label> labels{{table.lines[first].span, "one row"}, {table.lines[second].span, "another"}};
  for (Label& heading : headings_of(expr, operands, around)) labels.push_back(std::move(heading));
  around.diagnostics.add({Code::two_rows_apply,
                          expr.span,
                          fmt::format("two rows of `{}` apply", table.id),
                          "change the rows so that they do not meet, or write `first row that applies` in the head",
                          std::move(labels),
                          {}});
  return broken();
}

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
