// The ground "a differing judgement in one case would change the rating".
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "runtime/changes.hpp"
#include "runtime/inspection.hpp"
#include "runtime/plan.hpp"
#include "runtime/value.hpp"

namespace rubric {

// Whether some single case, answered otherwise on any of the questions relevant to it, changes the standard's
// rating. Exact where the answers of its cases are known. From tallies alone: yes if a change of one question's
// tally by one suffices, possible if only a joint change does, for nobody knows whether one case could make it.
// Possible, too, where there is more to try than is worth the while, and where the rating is open for other
// reasons. A standard that is not rated has no rating to change.
//
// `slots` holds the values of all steps up to the standard's rating.
Value one_case(const Plan& plan, StandardId standard, const Inspection& inspection, std::span<const Value> slots);

// Ratings that are open for other reasons may or may not differ, even where the sets are the same.
enum class Differs : std::uint8_t { no, perhaps, yes };
Differs compared(const Value& rating, const Value& other);

// The same of certain tallies, for whoever has another way to rate a standard by them: the rating stays where it is
// until the next is asked for.
using RatingBy = std::function<const Value&(const std::vector<Tally>&)>;
Value one_case(const std::vector<Tally>& tallies, const Changes& changes, const RatingBy& rating);

// The levels, a bit each, that another judgement in one case may lead to: never too few, and all where there is more
// to try than is worth the while. The rating as it stands may be among them.
std::uint64_t levels_by_one_case(const Plan& plan, StandardId standard, const Inspection& inspection,
                                 std::span<const Value> slots);

}  // namespace rubric
