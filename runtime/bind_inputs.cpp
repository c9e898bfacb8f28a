// Inputs: values of the inspection itself, each by its type.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "runtime/alternatives.hpp"
#include "runtime/bind.hpp"
#include "runtime/leaves.hpp"

namespace rubric {

namespace {

using Kind = DataValue::Kind;

// What its numbers are multiples of; none where every number between the ends is one.
std::optional<Rational> step_of(const Fact& input) {
  if (input.type.kind != TypeKind::whole && !input.decimals) return std::nullopt;
  Rational step = 1;
  for (int decimals = input.type.kind == TypeKind::whole ? 0 : *input.decimals; decimals > 0; --decimals)
    step = step / 10;
  return step;
}

// The rules give both ends.
Numbers all_numbers(const Fact& input) {
  if (!input.values.empty()) return Numbers::of(input.values);
  const Rational low = *input.bounds.low;
  const Rational high = *input.bounds.high;
  const std::optional<Rational> step = step_of(input);
  const Rational steps = step ? (high - low) / *step : Rational::invalid();
  std::vector<Rational> members;
  if (steps.valid() && steps < static_cast<std::int64_t>(Numbers::kMaxMembers)) {
    for (Rational number = round(low, RoundingMode::up, *step); number.valid() && number <= high;
         number = number + *step)
      members.push_back(number);
  }
  return members.empty() ? Numbers::between({low, high}) : Numbers::of(std::move(members));
}

// All that the type of an input allows.
Value anything(const Framework& framework, const Fact& input) {
  switch (input.type.kind) {
    case TypeKind::truth: return truth_of(true, true);
    case TypeKind::level: return {all_levels(framework.scales[input.type.of]), {}, false};
    case TypeKind::choice: return {(std::uint64_t{1} << input.choices.size()) - 1, {}, false};
    case TypeKind::date: return any_date();
    default: return {0, all_numbers(input), false};
  }
}

std::optional<FactId> input_of(const Framework* framework, std::string_view id) {
  if (framework == nullptr) return std::nullopt;
  const auto& all = framework->inputs;
  const auto found = std::find_if(all.begin(), all.end(), [&](FactId input) { return (*framework)[input].id == id; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

void report_unknown(Binder& binder, const NamedEntry& data) {
  const Framework& framework = binder.framework;
  const bool elsewhere = binder.asked_for && (binder.own == nullptr || input_of(binder.own, data.name));
  if (elsewhere) {
    return binder.set_aside(fmt::format("input `{}`", shown(data.name)),
                            fmt::format("{} has no such input", framework.id), data.entry->key_span);
  }
  std::vector<std::string_view> names;
  for (const FactId input : framework.inputs) names.emplace_back(framework[input].id);
  binder.unknown(data.name, data.entry->key_span, fmt::format("{} has no input `{}`", framework.id, shown(data.name)),
                 names.empty() ? "take it out" : instead_of(data.name, "its inputs are", names));
}

void bind_input(Binder& binder, const NamedEntry& data) {
  const std::optional<FactId> id = input_of(&binder.framework, data.name);
  if (!id) return report_unknown(binder, data);
  const Fact& input = binder.framework[*id];
  const DataValue& value = data.entry->value;
  if (const std::optional<Value> read = fact_from(binder.framework, input, value)) {
    binder.inspection.inputs[id->index] = *read;
    return;
  }
  const std::optional<FactId> own = input_of(binder.own, data.name);
  if (!own || !fact_from(*binder.own, (*binder.own)[*own], value)) return no_value_of(binder, input, value);
  binder.set_aside(fmt::format("input `{}`", input.id),
                   fmt::format("`{}` has no such value in {}", input.id, binder.framework.id), value.span);
  binder.inspection.inputs[id->index] = anything(binder.framework, input);
}

}  // namespace

std::vector<Value> untold_inputs(const Framework& framework) {
  std::vector<Value> inputs(framework.facts.size(), Value::nothing());
  for (const FactId id : framework.inputs) {
    const Fact& input = framework[id];
    if (!input.or_missing) inputs[id.index] = anything(framework, input);
  }
  return inputs;
}

void bind_inputs(Binder& binder, const DataEntry* inputs) {
  const Framework& framework = binder.framework;
  binder.inspection.inputs = untold_inputs(framework);
  // Absence is a proper value only of what the inspection's own edition asked for.
  for (const FactId id : framework.inputs) {
    const bool new_here = binder.asked_for && !input_of(binder.own, framework[id].id);
    if (new_here && framework[id].or_missing)
      binder.inspection.inputs[id.index] = unite(anything(framework, framework[id]), Value::nothing());
  }
  if (inputs == nullptr || !binder.expect(*inputs, Kind::table, "write [input], then a line such as age = 82 for each"))
    return;
  DottedNames names;
  for (const Framework* each : {&framework, binder.own}) {
    if (each == nullptr) continue;
    for (const FactId id : each->inputs) names.add((*each)[id].id);
  }
  for (const NamedEntry& data : named_entries(binder, inputs->value, names)) bind_input(binder, data);
}

}  // namespace rubric
