// Why two frameworks rate one inspection differently: the first rule that differs.
//
// Both ratings are followed down at once, from the rule that gave them to what it was worked out from, as long as that
// differs. Where all that a rule works with is the same in both, and what it gives is not, it is the rule that differs;
// so is one that the other framework does not have. Of several figures that differ, those are followed that decide.
#pragma once

#include <cstddef>
#include <vector>

#include "runtime/rating.hpp"

namespace rubric {

// What one of the frameworks says where they part.
struct Said {
  const Origin* rule = nullptr;  // the rule, band, line or question; null: it has none such
  ExprId at;                     // the part of it that gives something else; none without a rule
};

struct Divergence {
  Said before, after;
  std::size_t more = 0;                         // other figures of the same rule that differ as well
  std::vector<ExprId> only_before, only_after;  // figures that the rule works with in one of the two alone
};

// Of values that may be levels of two scales: the levels by their names.
bool same_value(const Framework& a, const Value& in_a, Type of_a, const Framework& b, const Value& in_b, Type of_b);

// Of a standard, domain or the overall, whose awarded ratings differ.
Divergence first_difference(const Rating& before, const Results& rated_before, const Rating& after,
                            const Results& rated_after);
// Of a definition whose value differs.
Divergence first_difference(const Rating& before, DefinitionId value_before, const Rating& after,
                            DefinitionId value_after);

}  // namespace rubric
