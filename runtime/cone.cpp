#include "runtime/cone.hpp"

namespace rubric {

namespace {

bool reads_a_question_of(const Plan& plan, const Step& step, StandardId standard) {
  const QuestionId question = question_of((*plan.framework)[step.expr]);
  return question && (*plan.framework)[question].standard == standard;
}

Cone cone(const Plan& plan, StandardId standard) {
  const Standard& rated = (*plan.framework)[standard];
  if (rated.questions.empty() || !rated.results.rating) return {};
  Cone cone{{}, plan.slot_of_definition[rated.results.rating.index]};
  const std::vector<bool> needed = needed_for(plan, cone.rating);
  std::vector<bool> moved(needed.size(), false);
  for (std::uint32_t slot = 0; slot < needed.size(); ++slot) {
    if (!needed[slot]) continue;
    bool moves = reads_a_question_of(plan, plan.steps[slot], standard);
    for_each_operand(plan.steps[slot], [&](std::uint32_t operand) { moves = moves || moved[operand]; });
    moved[slot] = moves;
    if (moves) cone.steps.push_back(slot);
  }
  return cone;
}

}  // namespace

std::vector<bool> needed_for(const Plan& plan, std::uint32_t wanted) {
  std::vector<bool> needed(wanted + 1, false);
  needed[wanted] = true;
  for (std::uint32_t slot = wanted + 1; slot-- > 0;) {
    if (needed[slot]) for_each_operand(plan.steps[slot], [&](std::uint32_t operand) { needed[operand] = true; });
  }
  return needed;
}

QuestionId question_of(const Expr& expr) {
  const bool reads = expr.op == Op::percent || expr.op == Op::relevant || expr.op == Op::answered_yes;
  return reads ? QuestionId{expr.index} : QuestionId{};
}

std::vector<Cone> cones(const Plan& plan) {
  std::vector<Cone> result;
  for (std::uint32_t index = 0; index < plan.framework->standards.size(); ++index) {
    result.push_back(cone(plan, StandardId{index}));
  }
  return result;
}

}  // namespace rubric
