#include "runtime/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/alternatives.hpp"
#include "runtime/banding.hpp"
#include "runtime/cone.hpp"
#include "runtime/condition.hpp"
#include "runtime/leaves.hpp"
#include "runtime/lines.hpp"
#include "runtime/operands.hpp"

namespace rubric {
namespace {

// ---- the parts, each under the name that it has in all frameworks that share it

Exercise band_of(const Banding& banding, std::size_t at) { return {Part::band, banding.bands[at].origin.span, {}, {}}; }

Exercise line_of(const Table& table, std::size_t at) {
  const bool two_way = !table.across.empty();
  return {Part::row,
          table.lines[at].span,
          two_way ? std::optional(table.across[at % table.across.size()]) : std::nullopt,
          {}};
}

Exercise ground_of(const Framework& framework, const GroundUse& use) {
  return {Part::ground, framework.discretions[use.discretion].grounds[use.ground].origin.span, {}, {}};
}

Exercise condition_of(const Framework& framework, const Question& question, bool held) {
  return {Part::condition,
          framework[question.when].span,
          {},
          fmt::format("question {} of standard {} is {}asked", question.id, framework[question.standard].id,
                      held ? "" : "not ")};
}

Exercise choice_of(const Fact& fact, std::size_t choice) {
  const std::string name =
      fact.type.kind == TypeKind::choice ? fact.choices[choice].id : to_string(fact.values[choice]);
  return {Part::choice, fact.origin.span, {}, fmt::format("{} is {}", fact.id, name)};
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

// Calls the function with every expression that this one is made of, itself too; where it says no, not with the parts.
template <typename Function>
void each_expr(const Framework& framework, ExprId id, Function function) {
  if (!id || !function(id)) return;
  const Expr& expr = framework[id];
  if (expr.op == Op::definition) each_expr(framework, framework.definitions[expr.index].value, function);
  for (const ExprId arg : expr.args) each_expr(framework, arg, function);
  for (const Member& member : expr.members) {
    for (const ExprId part : {member.value, member.guard, member.weight}) each_expr(framework, part, function);
  }
}

// ---- what had its effect

// A rule with a condition has its say where that holds, whatever the rating was before; one without, where it changes
// it.
bool has_effect(const Step& step, const Value& result, const std::vector<Value>& slots, Op op) {
  if (is_broken(result)) return false;
  if (op == Op::unless) return !may_fail(slots[step.args[1]]);
  return step.args.size() < 3 ? result != slots[step.args[0]] : !may_fail(slots[step.args[2]]);
}

// Calls the functions with everything of its kind in the framework; `slot` is where its value is.
template <typename Function>
void each_change(const Plan& plan, Function function) {
  const Framework& framework = *plan.framework;
  for (std::size_t i = 0; i < framework.definitions.size(); ++i) {
    const Definition& definition = framework.definitions[i];
    const std::uint32_t slot = plan.slot_of_definition[i];
    if (slot != kNoSlot && is_change(framework, framework[definition.value]))
      function(Exercise{Part::limit, framework[definition.value].span, {}, {}}, slot);
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
    std::vector<Value> args;
    for (const std::uint32_t slot : step.args) args.push_back(slots_[slot]);
    mark_line(expr, args);
    if (expr.list) mark_records(step);
    if (expr.op == Op::input) mark_choice(FactId{expr.index}, inspection_.inputs[expr.index]);
    if (const QuestionId question = question_of(expr))
      mark_cases(framework_[question], inspection_.relevances[question.index]);
  }

  void mark_line(const Expr& expr, const std::vector<Value>& args) {
    if (expr.op == Op::band) {
      const Banding& banding = framework_[BandingId{expr.index}];
      if (const auto band = certain_band(banding, args[0])) mark(band_of(banding, *band));
    }
    if (!has_lines(expr)) return;
    if (const auto line = certain_line(expr.op, args)) mark(line_of(framework_.tables[expr.index], *line));
  }

  // Record by record, what is worked out for each of them.
  void mark_records(const Step& step) {
    const auto& records = inspection_.records[framework_[step.expr].list.index];
    if (!records) return;
    Diagnostics unneeded;  // the test has been rated
    const Surroundings around{framework_, &inspection_, unneeded};
    const Operands operands{step, slots_};
    for (const std::vector<Value>& record : *records) {
      each_expr(framework_, step.expr, [&](ExprId id) {
        const bool same_for_all = std::find(step.outer.begin(), step.outer.end(), id) != step.outer.end();
        if (!same_for_all && id != step.expr) mark_for(record, framework_[id], operands, around);
        return !same_for_all;
      });
    }
  }

  void mark_for(const std::vector<Value>& record, const Expr& part, const Operands& operands,
                const Surroundings& around) {
    if (part.op == Op::fact) mark_choice(FactId{part.index}, record[part.index]);
    if (part.op != Op::band && !has_lines(part)) return;
    std::vector<Value> args;
    for (const ExprId arg : part.args) args.push_back(value_for(arg, record, operands, around));
    mark_line(part, args);
  }

  void mark_choice(FactId id, const Value& given) {
    if (const auto choice = choice_in(framework_[id], given)) mark(choice_of(framework_[id], *choice));
  }

  // The cases that a question was asked of, or not, by their facts.
  void mark_cases(const Question& question, const Relevances& met) {
    if (!question.when) return;
    if (met.held) mark(condition_of(framework_, question, true));
    if (met.failed) mark(condition_of(framework_, question, false));
    for (const FactId id : reads_of(framework_, question.when).facts) {
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
    for (std::size_t i = 0; i < choices_of(framework[id]); ++i) add(choice_of(framework[id], i));
  };
  const auto add_lines = [&](const Expr& expr) {
    if (expr.op == Op::band) {
      const Banding& banding = framework[BandingId{expr.index}];
      for (std::size_t i = 0; i < banding.bands.size(); ++i) add(band_of(banding, i));
    }
    if (has_lines(expr)) {
      const Table& table = framework.tables[expr.index];
      for (std::size_t i = 0; i < table.lines.size(); ++i) add(line_of(table, i));
    }
    if (expr.op == Op::input || expr.op == Op::fact) add_choices(FactId{expr.index});
  };
  for (const Step& step : plan.steps) {
    add_lines(framework[step.expr]);
    if (framework[step.expr].list) {
      each_expr(framework, step.expr, [&](ExprId id) {
        add_lines(framework[id]);
        return true;
      });
    }
  }
  each_change(plan, [&](const Exercise& change, std::uint32_t) { add(change); });
  each_ground(plan, [&](const Exercise& ground, std::uint32_t) { add(ground); });
  for (const Question& question : framework.questions) {
    if (!question.when) continue;
    add(condition_of(framework, question, true));
    add(condition_of(framework, question, false));
    for (const FactId id : reads_of(framework, question.when).facts) add_choices(id);
  }
}

// A test that expects an error exercises the rows that meet in it.
void Coverage::add_rows_that_meet(const Plan& plan, const Inspection& inspection) {
  Diagnostics unheard;
  const Outcome outcome = work_out(plan, inspection, unheard);
  for (std::uint32_t slot = 0; slot < plan.steps.size(); ++slot) {
    const Expr& expr = (*plan.framework)[plan.steps[slot].expr];
    if (expr.op != Op::only_of || !is_broken(outcome.slots[slot])) continue;
    const std::vector<std::uint32_t>& args = plan.steps[slot].args;
    for (std::size_t i = 0; i < args.size() / 2; ++i) {
      if (outcome.slots[args[2 * i]].surely(1)) parts_[line_of(plan.framework->tables[expr.index], i)] = true;
    }
  }
}

void Coverage::add(const Plan& plan, const Test& test, const TestResult& result) {
  if (result.outcome) Exercised(plan, test, result, parts_).find();
  if (!result.outcome && result.inspection && !test.errors.empty()) add_rows_that_meet(plan, *result.inspection);
}

}  // namespace rubric
