#include "runtime/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/cone.hpp"
#include "runtime/condition.hpp"

namespace rubric {
namespace {

// ---- the parts, each under the name that it has in all frameworks that share it

Exercise band_of(const Banding& banding, std::size_t at) { return {Part::band, banding.bands[at].origin.span, {}}; }

Exercise line_of(const Table& table, std::size_t at) { return {Part::row, table.lines[at].span, {}}; }

Exercise ground_of(const Framework& framework, const GroundUse& use) {
  return {Part::ground, framework.discretions[use.discretion].grounds[use.ground].origin.span, {}};
}

Exercise condition_of(const Framework& framework, const Question& question, bool held) {
  return {Part::condition, framework[question.when].span,
          fmt::format("question {} of standard {} is {}asked", question.id, framework[question.standard].id,
                      held ? "" : "not ")};
}

Exercise choice_of(const Fact& fact, std::size_t choice) {
  return {Part::choice, fact.origin.span, fmt::format("{} is {}", fact.id, fact.choices[choice].id)};
}

// A rule that changes a rating or score, and no condition of its own such as those that leave out questions bring
// along.
bool is_change(const Framework& framework, const Expr& expr) {
  switch (expr.op) {
    case Op::limit:
    case Op::raise:
    case Op::raise_by:
    case Op::lower_by: return true;
    case Op::unless: return framework[expr.args[1]].span != expr.span;
    default: return false;
  }
}

std::vector<FactId> choices_among(const Framework& framework, std::vector<FactId> facts) {
  std::erase_if(facts, [&](FactId id) { return framework[id].type.kind != TypeKind::choice; });
  return facts;
}

// ---- what had its effect

// The line that counts; none where it is open.
std::optional<std::size_t> certain_line(const Step& step, const std::vector<Value>& slots) {
  for (std::size_t line = 0; 2 * line + 1 < step.args.size(); ++line) {
    const Value& condition = slots[step.args[2 * line]];
    if (!may_fail(condition)) return line;
    if (may_hold(condition)) return std::nullopt;
  }
  return step.args.size() / 2;
}

bool has_effect(const Step& step, const Value& result, const std::vector<Value>& slots, Op op) {
  const Value& before = slots[step.args[0]];
  if (op == Op::unless) return !before.never_present() && !may_fail(slots[step.args[1]]);
  const bool holds = step.args.size() < 3 || !may_fail(slots[step.args[2]]);
  return holds && result != before;
}

// Calls the functions with everything of its kind in the framework; `slot` is where its value is.
template <typename Function>
void each_change(const Plan& plan, Function function) {
  const Framework& framework = *plan.framework;
  for (std::size_t i = 0; i < framework.definitions.size(); ++i) {
    const Definition& definition = framework.definitions[i];
    const std::uint32_t slot = plan.slot_of_definition[i];
    if (slot != kNoSlot && is_change(framework, framework[definition.value]))
      function(Exercise{Part::limit, framework[definition.value].span, {}}, slot);
  }
}

template <typename Function>
void each_ground(const Plan& plan, Function function) {
  const auto each = [&](const Results& results) {
    for (const GroundUse& use : results.grounds) {
      const std::uint32_t slot = plan.slot_of_definition[use.holds.index];
      if (slot != kNoSlot) function(ground_of(*plan.framework, use), slot);
    }
  };
  for (const Standard& standard : plan.framework->standards) each(standard.results);
  if (plan.framework->overall) each(*plan.framework->overall);
}

// The steps that the expectations of a test depend on.
std::vector<bool> asked_about(const Plan& plan, const Test& test) {
  std::vector<bool> asked(plan.steps.size(), false);
  for (const Expectation& expectation : test.expectations) {
    const std::vector<bool> needed = needed_for(plan, plan.slot_of_expr[expectation.value.index]);
    for (std::size_t slot = 0; slot < needed.size(); ++slot) asked[slot] = asked[slot] || needed[slot];
  }
  return asked;
}

class Exercised {
 public:
  Exercised(const Plan& plan, const Test& test, const TestResult& result, std::map<Exercise, bool>& parts)
      : plan_(plan),
        framework_(*plan.framework),
        inspection_(*result.inspection),
        slots_(result.outcome->slots),
        asked_(asked_about(plan, test)),
        parts_(parts) {}

  void find() {
    for (std::uint32_t slot = 0; slot < asked_.size(); ++slot) {
      if (asked_[slot]) look_at(plan_.steps[slot]);
    }
    each_change(plan_, [&](const Exercise& change, std::uint32_t slot) {
      const Step& step = plan_.steps[slot];
      if (asked_[slot] && has_effect(step, slots_[slot], slots_, framework_[step.expr].op)) mark(change);
    });
    each_ground(plan_, [&](const Exercise& ground, std::uint32_t slot) {
      if (asked_[slot] && slots_[slot].surely(1)) mark(ground);
    });
  }

 private:
  void mark(const Exercise& part) { parts_[part] = true; }

  void look_at(const Step& step) {
    const Expr& expr = framework_[step.expr];
    if (expr.op == Op::band) {
      const Banding& banding = framework_[BandingId{expr.index}];
      if (const auto band = certain_band(banding, slots_[step.args[0]])) mark(band_of(banding, *band));
    } else if (expr.op == Op::first_of) {
      if (const auto line = certain_line(step, slots_)) mark(line_of(framework_.tables[expr.index], *line));
    } else if (expr.op == Op::input) {
      mark_choices(FactId{expr.index}, inspection_.inputs[expr.index]);
    } else if (const QuestionId question = question_of(expr)) {
      mark_cases(framework_[question], inspection_.relevances[question.index]);
    }
  }

  void mark_choices(FactId id, const Value& given) {
    if (framework_[id].type.kind == TypeKind::choice && given.certain() && !given.absent)
      mark(choice_of(framework_[id], lowest_of(given.alternatives)));
  }

  // The cases that a question was asked of, or not, by their facts.
  void mark_cases(const Question& question, const Relevances& met) {
    if (!question.when) return;
    if (met.held) mark(condition_of(framework_, question, true));
    if (met.failed) mark(condition_of(framework_, question, false));
    for (const FactId id : choices_among(framework_, reads_of(framework_, question.when).facts)) {
      for_each_alternative(inspection_.choices[id.index],
                           [&](std::uint32_t choice) { mark(choice_of(framework_[id], choice)); });
    }
  }

  const Plan& plan_;
  const Framework& framework_;
  const Inspection& inspection_;
  const std::vector<Value>& slots_;
  std::vector<bool> asked_;
  std::map<Exercise, bool>& parts_;
};

}  // namespace

void Coverage::list(const Plan& plan) {
  const Framework& framework = *plan.framework;
  const auto add = [&](const Exercise& part) { parts_.emplace(part, false); };
  const auto add_choices = [&](FactId id) {
    for (std::size_t i = 0; i < framework[id].choices.size(); ++i) add(choice_of(framework[id], i));
  };
  for (const Step& step : plan.steps) {
    const Expr& expr = framework[step.expr];
    if (expr.op == Op::band) {
      const Banding& banding = framework[BandingId{expr.index}];
      for (std::size_t i = 0; i < banding.bands.size(); ++i) add(band_of(banding, i));
    }
    if (expr.op == Op::first_of) {
      const Table& table = framework.tables[expr.index];
      for (std::size_t i = 0; i < table.lines.size(); ++i) add(line_of(table, i));
    }
    if (expr.op == Op::input) add_choices(FactId{expr.index});
  }
  each_change(plan, [&](const Exercise& change, std::uint32_t) { add(change); });
  each_ground(plan, [&](const Exercise& ground, std::uint32_t) { add(ground); });
  for (const Question& question : framework.questions) {
    if (!question.when) continue;
    add(condition_of(framework, question, true));
    add(condition_of(framework, question, false));
    for (const FactId id : choices_among(framework, reads_of(framework, question.when).facts)) add_choices(id);
  }
}

void Coverage::add(const Plan& plan, const Test& test, const TestResult& result) {
  if (result.outcome) Exercised(plan, test, result, parts_).find();
}

}  // namespace rubric
