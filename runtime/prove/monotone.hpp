// A better answer, judgement or input never lowers a rating; or it does, and here is how.
#pragma once

#include "lang/diagnostic.hpp"
#include "runtime/prove/model.hpp"

namespace rubric::prove {

struct Monotony {
  bool falls = false;  // a better answer lowers a rating: the diagnostics have a pair of inspections
  bool proved = true;  // everything was tried; without a fall, none can be
};

// Every inspection is held against those that differ from it in one thing, which is better by one step: a case answered
// yes in place of no, a judgement one level up, an input one step in the direction that the rules call better. What is
// better by several steps is better step by step. `explored` tells which answers the rules tell apart.
Monotony find_falls(const Exploration& explored, Diagnostics& diagnostics);

}  // namespace rubric::prove
