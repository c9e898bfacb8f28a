// Where rules tell numbers of an input apart: the edges and limits that it is held against.
#pragma once

#include <vector>

#include "lang/framework.hpp"

namespace rubric::prove {

struct Limits {
  bool asked_for = false;           // the rules read it at all
  bool complete = true;             // no: it is reckoned with, or held against what is not known beforehand
  std::vector<Rational> edges;      // what it is compared with
  std::vector<Rational> roundings;  // steps to which it is rounded on the way
};

// Of the leaf with this operation and index: an input, or the first day of fieldwork.
Limits limits_of(const Framework& framework, Op op, std::uint32_t index);

// Of two frameworks side by side: what either tells apart. (To unite the numbers that each tells apart by itself would
// not do: stretches of the two may overlap where neither has a number.)
Limits merged(Limits limits, const Limits& others);

// A number for every stretch between the limits and each of the limits, as far as the input may have it: where
// `complete`, the rules treat every other number like one of these. The lowest first.
std::vector<Rational> told_apart(const Limits& limits, const Fact& fact);
std::vector<Rational> told_apart_days(const Limits& limits);

}  // namespace rubric::prove
