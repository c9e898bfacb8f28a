// What an inspection's data come to as values.
#pragma once

#include <cstddef>
#include <optional>

#include "lang/date.hpp"
#include "runtime/inspection.hpp"
#include "runtime/value.hpp"

namespace rubric {

// Of an expression that reads a tally: `percent`, `relevant` or `answered_yes`.
Value tally_value(Op op, const Tallies& tallies);
Value tally_value(Op op, const Tally& tally);

// Of a fact or input that is one of a few choices or numbers: which of them the value certainly is.
std::size_t choices_of(const Fact& fact);
std::optional<std::uint32_t> choice_in(const Fact& fact, const Value& value);

Value date_value(Date date);
// Every day that an inspection may have begun on: for one that does not say.
Value any_date();

}  // namespace rubric
