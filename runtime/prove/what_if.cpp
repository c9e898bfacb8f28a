#include "runtime/prove/what_if.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/cone.hpp"
#include "runtime/prove/space.hpp"

namespace rubric::prove {

namespace {

std::uint64_t distance(std::int64_t a, std::int64_t b) { return static_cast<std::uint64_t>(a > b ? a - b : b - a); }

Choices shared(std::vector<Choice> choices) { return std::make_shared<const std::vector<Choice>>(std::move(choices)); }

class Search {
 public:
  Search(const Outcome& outcome, const Inspection& inspection, const Wish& wish)
      : outcome_(outcome),
        inspection_(inspection),
        wish_(wish),
        framework_(*outcome.plan->framework),
        results_(framework_.results(wish.standard)) {}

  std::optional<WhatIf> run(NotTold& why) {
    const Value& rating = outcome_[results_.rating];
    if (rating.never_present()) {
      const bool applies = !wish_.standard || rubric::applies(inspection_, wish_.standard) != kNo;
      why = {applies ? NotTold::Why::not_rated : NotTold::Why::does_not_apply};
      return std::nullopt;
    }
    found_.level = lowest_of(rating.alternatives);
    add_variables();
    add_known_slots();
    return search(why);
  }

 private:
  // ---- what may change

  void add_variables() {
    for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) {
      const Standard& standard = framework_.standards[i];
      if (standard.judged) add(Variable::What::judgement, i, {i}, judgements(i));
      for (const QuestionId question : standard.questions)
        add(Variable::What::question, question.index, {i}, tallies(question));
    }
    names_ = names_of(framework_, variables_);
    names_.slots.assign(outcome_.plan->steps.size(), UINT32_MAX);
  }

  void add(Variable::What what, std::uint32_t index, StandardId standard, std::vector<Choice> choices) {
    open_.push_back(choices.empty());
    variables_.push_back({what, index, standard, shared(std::move(choices)), true});
  }

  // None where the data leave it open.
  std::vector<Choice> judgements(std::uint32_t standard) const {
    const std::uint64_t given = inspection_.judged[standard];
    if (given == 0) return {{{}, Value::nothing(), 0}};
    if (std::popcount(given) != 1) return {};
    if (wish_.fixed_judgements) return {{{}, Value{given, {}, false}, 0}};
    std::vector<Choice> choices;
    const auto levels = static_cast<std::uint32_t>(framework_[framework_.standards[standard].judged_on].levels.size());
    for (std::uint32_t level = 0; level < levels; ++level)
      choices.push_back({{}, Value::alternative(level), distance(level, lowest_of(given))});
    return choices;
  }

  std::vector<Choice> tallies(QuestionId question) const {
    const Tallies& given = inspection_.tallies[question.index];
    if (!given.certain()) return {};
    const Tally tally = given.list()->front();
    std::vector<Choice> choices;
    for (std::int64_t yes = 0; yes <= tally.relevant; ++yes)
      choices.push_back({{yes, tally.relevant}, {}, distance(yes, tally.yes)});
    return choices;
  }

  // Everything else stays as the data have it.
  void add_known_slots() {
    for (std::size_t slot = 0; slot < outcome_.plan->steps.size(); ++slot) {
      const Expr& expr = framework_[outcome_.plan->steps[slot].expr];
      const bool decided = expr.op == Op::awarded && decision_on(inspection_, StandardId{expr.index}) != nullptr;
      if (expr.op != Op::input && expr.op != Op::fieldwork && !expr.list && !decided) continue;
      names_.slots[slot] = static_cast<std::uint32_t>(variables_.size());
      add(Variable::What::input, UINT32_MAX, {}, known(outcome_.slots[slot]));
    }
  }

  static std::vector<Choice> known(const Value& value) {
    return value.certain() ? std::vector<Choice>{{{}, value, 0}} : std::vector<Choice>{};
  }

  // ---- the search

  // The open things that the rating depends on.
  std::vector<std::string> open_parts(const Circuit& circuit) const {
    std::vector<std::string> names;
    for (GateId id = 0; id < circuit.gates.size(); ++id) {
      const Gate& gate = circuit.gates[id];
      const bool open = gate.kind == GateKind::unknown || (gate.kind == GateKind::leaf && open_[gate.variable]);
      if (!circuit.wanted[id] || !open) continue;
      std::string name = name_of(gate, circuit.expr(gate));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return names;
  }

  std::string name_of(const Gate& gate, const Expr& expr) const {
    if (const QuestionId asked = question_of(expr)) {
      const Question& question = framework_[asked];
      return fmt::format("question {} of standard {}", question.id, framework_[question.standard].id);
    }
    if (expr.list) return fmt::format("the list `{}`", framework_[expr.list].id);
    if (gate.kind == GateKind::unknown) return "whether one case changes a rating";
    if (expr.op == Op::judged) return "the judgement of standard " + framework_.standards[expr.index].id;
    return expr.op == Op::input ? fmt::format("`{}`", framework_.facts[expr.index].id) : "the first day of fieldwork";
  }

  std::optional<WhatIf> search(NotTold& why) {
    Circuit circuit = circuit_of({outcome_.plan}, {names_});
    const GateId rating = circuit.gate(0, results_.rating);
    want(circuit, {rating});
    why = {NotTold::Why::open, open_parts(circuit)};
    if (!why.open.empty()) return std::nullopt;
    fill_in_what_does_not_matter();
    const Inquiry inquiry{circuit, variables_, same_on_both_sides(variables_), groups(circuit), {}, {rating},
                          false,   true};
    const Space space(inquiry);
    if (!space.whole(rating)) {
      why = {NotTold::Why::too_many};
      return std::nullopt;
    }
    choose(space);
    return std::move(found_);
  }

  void fill_in_what_does_not_matter() {
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (open_[i]) variables_[i].choices = shared({{{}, Value::nothing(), 0}});
    }
  }

  std::vector<Group> groups(const Circuit& circuit) const {
    std::vector<Group> all(framework_.standards.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const DefinitionId own = framework_.standards[i].results.rating;
      if (own) all[i].results.push_back(circuit.gate(0, own));
    }
    return all;
  }

  bool is_wished(std::uint32_t level) const { return wish_.higher ? level > found_.level : level < found_.level; }

  void choose(const Space& space) {
    std::uint64_t reached = 0;
    std::vector<std::size_t> cheapest;
    for (std::size_t i = 0; i < space.outcomes().size(); ++i) {
      const Option& outcome = space.outcomes()[i];
      if (outcome.values.empty()) continue;  // whatever the data say, the rating is the same
      const std::uint64_t level = space[outcome.values[0]].alternatives;
      reached |= level;
      if (level == 0 || !is_wished(lowest_of(level))) continue;
      if (cheapest.empty() || outcome.cost < found_.cost) {
        found_.cost = outcome.cost;
        cheapest.clear();
      }
      if (outcome.cost == found_.cost) cheapest.push_back(i);
    }
    for (const std::size_t outcome : cheapest) add_ways(space, outcome);
    const Scale& scale = framework_.scales[framework_[results_.rating].type.of];
    for (std::uint32_t level = 0; level < scale.levels.size(); ++level) {
      if (is_wished(level) && (reached >> level & 1U) == 0) found_.out_of_reach.push_back(level);
    }
  }

  void add_ways(const Space& space, std::size_t outcome) {
    const std::uint32_t level = lowest_of(space[space.outcomes()[outcome].values[0]].alternatives);
    for (const Assignment& assignment : space.assignments_of_outcome(outcome, kMostWays + 1)) {
      const Way way = way_of(assignment, level);
      if (!is_confirmed(way)) continue;
      if (found_.ways.size() < kMostWays)
        found_.ways.push_back(way);
      else
        found_.more = true;
    }
  }

  Way way_of(const Assignment& assignment, std::uint32_t level) const {
    Way way{{}, {}, level};
    for (std::size_t i = 0; i < assignment.size(); ++i) {
      const Variable& variable = variables_[i];
      if (assignment[i] < 0 || variable.index == UINT32_MAX) continue;
      const Choice& choice = (*variable.choices)[static_cast<std::size_t>(assignment[i])];
      if (choice.cost == 0) continue;
      if (variable.what == Variable::What::question)
        way.tallies.push_back({{variable.index}, inspection_.tallies[variable.index].list()->front(), choice.tally});
      else
        way.judgements.push_back(
            {{variable.index}, lowest_of(inspection_.judged[variable.index]), lowest_of(choice.value.alternatives)});
    }
    return way;
  }

  // By the evaluator, on the inspection with the changes. Cases that were known one by one are known as tallies then.
  bool is_confirmed(const Way& way) const {
    Inspection changed = inspection_;
    for (auto& patterns : changed.patterns) patterns.clear();
    for (const ChangedTally& each : way.tallies) changed.tallies[each.question.index] = each.to;
    for (const ChangedJudgement& each : way.judgements)
      changed.judged[each.standard.index] = std::uint64_t{1} << each.to;
    Diagnostics unheard;
    return work_out(*outcome_.plan, changed, unheard)[results_.rating].surely(way.level);
  }

  const Outcome& outcome_;
  const Inspection& inspection_;
  const Wish& wish_;
  const Framework& framework_;
  const Results& results_;
  std::vector<Variable> variables_;
  std::vector<bool> open_;  // per variable: the data do not tell
  Names names_;
  WhatIf found_;
};

}  // namespace

std::optional<WhatIf> what_if(const Outcome& outcome, const Inspection& inspection, const Wish& wish, NotTold& why) {
  const Framework& framework = *outcome.plan->framework;
  const bool rated = wish.standard || framework.overall;
  const DefinitionId rating = rated ? framework.results(wish.standard).rating : DefinitionId{};
  if (!rating || framework[rating].type.kind != TypeKind::level) {
    why = {NotTold::Why::no_scale};
    return std::nullopt;
  }
  return Search(outcome, inspection, wish).run(why);
}

}  // namespace rubric::prove
