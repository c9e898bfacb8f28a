#include "runtime/prove/model.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/operands.hpp"

namespace rubric::prove {

namespace {

Circuit with_wanted(Circuit circuit, const std::vector<GateId>& observed, const std::vector<GateId>& seen) {
  std::vector<GateId> wanted = observed;
  wanted.insert(wanted.end(), seen.begin(), seen.end());
  for (const Group& group : groups_of(circuit)) wanted.insert(wanted.end(), group.guards.begin(), group.guards.end());
  want(circuit, wanted);
  return circuit;
}

}  // namespace

Model::Model(const Framework& of, std::int64_t most)
    : framework(of),
      plan(compile(of)),
      variables(variables_of(of, most)),
      names(names_of(of, variables)),
      subjects(subjects_of(of)) {}

std::vector<Group> groups_of(const Circuit& circuit) {
  std::vector<Group> groups(circuit.plans[0]->framework->standards.size());
  for (std::uint32_t side = 0; side < circuit.plans.size(); ++side) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const Standard& standard = circuit.plans[side]->framework->standards[i];
      if (standard.applies) groups[i].guards.push_back(circuit.gate(side, standard.applies));
      if (standard.results.rating) groups[i].results.push_back(circuit.gate(side, standard.results.rating));
    }
  }
  return groups;
}

Exploration::Exploration(const Model& of, Circuit gates, std::vector<GateId> observed, std::vector<GateId> seen,
                         std::vector<Alternatives> alternatives, bool improving)
    : model(of),
      circuit(with_wanted(std::move(gates), observed, seen)),
      inquiry{circuit,         of.variables, std::move(alternatives), groups_of(circuit), std::move(observed),
              std::move(seen), improving},
      space(inquiry) {}

std::vector<GateId> results_in(const Circuit& circuit, const Model& model, std::uint32_t side) {
  std::vector<GateId> gates;
  for (const Subject& subject : model.subjects) {
    for (const DefinitionId rule : subject.results->rules) gates.push_back(circuit.gate(side, rule));
    gates.push_back(circuit.gate(side, subject.results->rating));
    if (subject.results->score) gates.push_back(circuit.gate(side, subject.results->score));
  }
  return gates;
}

std::string in_figures(double count) {
  constexpr double kExact = 9e15;
  if (count >= kExact) {
    const double power = std::floor(std::log10(count));
    return fmt::format("about {:.1f} × 10^{}", count / std::pow(10.0, power), static_cast<int>(power));
  }
  std::string digits = fmt::format("{:.0f}", count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string listed(const std::vector<std::string>& items, std::size_t most) {
  std::string all;
  for (std::size_t i = 0; i < items.size() && i < most; ++i) all += (i == 0 ? "" : ", ") + items[i];
  if (items.size() > most) all += fmt::format(" and {} more", items.size() - most);
  return all;
}

std::string level_text(const Scale& scale, const Value& value) {
  return value.never_present() ? "not rated" : scale.levels[lowest_of(value.alternatives)].id;
}

std::string value_text(const Framework& framework, Type type, const Value& value) {
  if (value.never_present()) return type.kind == TypeKind::level ? "not rated" : "missing";
  if (type.kind == TypeKind::date) return to_string(Date(std::chrono::days(value.numbers.hull().low.numerator())));
  if (holds_numbers(type)) return to_string(value.numbers.hull().low);
  const std::uint32_t at = lowest_of(value.alternatives);
  if (type.kind == TypeKind::truth) return at == 1 ? "yes" : "no";
  if (type.kind == TypeKind::level) return framework.scales[type.of].levels[at].id;
  return framework.facts[type.of].choices[at].id;
}

}  // namespace rubric::prove
