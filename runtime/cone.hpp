// What of a plan has to be computed again when answers to one standard's questions change.
#pragma once

#include <vector>

#include "runtime/plan.hpp"

namespace rubric {

// Per standard. The plan's steps and slots must stand already.
std::vector<Cone> cones(const Plan& plan);

// The question whose tally the step reads; none for a step that reads no tally.
QuestionId question_of(const Expr& expr);

}  // namespace rubric
