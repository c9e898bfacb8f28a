#include "runtime/prove/grounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/alternatives.hpp"
#include "runtime/rate.hpp"

namespace rubric::prove {

namespace {

constexpr std::int64_t kSmall = 24;  // relevant cases of the one question that is varied

struct Use {
  StandardId standard;  // none: of the overall
  DefinitionId holds;
};

// By where the ground is written: all that it is a ground of.
std::map<Span, std::vector<Use>> uses_of(const Framework& framework) {
  std::map<Span, std::vector<Use>> uses;
  const auto add = [&](const Results& results, StandardId standard) {
    for (const GroundUse& use : results.grounds)
      uses[framework.discretions[use.discretion].grounds[use.ground].origin.span].push_back({standard, use.holds});
  };
  for (std::uint32_t i = 0; i < framework.standards.size(); ++i) add(framework.standards[i].results, {i});
  if (framework.overall) add(*framework.overall, {});
  return uses;
}

class Search {
 public:
  explicit Search(const Model& model) : model_(model), alternatives_(same_on_both_sides(model.variables)) {}

  bool finds(const std::vector<Use>& uses) const {
    return std::any_of(uses.begin(), uses.end(), [&](const Use& use) { return finds(use); });
  }

 private:
  bool holds(const Use& use, const Assignment& assignment) const {
    Diagnostics unheard;
    const Inspection inspection = Chooser{model_.framework, model_.variables, alternatives_}.inspection(assignment);
    return may_hold(work_out(model_.plan, inspection, unheard)[use.holds]);
  }

  // All answered yes, by one case each.
  Assignment best() const {
    Assignment assignment;
    for (const Variable& variable : model_.variables) {
      const auto& choices = *variable.choices;
      const auto found = std::find_if(choices.begin(), choices.end(), [](const Choice& choice) {
        return choice.tally == Tally{1, 1};
      });
      const bool question = variable.what == Variable::What::question && found != choices.end();
      assignment.push_back(question ? static_cast<std::int32_t>(found - choices.begin()) : kAnyChoice);
    }
    return assignment;
  }

  bool finds(const Use& use) const {
    Assignment assignment = best();
    if (holds(use, assignment)) return true;
    for (std::size_t i = 0; i < model_.variables.size(); ++i) {
      const Variable& variable = model_.variables[i];
      if (use.standard && variable.standard != use.standard) continue;
      const std::int32_t before = assignment[i];
      for (std::size_t k = 0; k < variable.choices->size(); ++k) {
        if ((*variable.choices)[k].tally.relevant > kSmall) break;
        assignment[i] = static_cast<std::int32_t>(k);
        if (holds(use, assignment)) return true;
      }
      assignment[i] = before;
    }
    return false;
  }

  const Model& model_;
  std::vector<Alternatives> alternatives_;
};

enum class Finding : std::uint8_t { holds, never, unknown };

// Of all combinations.
Finding in_all(const Model& model, const std::vector<Use>& uses) {
  Circuit circuit = circuit_of({&model.plan}, {model.names});
  std::vector<GateId> observed;
  for (const Use& use : uses) observed.push_back(circuit.gate(0, use.holds));
  const Exploration explored(model, std::move(circuit), observed, {}, same_on_both_sides(model.variables));
  Finding answer = Finding::never;
  for (const GateId gate : observed) {
    const auto* sights = explored.space.sights(gate);
    if (explored.circuit.gates[gate].kind == GateKind::unknown || sights == nullptr || !explored.space.proves(gate))
      return Finding::unknown;
    for (const auto& [sight, example] : *sights) {
      if (may_hold(explored.space.result(gate, sight))) answer = Finding::holds;
    }
  }
  return answer;
}

}  // namespace

void find_unreached_grounds(const Model& model, Diagnostics& diagnostics, std::vector<std::string>& not_tried) {
  const Search search(model);
  for (const auto& [span, uses] : uses_of(model.framework)) {
    if (search.finds(uses)) continue;
    const Finding answer = in_all(model, uses);
    if (answer == Finding::never)
      diagnostics.add({Code::ground_unreached,
                       span,
                       "this ground holds in no inspection",
                       "correct its condition, or take it out",
                       {},
                       {}});
    if (answer == Finding::unknown)
      not_tried.push_back(
          fmt::format("the ground `{}`: it was not found in small inspections, and there are too many others",
                      model.framework[uses[0].holds].name));
  }
}

}  // namespace rubric::prove
