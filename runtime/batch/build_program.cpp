// The instructions of a program.
#include <algorithm>
#include <set>
#include <utility>

#include "runtime/batch/builder.hpp"

namespace rubric::batch {

void Builder::emit() {
  column_.assign(circuit().gates.size(), 0);
  for (GateId id = 0; id < circuit().gates.size(); ++id) {
    if (!needed_[id] || is_question(sources_[id])) continue;
    if (is_one_case(id)) {
      emit_one_case(id);
    } else if (gate(id).kind == GateKind::leaf) {
      emit_leaf(id);
    } else if (ways_[id]->what == Do::look_up) {
      emit_look_up(id);
    } else {
      emit_quick(id);
    }
    columns_[column_[id]].codes = codes_[id];
  }
  note_readers();
  for (std::uint32_t i = 0; i < framework_.standards.size(); ++i) {
    const Standard& standard = framework_.standards[i];
    if (is_conditional(standard))
      program_->conditional.push_back({{i}, column_of(circuit().gate(0, standard.applies))});
  }
  for (const GateId id : may_go_wrong_) program_->checked.push_back(column_of(id));
  for (const std::uint32_t slot : wanted_) tell(gate_of(slot));
}

void Builder::note_readers() {
  std::vector<bool> read(program_->columns);
  for (const Instruction& instruction : program_->instructions) {
    for (const ColumnId operand : instruction.operands) read[operand] = true;
  }
  for (Instruction& instruction : program_->instructions)
    instruction.must_be_certain = instruction.what == Do::one_case && read[instruction.out];
}

void Builder::tell(GateId id) {
  if (is_constant(id)) {
    program_->told.push_back({program_->machine->constants()[id], 0, nullptr});
  } else {
    program_->told.push_back({std::nullopt, column_of(id), codes_[id]});
  }
}

void Builder::add(Instruction instruction) {
  columns_[instruction.out].made_by = program_->instructions.size();
  program_->instructions.push_back(std::move(instruction));
}

ColumnId Builder::column_of(GateId id) {
  if (is_question(sources_[id])) return function_column(sources_[id], {id, kNoGate});
  return column_[id];
}

ColumnId Builder::column_of(const Part& part) {
  const GateId guard = part.guard != kNoGate && is_constant(part.guard) ? kNoGate : part.guard;
  if (is_one_function(part)) return function_column(sources_[part.value], {part.value, guard});
  const ColumnId value = column_of(part.value);
  if (guard == kNoGate) return value;
  Instruction instruction{Do::guarded, {value, column_of(guard)}, new_column(), 0, 0, {}};
  columns_[instruction.out].codes = codes_[part.value];
  const ColumnId out = instruction.out;
  add(std::move(instruction));
  return out;
}

bool Builder::is_conditional(const Standard& standard) const {
  return standard.applies && !is_constant(program_->circuit.gate(0, standard.applies));
}

void Builder::emit_leaf(GateId id) {
  column_[id] = new_column();
  const Expr& expr = this->expr(id);
  const Leaf::What what = expr.op == Op::judged  ? Leaf::What::judged
                          : expr.op == Op::input ? Leaf::What::input
                                                 : Leaf::What::fieldwork;
  const bool may_not_apply = what == Leaf::What::judged && is_conditional(framework_.standards[expr.index]);
  program_->leaves.push_back({what, expr.index, codes_[id], column_[id], may_not_apply ? kAbsent : kOdd});
}

void Builder::emit_quick(GateId id) {
  Instruction instruction{ways_[id]->what, {}, 0, 0, 0, {}};
  for (const Part& part : ways_[id]->parts) instruction.operands.push_back(column_of(part));
  if (instruction.what == Do::is_lowest) instruction.which = expr(id).index;
  column_[id] = instruction.out = new_column();
  add(std::move(instruction));
}

Name Builder::table_name(GateId id) {
  NameParts parts;
  parts.reserve(gate(id).operands.size() + 1);
  parts.push_back(program_->machine->doing(id));
  for (const GateId operand : gate(id).operands)
    parts.push_back(is_constant(operand) ? name_of_constant(operand) : name_of(codes_[operand]));
  return name(Named::gate, parts);
}

Name Builder::table_name(GateId id, const std::vector<GateId>& inputs) {
  if (is_constant(id)) return name_of_constant(id);
  const auto input = std::find(inputs.begin(), inputs.end(), id);
  if (input != inputs.end())
    return name(Named::operand, {static_cast<std::uint64_t>(input - inputs.begin()), name_of(codes_[id])});
  NameParts parts;
  parts.reserve(gate(id).operands.size() + 1);
  parts.push_back(program_->machine->doing(id));
  for (const GateId operand : gate(id).operands) parts.push_back(table_name(operand, inputs));
  return name(Named::gate, parts);
}

void Builder::emit_look_up(GateId id) {
  const std::vector<GateId>& inputs = ways_[id]->inputs;
  Instruction instruction;
  for (const GateId input : inputs) instruction.operands.push_back(column_of(input));
  const auto fresh = static_cast<std::uint32_t>(program_->tables.size());
  const auto [found, is_new] = table_of_.try_emplace(table_name(id, inputs), fresh);
  if (is_new) add_table(id, inputs);
  instruction.table = found->second;
  column_[id] = instruction.out = new_column();
  add(std::move(instruction));
}

void Builder::add_table(GateId id, const std::vector<GateId>& inputs) {
  std::vector<Codes*> operands;
  std::vector<std::size_t> bounds;
  for (const GateId input : inputs) {
    operands.push_back(codes_[input]);
    bounds.push_back(codes_[input]->bound());
  }
  program_->tables.push_back({id, inputs, gates_between(inputs, {id}), std::move(operands), codes_[id], Memo(bounds)});
}

std::vector<GateId> Builder::gates_between(const std::vector<GateId>& inputs, std::vector<GateId> results) const {
  std::set<GateId> gates;
  while (!results.empty()) {
    const GateId id = results.back();
    results.pop_back();
    if (is_constant(id) || std::find(inputs.begin(), inputs.end(), id) != inputs.end()) continue;
    if (gates.insert(id).second) results.insert(results.end(), gate(id).operands.begin(), gate(id).operands.end());
  }
  return {gates.begin(), gates.end()};
}

std::unique_ptr<Program> program_of(const Plan& plan, const std::vector<std::uint32_t>& wanted) {
  return Builder(plan, wanted).run();
}

}  // namespace rubric::batch
