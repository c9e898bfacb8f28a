// One step over values given by hand.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "runtime/evaluate.hpp"
#include "tests/unit/framework_builder.hpp"
#include "tests/unit/show_value.hpp"

namespace rubric {

struct Bench {
  FrameworkBuilder builder;
  Diagnostics diagnostics;
  std::vector<Value> slots;
  Step step;

  std::uint32_t place(const Value& value) {
    slots.push_back(value);
    return static_cast<std::uint32_t>(slots.size()) - 1;
  }
  // The operands' expressions are of the given type: `score` looks up the scale there.
  Bench& args(const std::vector<Value>& values) {
    for (const Value& value : values) step.args.push_back(place(value));
    return *this;
  }
  Bench& member(const Value& value, const std::optional<Value>& guard = {}, const std::optional<Value>& weight = {}) {
    StepMember member;
    member.value = place(value);
    if (guard) member.guard = place(*guard);
    if (weight) member.weight = place(*weight);
    step.members.push_back(member);
    return *this;
  }
  Value run(Expr expr) {
    expr.args = {builder.level(kGood)};
    step.expr = builder.add(std::move(expr));
    return evaluate(step, slots, {builder.framework, nullptr, diagnostics});
  }
  Value run(Op op, Type type, std::uint32_t index = 0) {
    Expr expr;
    expr.op = op;
    expr.type = type;
    expr.index = index;
    return run(std::move(expr));
  }
};

}  // namespace rubric
