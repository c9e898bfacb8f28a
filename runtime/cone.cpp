#include "runtime/cone.hpp"

#include <algorithm>

namespace rubric {

namespace {

bool reads_a_question_of(const Plan& plan, const Step& step, StandardId standard) {
  const QuestionId question = question_of((*plan.framework)[step.expr]);
  return question && (*plan.framework)[question].standard == standard;
}

// The cones of one plan. Each looks at no more than its rating rests on, so that many small standards stay quick.
class Cones {
 public:
  explicit Cones(const Plan& plan) : plan_(plan), seen_in_(plan.steps.size(), 0), moved_(plan.steps.size(), false) {}

  Cone of(StandardId standard) {
    const Standard& rated = (*plan_.framework)[standard];
    if (rated.questions.empty() || !rated.results.rating) return {};
    Cone cone{{}, plan_.slot_of_definition[rated.results.rating.index]};
    for (const std::uint32_t slot : needed(cone.rating)) {
      bool moves = reads_a_question_of(plan_, plan_.steps[slot], standard);
      for_each_operand(plan_.steps[slot], [&](std::uint32_t operand) { moves = moves || moved_[operand]; });
      moved_[slot] = moves;
      if (moves) cone.steps.push_back(slot);
    }
    return cone;
  }

 private:
  // Ascending, so operands come first.
  const std::vector<std::uint32_t>& needed(std::uint32_t rating) {
    ++round_;
    needed_.clear();
    const auto need = [&](std::uint32_t slot) {
      if (seen_in_[slot] == round_) return;
      seen_in_[slot] = round_;
      needed_.push_back(slot);
    };
    need(rating);
    for (std::size_t i = 0; i < needed_.size(); ++i) for_each_operand(plan_.steps[needed_[i]], need);
    std::sort(needed_.begin(), needed_.end());
    return needed_;
  }

  const Plan& plan_;
  std::vector<std::uint32_t> seen_in_;  // per slot: the last round that needed it
  std::vector<bool> moved_;             // per slot: by the standard of the last round that needed it
  std::vector<std::uint32_t> needed_;
  std::uint32_t round_ = 0;
};

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
  Cones cones(plan);
  for (std::uint32_t index = 0; index < plan.framework->standards.size(); ++index) {
    result.push_back(cones.of(StandardId{index}));
  }
  return result;
}

}  // namespace rubric
