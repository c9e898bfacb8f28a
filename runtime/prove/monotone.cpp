#include "runtime/prove/monotone.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/rate.hpp"

namespace rubric::prove {

namespace {

using Step = std::pair<std::uint32_t, std::uint32_t>;  // from a choice to a better one

Better direction_of(const Framework& framework, const Variable& variable) {
  if (variable.what == Variable::What::fieldwork) return Better::unsaid;
  if (variable.what != Variable::What::input) return Better::higher;
  const Fact& fact = framework.facts[variable.index];
  return fact.type.kind == TypeKind::level && fact.better == Better::unsaid ? Better::higher : fact.better;
}

bool is_missing(const Choice& choice) { return choice.value.never_present(); }

constexpr std::size_t kFew = 12;  // of so few choices each is held against every better one

// A rating between the two may be none at all: then, where they are few, choices are compared with all that are better.
std::vector<Step> all_steps(const std::vector<Choice>& choices, Better better) {
  std::vector<Step> steps;
  for (std::uint32_t k = 1; k < choices.size(); ++k) {
    for (std::uint32_t i = 0; i < k; ++i) {
      if (!is_missing(choices[i]) && !is_missing(choices[k]))
        steps.push_back(better == Better::higher ? Step{i, k} : Step{k, i});
    }
  }
  return steps;
}

// Choices stand in the order of tallies: by relevant cases, then by those answered yes. All others from the lowest.
std::vector<Step> steps_of(const Framework& framework, const Variable& variable, bool gaps) {
  const Better better = direction_of(framework, variable);
  std::vector<Step> steps;
  if (better == Better::unsaid) return steps;
  const std::vector<Choice>& choices = *variable.choices;
  if (gaps && variable.what != Variable::What::question && choices.size() <= kFew) return all_steps(choices, better);
  for (std::uint32_t i = 1; i < choices.size(); ++i) {
    const bool question = variable.what == Variable::What::question;
    const bool next = question ? choices[i].tally.relevant == choices[i - 1].tally.relevant
                               : !is_missing(choices[i]) && !is_missing(choices[i - 1]);
    if (next) steps.push_back(better == Better::higher ? Step{i - 1, i} : Step{i, i - 1});
  }
  return steps;
}

// One choice of each class, and one step from each class to each other one that a step leads to.
std::vector<Alternative> told_apart(const std::vector<std::uint32_t>& classes, const std::vector<Step>& steps) {
  std::vector<Alternative> alternatives;
  std::set<std::uint32_t> known;
  for (std::uint32_t i = 0; i < classes.size(); ++i) {
    if (known.insert(classes[i]).second) alternatives.push_back({i, i});
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
  for (const auto& [from, to] : steps) {
    if (classes[from] != classes[to] && taken.emplace(classes[from], classes[to]).second)
      alternatives.push_back({from, to});
  }
  return alternatives;
}

// Whether something that is rated may have no rating.
bool may_be_unrated(const Exploration& explored) {
  for (const Subject& subject : explored.model.subjects) {
    const GateId gate = explored.circuit.gate(0, subject.results->rating);
    const auto* sights = explored.space.sights(gate);
    if (sights == nullptr) continue;
    for (const auto& [sight, example] : *sights) {
      if (explored.space.result(gate, sight).absent) return true;
    }
  }
  return false;
}

std::vector<Alternatives> alternatives_of(const Exploration& explored) {
  const bool gaps = may_be_unrated(explored);
  std::vector<Alternatives> all;
  std::map<std::pair<const void*, std::vector<std::uint32_t>>, Alternatives> made;
  for (std::uint32_t i = 0; i < explored.model.variables.size(); ++i) {
    const Variable& variable = explored.model.variables[i];
    std::vector<std::uint32_t> classes = explored.space.classes_of(i);
    const std::vector<Step> steps = steps_of(explored.model.framework, variable, gaps);
    Alternatives& same = made[{steps.empty() ? nullptr : variable.choices.get(), classes}];
    if (!same) same = std::make_shared<const std::vector<Alternative>>(told_apart(classes, steps));
    all.push_back(same);
  }
  return all;
}

struct Compared {
  const Subject* subject;
  GateId pair;
};

class Fall {
 public:
  Fall(const Exploration& pairs, const Compared& compared, const Example& example)
      : pairs_(pairs), compared_(compared), assignment_(pairs.space.assignment(compared.pair, example)) {}

  // The rating on each side, by the evaluator.
  bool replayed() const { return level(0) > level(1); }

  Diagnostic diagnostic() const {
    const Framework& framework = pairs_.model.framework;
    const Scale& scale = *scale_of(framework, *compared_.subject);
    const DefinitionId rating = compared_.subject->results->rating;
    const auto named = [&](std::uint32_t side) { return scale.levels[*level(side)].id; };
    return {
        Code::not_monotone,
        framework[framework[rating].value].span,
        fmt::format("a better answer lowers {}: from `{}` to `{}`", compared_.subject->name, named(0), named(1)),
        "correct the rule that lowers it",
        {},
        {fmt::format("before: {}", pairs_.chooser(0).words(assignment_)), fmt::format("better: {}", improvement())}};
  }

 private:
  std::optional<std::uint32_t> level(std::uint32_t side) const {
    Diagnostics unheard;
    const Inspection inspection = pairs_.chooser(side).inspection(assignment_);
    const Value rating = work_out(pairs_.model.plan, inspection, unheard)[compared_.subject->results->rating];
    if (rating.alternatives == 0) return std::nullopt;
    return lowest_of(rating.alternatives);
  }

  // What is said on the second side, of the one thing that differs.
  std::string improvement() const {
    Assignment only(assignment_.size(), kAnyChoice);
    for (std::size_t i = 0; i < assignment_.size(); ++i) {
      if (assignment_[i] < 0) continue;
      const Alternative& at = (*pairs_.inquiry.alternatives[i])[static_cast<std::size_t>(assignment_[i])];
      if (at[0] != at[1]) only[i] = assignment_[i];
    }
    return pairs_.chooser(1).words(only);
  }

  const Exploration& pairs_;
  const Compared& compared_;
  Assignment assignment_;
};

bool falls(const Space& space, const Sight& sight) {
  const std::uint64_t before = space[sight.value].alternatives;
  const std::uint64_t after = space[sight.other].alternatives;
  return before != 0 && after != 0 && lowest_of(after) < lowest_of(before);
}

}  // namespace

Monotony find_falls(const Exploration& explored, Diagnostics& diagnostics) {
  const Model& model = explored.model;
  Circuit circuit = circuit_of({&model.plan, &model.plan}, {model.names, model.names});
  std::vector<Compared> compared;
  std::vector<GateId> observed;
  for (const Subject& subject : model.subjects) {
    if (scale_of(model.framework, subject) == nullptr) continue;
    const DefinitionId rating = subject.results->rating;
    compared.push_back({&subject, add_pair(circuit, circuit.gate(0, rating), circuit.gate(1, rating))});
    observed.push_back(compared.back().pair);
  }
  const Exploration pairs(model, std::move(circuit), observed, {}, alternatives_of(explored), true);
  Monotony found;
  for (const Compared& each : compared) {
    const auto* sights = pairs.space.sights(each.pair);
    found.proved = found.proved && sights != nullptr && pairs.space.proves(each.pair);
    if (sights == nullptr) continue;
    const Example* smallest = nullptr;
    for (const auto& [sight, example] : *sights) {
      if (falls(pairs.space, sight) && (smallest == nullptr || example.cost < smallest->cost)) smallest = &example;
    }
    if (smallest == nullptr) continue;
    const Fall fall(pairs, each, *smallest);
    if (!fall.replayed()) continue;
    found.falls = true;
    diagnostics.add(fall.diagnostic());
  }
  return found;
}

}  // namespace rubric::prove
