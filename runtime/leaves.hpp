// What an inspection's data come to as values.
#pragma once

#include "lang/date.hpp"
#include "runtime/inspection.hpp"
#include "runtime/value.hpp"

namespace rubric {

// Of an expression that reads a tally: `percent`, `relevant` or `answered_yes`.
Value tally_value(Op op, const Tallies& tallies);
Value tally_value(Op op, const Tally& tally);

Value date_value(Date date);
// Every day that an inspection may have begun on: for one that does not say.
Value any_date();

}  // namespace rubric
