// Whether a plan and the oracle say the same.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "runtime/value.hpp"
#include "tests/oracle/oracle.hpp"

namespace rubric::oracle {

// A result as the plan has it; of a number, percent or date if `numbers`.
bool may_be(const Value& value, const Plain& result, bool numbers);
bool holds_numbers(const Framework& framework, ExprId id);

enum class Agreement { none, sound, exact };
// What the plan says may be, against what some completions lead to.
Agreement agreement(const Value& value, const std::set<Plain>& results, bool numbers);

std::string show(const Framework& framework, Type type, const Plain& result);
std::string show(const Framework& framework, Type type, const std::set<Plain>& results);

struct Made;
// Whether some standard may or may not apply by a condition that uses an open input twice, and in truth does, or does
// not: then its figures seem open too, and cannot be compared.
bool seems_open(const Made& made, const Inspection& inspection);
// What a question's tallies, a judgement or case records came to in the data's way to an inspection, against our own
// count. Empty where they are the same.
std::string miscounted(const Framework& framework, const Made& made, const Inspection& inspection);

}  // namespace rubric::oracle
