#include "tests/oracle/every.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "runtime/alternatives.hpp"
#include "tests/oracle/operations.hpp"

namespace rubric::oracle {

namespace {

using prove::Assignment;
using prove::Choice;
using prove::Variable;

bool is_read(const Plan& plan, const Variable& variable) {
  const auto reads = [&](const Expr& expr) {
    switch (variable.what) {
      case Variable::What::question:
        return expr.index == variable.index && (expr.op == Op::percent || expr.op == Op::relevant ||
                                                expr.op == Op::answered_yes || expr.op == Op::deciding);
      case Variable::What::judgement: return expr.op == Op::judged && expr.index == variable.index;
      case Variable::What::input: return expr.op == Op::input && expr.index == variable.index;
      default: return expr.op == Op::fieldwork;
    }
  };
  for (std::size_t i = 0; i < plan.slot_of_expr.size(); ++i) {
    if (plan.slot_of_expr[i] != kNoSlot && reads(plan.framework->exprs[i])) return true;
  }
  return false;
}

Plain plain(const Value& value) {
  if (value.never_present()) return nothing();
  return value.numbers.empty() ? Plain{false, 0, lowest_of(value.alternatives)} : number(value.numbers.hull().low);
}

void leave_out_what_does_not_apply(const Framework& framework, Complete& data) {
  const Complete before = data;
  Oracle oracle(framework, before);
  for (std::size_t i = 0; i < framework.standards.size(); ++i) {
    const Standard& standard = framework.standards[i];
    const Result applies = standard.applies ? oracle.value(standard.applies) : truth(true);
    if (!applies || is_yes(*applies)) continue;
    data.judged[i] = kNoLevel;
    for (const QuestionId question : standard.questions) data.tallies[question.index] = {0, 0};
  }
}

Rational decimals(Rational value, const Fact& fact) {
  if (fact.type.kind == TypeKind::whole) return round(value, RoundingMode::down, 1);
  Rational step = 1;
  for (int i = 0; i < fact.decimals.value_or(3); ++i) step = step / 10;
  return round(value, RoundingMode::down, step);
}

Rational some_number(const std::vector<Choice>& known, const Fact& fact, Random& random) {
  const Rational thousandths = Rational::fraction(random.between(-2'000, 2'000), 1'000);
  const Value& one = random.pick(known).value;
  const Rational near = one.numbers.empty() ? Rational(0) : one.numbers.hull().low;
  return decimals(random.chance(50) ? near + thousandths : Rational::fraction(random.between(0, 100'000), 1'000), fact);
}

}  // namespace

std::vector<std::size_t> choices_to_try(const Plan& plan, const std::vector<Variable>& variables) {
  std::vector<std::size_t> sizes;
  for (const Variable& variable : variables) sizes.push_back(is_read(plan, variable) ? variable.choices->size() : 1);
  return sizes;
}

Every::Every(const std::vector<std::size_t>& choices, std::size_t most, Random& random) {
  std::size_t count = 1;
  for (const std::size_t size : choices) {
    strides_.push_back(count);
    count = std::min<std::size_t>(count * size, 1'000'000'000);
  }
  whole_ = count <= most;
  for (std::size_t at = 0; at < std::min(count, most); ++at) {
    Assignment assignment;
    for (std::size_t i = 0; i < choices.size(); ++i)
      assignment.push_back(
          static_cast<std::int32_t>(whole_ ? at / strides_[i] % choices[i] : random.below(choices[i])));
    all_.push_back(std::move(assignment));
  }
}

Complete complete_of(const Framework& framework, const std::vector<Variable>& variables, const Assignment& assignment) {
  Complete data{std::vector<std::uint32_t>(framework.standards.size()), std::vector<Tally>(framework.questions.size()),
                std::vector<std::vector<Pattern>>(framework.standards.size()), framework.in_force->from};
  data.inputs.resize(framework.facts.size(), nothing());
  data.records.resize(framework.lists.size());
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const Choice& choice = (*variables[i].choices)[static_cast<std::size_t>(assignment[i])];
    const std::uint32_t index = variables[i].index;
    if (index == UINT32_MAX) continue;  // the framework does not know it
    switch (variables[i].what) {
      case Variable::What::question: data.tallies[index] = choice.tally; break;
      case Variable::What::judgement: data.judged[index] = plain(choice.value).place; break;
      case Variable::What::input: data.inputs[index] = plain(choice.value); break;
      default: data.fieldwork = Date(std::chrono::days(plain(choice.value).number.numerator()));
    }
  }
  leave_out_what_does_not_apply(framework, data);
  return data;
}

std::vector<Variable> finer(const Framework& framework, std::vector<Variable> variables, Random& random) {
  for (Variable& variable : variables) {
    std::vector<Choice> choices = *variable.choices;
    const auto add = [&](Rational number) { choices.push_back({{}, Value{0, number, false}}); };
    if (variable.what == Variable::What::fieldwork) {
      for (int i = 0; i < 40; ++i) add(random.between(16'000, 21'000));
    } else if (variable.what == Variable::What::input && !choices.front().value.numbers.empty()) {
      const Fact& fact = framework.facts[variable.index];
      for (int i = 0; i < 60; ++i) {
        const Rational number = fact.type.kind == TypeKind::date ? Rational(random.between(16'000, 21'000))
                                                                 : some_number(*variable.choices, fact, random);
        if (allows(fact, number)) add(number);
      }
    }
    variable.choices = std::make_shared<const std::vector<Choice>>(std::move(choices));
  }
  return variables;
}

}  // namespace rubric::oracle
