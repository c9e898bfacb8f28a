#include "runtime/batch/execute.hpp"

#include <algorithm>
#include <array>

#include "runtime/batch/kernels.hpp"

namespace rubric::batch {

namespace {

Code work_out(Program& program, Table& table, std::span<const Code> operands) {
  if (std::find(operands.begin(), operands.end(), kOdd) != operands.end()) return kOdd;
  for (std::size_t i = 0; i < operands.size(); ++i)
    program.values->put(table.inputs[i], table.operands[i]->value(operands[i]));
  program.values->work_out(table.gates);
  return table.result->code((*program.values)[table.gate]);
}

bool holds(const Memo& memo, const std::vector<Codes*>& operands) {
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (!memo.holds(i, operands[i]->bound())) return false;
  }
  return true;
}

// Room for codes that were not known when the table was made. False if there can be none.
bool has_room(Table& table) {
  if (table.memo.tells_apart() && holds(table.memo, table.operands)) return true;
  const std::vector<std::size_t> bounds = bounds_of(table.operands);
  if (!can_be_key(bounds)) return false;
  if (!table.memo.holds(bounds)) table.memo = Memo(bounds);
  return true;
}

void look_up(Program& program, const Instruction& instruction, Members members, std::size_t rows, Code* out) {
  Table& table = program.tables[instruction.table];
  if (!has_room(table)) {
    std::fill_n(out, rows, kOdd);
    return;
  }
  table.memo.look_up(members, rows, out);
  if (!has(out, kNew, rows)) return;
  std::vector<Code> codes(members.size());
  for (std::size_t row = 0; row < rows; ++row) {
    if (out[row] != kNew) continue;
    for (std::size_t i = 0; i < members.size(); ++i) codes[i] = members[i][row];
    out[row] = table.memo.find(codes);
    if (out[row] != kNew) continue;
    out[row] = work_out(program, table, codes);
    table.memo.learn(codes, out[row]);
  }
}

}  // namespace

std::vector<std::size_t> bounds_of(const std::vector<Codes*>& operands) {
  std::vector<std::size_t> bounds;
  bounds.reserve(operands.size());
  for (const Codes* codes : operands) bounds.push_back(codes->bound());
  return bounds;
}

void execute(Program& program, const Instruction& instruction, const Field& field) {
  const Pointers operands(instruction.operands, field);
  execute(program, instruction, operands.all(), field.rows, field[instruction.out], field.odd);
}

void execute(Program& program, const Instruction& instruction, Members members, std::size_t rows, Code* out,
             Code* odd) {
  switch (instruction.what) {
    case Do::look_up: look_up(program, instruction, members, rows, out); break;
    case Do::guarded: guarded(members[0], members[1], rows, out, odd); break;
    case Do::lowest: lowest(members, rows, out, odd); break;
    case Do::highest: highest(members, rows, out, odd); break;
    case Do::is_lowest: is_lowest(members, instruction.which, rows, out, odd); break;
    case Do::lowest_of_deciding: {
      const std::size_t half = members.size() / 2;
      lowest_of_deciding(members.first(half), members.subspan(half), rows, out, odd);
      break;
    }
    case Do::all_of: all_of(members, rows, out, odd); break;
    case Do::any_of: any_of(members, rows, out, odd); break;
    case Do::one_case: std::fill_n(out, rows, kOdd); break;
  }
}

}  // namespace rubric::batch
