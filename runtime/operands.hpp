// What the computation of one step sees: its operands, and the framework around it.
#pragma once

#include <cstddef>
#include <span>

#include "lang/diagnostic.hpp"
#include "lang/framework.hpp"
#include "runtime/inspection.hpp"
#include "runtime/plan.hpp"
#include "runtime/value.hpp"

namespace rubric {

struct Operands {
  const Step& step;
  std::span<const Value> slots;

  std::size_t size() const { return step.args.size(); }
  const Value& operator[](std::size_t i) const { return slots[step.args[i]]; }
  std::span<const StepMember> members() const { return step.members; }
  // Null where the member has none.
  const Value* at(std::uint32_t slot) const { return slot == kNoSlot ? nullptr : &slots[slot]; }
};

struct Surroundings {
  const Framework& framework;
  const Inspection* inspection;  // for messages; null for the condition of a case
  Diagnostics& diagnostics;
};

// What a step comes to after an error. Every step that reads such a value comes to the same, without another
// message.
inline Value broken() { return {0, Rational::invalid(), false}; }
inline bool is_broken(const Value& value) { return !value.numbers.valid(); }

inline bool holds_numbers(Type type) { return is_numeric(type) || type.kind == TypeKind::date; }

}  // namespace rubric
